import type { CashItemKind } from '../../../../shared/domain/ledger/cash-count/count.ts';
import { amountOf, CASH_FACES, faceName } from '../../../../shared/domain/ledger/cash-count/faces.ts';
import { capitalYuan } from '../../../../shared/kernel/capital-yuan.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import type { KeptCount } from './kept.ts';

/** 库存现金盘点表 as people sign it. */
export interface CashCountPaper {
  readonly who: string;
  readonly account: string;
  readonly count: KeptCount;
  readonly madeBy: string;
  readonly witnessedBy: string;
  readonly creator: string;
  readonly created: string;
}

const NAME = '库存现金盘点表';
const COLUMNS: readonly Column[] = [
  { heading: ['实点现金', '券别'], kind: 'text', width: 10 },
  { heading: ['实点现金', '张（枚）数'], kind: 'integer', width: 12 },
  { heading: ['实点现金', '金额'], kind: 'money', width: 16 },
  { heading: ['账款核对', '项目'], kind: 'text', width: 40 },
  { heading: ['账款核对', '金额'], kind: 'money', width: 16 },
];

/** Rows of the right side: each knows its own number, so that the sums can name it. */
class Side {
  readonly cells: (readonly [Cell, Cell])[] = [];
  private readonly firstRow: number;
  constructor(firstRow: number) {
    this.firstRow = firstRow;
  }
  /** Adds a row and says which it is. */
  add(label: string, amount: Cell, indent: 0 | 1 = 0): number {
    this.cells.push([{ value: label, indent }, amount]);
    return this.firstRow + this.cells.length - 1;
  }
  /** A heading with what it is the sum of beneath it. */
  group(label: string, sum: Fen, parts: readonly (readonly [string, Fen])[]): number {
    const own = this.firstRow + this.cells.length;
    const last = own + parts.length;
    this.add(label, parts.length === 0 ? sum : { value: sum, formula: `SUM(E${own + 1}:E${last})` });
    for (const [text, amount] of parts) this.add(text, amount, 1);
    return own;
  }
}

/** The 盘点表 as a workbook: each amount, what should be there, and what differs are formulas. */
export function cashCountWorkbook(paper: CashCountPaper): Workbook {
  const { who, account, count, madeBy, witnessedBy, creator, created } = paper;
  const { reckoned, drawer, items, pending, posted } = count;
  const head = {
    title: NAME,
    banner: [
      { left: `编制单位：${who}`, right: '金额单位：元' },
      { left: `科目：${account}`, right: `盘点时间：${`${count.date} ${count.time}`.trim()}` },
    ],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const pieces = new Map(drawer.map((row) => [row.face, row.pieces]));
  const left = CASH_FACES.map((face, at): Cell[] => {
    const own = pieces.get(face) ?? 0;
    const factor = formatYuan(face as Fen);
    return [
      faceName(face),
      own,
      { value: amountOf({ face, pieces: own }), formula: `ROUND(B${firstRow + at}*${factor},2)` },
    ];
  });
  const last = firstRow + left.length - 1;
  const counted = last + 1;
  left.push(['合计', null, { value: reckoned.counted, formula: `SUM(C${firstRow}:C${last})` }]);
  const of = (kind: CashItemKind) =>
    items.filter((item) => item.kind === kind).map(({ text, amount }) => [text, amount] as const);
  const side = new Side(firstRow);
  const book = side.add('账面余额', posted);
  const moving = side.group(
    '加：未记账凭证（收入减付出）',
    reckoned.pending,
    pending.map(({ date, summary, amount }) => [`${date} ${summary}`, amount] as const),
  );
  const received = side.group('加：已收未入账', reckoned.received, of('received'));
  const paid = side.group('减：已付未入账', reckoned.paid, of('paid'));
  const expected = side.add('应存现金', {
    value: reckoned.expected,
    formula: `ROUND(E${book}+E${moving}+E${received}-E${paid},2)`,
  });
  const drawn = side.add('实点现金', { value: reckoned.counted, formula: `C${counted}` });
  side.add(wordOf(reckoned.difference), {
    value: reckoned.difference,
    formula: `ROUND(E${drawn}-E${expected},2)`,
  });
  side.group('其中：白条抵库', reckoned.slips, of('slip'));
  const rows: Row[] = Array.from({ length: Math.max(left.length, side.cells.length) }, (_, at) => ({
    look: at === left.length - 1 ? ('total' as const) : ('body' as const),
    data: true as const,
    cells: [...(left[at] ?? [null, null, null]), ...(side.cells[at] ?? [null, null])],
  }));
  const said = (text: string): Row => ({
    look: 'plain',
    cells: [{ value: text, kind: 'wrap' }],
    merge: [[0, 4]],
  });
  rows.push(said(`实点金额（大写）：${capitalYuan(reckoned.counted)}`));
  rows.push(said(`盘点说明：${count.explanation || '账款相符'}`));
  if (count.witness?.note) rows.push(said(`监盘意见：${count.witness.note}`));
  rows.push({ look: 'plain', cells: [] });
  rows.push({
    look: 'plain',
    cells: [`盘点人（出纳）：${madeBy}`, null, null, `监盘人：${witnessedBy}`, null],
  });
  return {
    title: `${NAME} ${who} ${count.date}`,
    creator,
    created,
    sheets: [{ name: NAME, ...head, rows, page: { orientation: 'portrait', pagesWide: 1 }, tab: 'accent' }],
  };
}

const wordOf = (difference: Fen): string => (difference > 0 ? '盘盈' : difference < 0 ? '盘亏' : '盘盈（盘亏）');
