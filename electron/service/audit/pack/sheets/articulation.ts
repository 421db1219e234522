import type { Book } from '../../../../../shared/domain/ledger/account.ts';
import { assert } from '../../../../../shared/kernel/assert.ts';
import { absFen, type Fen, fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type PackContent, unitLabel } from '../content.ts';
import { constant, type Live, liveCell } from '../live.ts';
import type { BalanceSums, RangedAmount } from './balance-lines.ts';
import { isYearToDate, JOURNAL_RANGE, type JournalFacts } from './journal.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { RANGE } from './trial-balance.ts';

export const ARTICULATION: Paper = {
  index: 'N1',
  name: '勾稽核对',
  about: '各表之间的勾稽关系，逐项公式核对，差额应为 0.00',
};

/** Two figures that must be equal; the right one nil where only the left must be. */
export interface Articulation {
  readonly name: string;
  readonly scope: string;
  readonly left: Live;
  readonly right?: Live | Fen;
  /** The rule: a clause, or what it shows. */
  readonly why: string;
  /** What only open differences can keep from being nil: shown, but no disagreement between sheets and not in the total. */
  readonly isOpen?: true;
}

const COLUMNS: readonly Column[] = [
  { heading: '核对事项', kind: 'text', width: 44 },
  { heading: '范围', kind: 'text', width: 26 },
  { heading: '左方', kind: 'money', width: 20 },
  { heading: '右方', kind: 'money', width: 20 },
  { heading: '差额', kind: 'check', width: 16 },
  { heading: '依据', kind: 'text', width: 44 },
];
const DIFFERENCE = 4;
export const DIFFERENCE_RANGE = '勾稽_差额';

export interface ArticulationSheet {
  readonly sheet: Sheet;
  readonly names: readonly NamedRange[];
  /** Σ |difference|: nil when everything agrees. The cover shows it. */
  readonly total: Live;
}

/** All articulations, each with its live difference; below the total, what waits for differences to be settled. */
export function articulationSheet(content: PackContent, items: readonly Articulation[]): ArticulationSheet {
  const head = { title: '勾稽核对', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const must = items.filter(({ isOpen }) => !isOpen);
  const open = items.filter(({ isOpen }) => isOpen);
  assert(must.length > 0, 'a pack has statements and balances that can be compared');
  const lastRow = firstRow + must.length - 1;
  const totalRow = lastRow + 1;
  const rows: Row[] = must.map((item, index) => articulationRow(item, firstRow + index));
  const result = sumFen(must.map((item) => absFen(differenceOf(item))));
  const letters = columnLetters(DIFFERENCE);
  const sum = { formula: `SUMPRODUCT(ABS(${letters}${firstRow}:${letters}${lastRow}))`, result };
  rows.push({ look: 'total', cells: ['差额绝对值合计', null, null, null, liveCell(sum, 'check')] });
  if (open.length > 0) {
    const title = '抵销后应为零的项目：尚有内部往来差异未处理时不为零，见“内部往来差异”';
    rows.push({ look: 'section', cells: [title, null, null, null, { value: null, kind: 'text' }] });
    rows.push(...open.map((item, index) => articulationRow(item, totalRow + 2 + index)));
  }
  return {
    sheet: {
      name: ARTICULATION.name,
      ...head,
      rows,
      filter: true,
      page: pageOf(content, ARTICULATION, 'landscape'),
      tab: result === 0 ? 'accent' : 'warn',
    },
    names: [{ name: DIFFERENCE_RANGE, sheet: ARTICULATION.name, column: DIFFERENCE, firstRow, lastRow }],
    total: { formula: `SUMPRODUCT(ABS(${DIFFERENCE_RANGE}))`, result },
  };
}

function articulationRow(item: Articulation, row: number): Row {
  const { name, scope, left, right, why } = item;
  return [
    name,
    scope,
    liveCell(left),
    typeof right === 'object' ? liveCell(right) : (right ?? null),
    liveCell({ formula: `C${row}-D${row}`, result: differenceOf(item) }, 'check'),
    why,
  ];
}

const differenceOf = ({ left, right }: Articulation): Fen => fen(left.result - rightOf(right));

const rightOf = (right: Live | Fen | undefined): Fen => (typeof right === 'object' ? right.result : (right ?? ZERO));

/** Of each unit and book: balances add up to nil, turnovers of both sides are equal, the journal is the trial balance. */
export function bookArticulations(
  content: PackContent,
  sums: BalanceSums,
  journal: JournalFacts,
  journalSheets: number,
): Articulation[] {
  const items: Articulation[] = [];
  for (const { unit, detailed } of content.books) {
    const own = content.units.find(({ code }) => code === unit);
    if (!own) continue;
    const scope = unitLabel(own);
    for (const book of ['financial', 'budget'] as const) {
      const sum = (amount: RangedAmount) => balanceLive(sums, amount, own.code, scope, book);
      const name = (text: string) => `${BOOK_NAMES[book]}：${text}`;
      if (sum('debit').result === 0 && sum('closing').result === 0 && !hasLines(sums, own.code, book)) continue;
      items.push(
        { name: name('期初余额合计'), scope, left: sum('opening'), why: '科目余额表：借贷平衡' },
        {
          name: name('本期借方＝本期贷方'),
          scope,
          left: sum('debit'),
          right: sum('credit'),
          why: '科目余额表：借贷平衡',
        },
        {
          name: name('本年借方＝本年贷方'),
          scope,
          left: sum('yearDebit'),
          right: sum('yearCredit'),
          why: '科目余额表：借贷平衡',
        },
        { name: name('期末余额合计'), scope, left: sum('closing'), why: '科目余额表：借贷平衡' },
      );
      if (!detailed) continue;
      const turnover = journal.turnovers.get(`${unit}|${book}`);
      const year = isYearToDate(content);
      for (const side of ['debit', 'credit'] as const) {
        const word = side === 'debit' ? '借方' : '贷方';
        items.push({
          name: name(`序时账${word}＝余额表${year ? '本年' : '本期'}${word}`),
          scope,
          left: journalLive(turnover?.[side] ?? ZERO, JOURNAL_RANGE[side], scope, book, journalSheets),
          right: sum(year ? (side === 'debit' ? 'yearDebit' : 'yearCredit') : side),
          why: '序时账与科目余额表一致',
        });
      }
    }
  }
  return items;
}

const hasLines = (sums: BalanceSums, unit: string, book: Book): boolean =>
  sums.lines.some((line) => line.unit === unit && line.book === book);

function balanceLive(sums: BalanceSums, amount: RangedAmount, unit: string, label: string, book: Book): Live {
  return constant(
    sums.sum(amount, (line) => line.book === book, unit),
    `SUMIFS(${RANGE[amount]},${RANGE.unit},"${label.replaceAll('"', '""')}",${RANGE.book},"${BOOK_NAMES[book]}")`,
  );
}

function journalLive(result: Fen, range: string, label: string, book: Book, sheets: number): Live {
  const parts = Array.from({ length: sheets }, (_, index) => {
    const suffix = index === 0 ? '' : String(index + 1);
    return `SUMIFS(${range}${suffix},${JOURNAL_RANGE.unit}${suffix},"${label.replaceAll('"', '""')}",${JOURNAL_RANGE.book}${suffix},"${BOOK_NAMES[book]}")`;
  });
  return { formula: parts.join('+'), result };
}
