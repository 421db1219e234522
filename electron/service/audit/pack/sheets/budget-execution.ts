import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { monthOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackLine, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { CHANGE_RANGE } from './budget-changes.ts';
import { CLAIM_RANGE } from './budget-commitments.ts';
import { CODE_COLUMN, LINE_COLUMNS, lineCode, lineNamer } from './budget-lines.ts';
import { bannerOf, type Paper, pageOf, periodText } from './paper.ts';

export const BUDGET_EXECUTION: Paper = {
  index: 'D4',
  name: '预算执行',
  about: '截至期末各预算明细的批复、调整、占用、签约、支出和可用，与调整单和占用单据核对',
};

const AMOUNTS = ['approved', 'adjusted', 'reserved', 'committed', 'spent'] as const;
const HEADINGS = ['全年批复', '全年调整', '已占用', '已签约', '已支出'] as const;
const FIRST = LINE_COLUMNS.length;
/** Places of the columns that formulas name. */
const APPROVED = FIRST;
const ADJUSTED = FIRST + 1;
const RESERVED = FIRST + 2;
const COMMITTED = FIRST + 3;
const SPENT = FIRST + 4;

const COLUMNS: readonly Column[] = [
  ...LINE_COLUMNS,
  ...HEADINGS.map((heading): Column => ({ heading, kind: 'money', width: 16 })),
  { heading: '可用', kind: 'money', width: 16 },
  // Of two decimals, as money is.
  { heading: '执行率\n（%）', kind: 'money', width: 10 },
  { heading: '比时间进度\n（百分点）', kind: 'money', width: 12 },
  { heading: '核对\n调整－调整单', kind: 'check', width: 14, printed: false },
  { heading: '核对\n占用签约－单据', kind: 'check', width: 15, printed: false },
  CODE_COLUMN,
];

type Amounts = Pick<PackLine, (typeof AMOUNTS)[number]>;

/**
 * Each line at the end of the pack's month: what is available and how far spending has come are formulas; adjustments are
 * held against the documents, what is taken against the claims. Units' sums and the total stand below.
 */
export function executionSheet(content: PackContent): Sheet {
  const nameOf = lineNamer(content);
  const unitName = unitNamer(content);
  const month = monthOf(content.period);
  const lines = content.execution?.lines ?? [];
  const time = percent(BigInt(month), 12n);
  const head = {
    title: BUDGET_EXECUTION.name,
    banner: bannerOf(content, `${periodText(content)}　时间进度 ${formatYuan(time)}%`),
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const last = firstRow + lines.length - 1;
  const found = papersOf(content);
  const rows: Row[] = lines.map((line, index): Row => {
    const row = firstRow + index;
    const code = lineCode(line);
    const at = (column: number) => `${columnLetters(column)}${row}`;
    const sumIn = (range: string, of: string) => `SUMIFS(${range},${of},${at(COLUMNS.length - 1)})`;
    const [changed, held] = [found.changed.get(code) ?? ZERO, found.held.get(code) ?? ZERO];
    return [
      ...nameOf(line),
      ...AMOUNTS.map((column) => line[column]),
      ...workedOut(line, row, month),
      liveCell(
        {
          formula: `${at(ADJUSTED)}-${sumIn(CHANGE_RANGE.approved, CHANGE_RANGE.line)}`,
          result: fen(line.adjusted - changed),
        },
        'check',
      ),
      liveCell(
        {
          formula: `${at(RESERVED)}+${at(COMMITTED)}-${sumIn(CLAIM_RANGE.reserved, CLAIM_RANGE.line)}-${sumIn(CLAIM_RANGE.committed, CLAIM_RANGE.line)}`,
          result: fen(line.reserved + line.committed - held),
        },
        'check',
      ),
      code,
    ];
  });
  const sums = (label: string, of: readonly PackLine[], formula: (column: number) => string): Row => {
    const amounts = together(of);
    return {
      look: 'total',
      cells: [
        label,
        ...Array.from({ length: FIRST - 1 }, () => null),
        ...AMOUNTS.map((column, at) => liveCell({ formula: formula(FIRST + at), result: amounts[column] })),
        ...workedOut(amounts, firstRow + rows.length, month),
      ],
    };
  };
  const range = (column: number) => `${columnLetters(column)}$${firstRow}:${columnLetters(column)}$${last}`;
  const units = [...new Set(lines.map(({ unit }) => unit))];
  if (units.length > 1)
    for (const unit of units) {
      const row = firstRow + rows.length;
      rows.push(
        sums(
          unitName(unit),
          lines.filter((line) => line.unit === unit),
          (column) => `SUMIFS(${range(column)},$A$${firstRow}:$A$${last},$A${row})`,
        ),
      );
    }
  rows.push(sums('合计', lines, (column) => `SUM(${range(column)})`));
  return {
    name: BUDGET_EXECUTION.name,
    ...head,
    rows,
    filter: true,
    frozenColumns: 2,
    page: pageOf(content, BUDGET_EXECUTION, 'landscape'),
  };
}

/** 可用、执行率、比时间进度 of a row. */
function workedOut(amounts: Amounts, row: number, month: number): Cell[] {
  const { approved, adjusted, reserved, committed, spent } = amounts;
  const at = (column: number) => `${columnLetters(column)}${row}`;
  const available = fen(approved + adjusted - reserved - committed - spent);
  const takings = [RESERVED, COMMITTED, SPENT].map((column) => `-${at(column)}`).join('');
  const cells: Cell[] = [liveCell({ formula: `${at(APPROVED)}+${at(ADJUSTED)}${takings}`, result: available })];
  const planned = approved + adjusted;
  // Of nothing there is no share.
  if (planned <= 0) return [...cells, null, null];
  const rate = percent(BigInt(spent), BigInt(planned));
  const ahead = percent(BigInt(spent) * 12n - BigInt(month) * BigInt(planned), BigInt(planned) * 12n);
  const share = `${at(SPENT)}/(${at(APPROVED)}+${at(ADJUSTED)})`;
  return [
    ...cells,
    liveCell({ formula: `${share}*100`, result: rate }),
    liveCell({ formula: `(${share}-${month}/12)*100`, result: ahead }),
  ];
}

/** Percent in hundredths, rounded as ROUND does: half away from nil. */
function percent(part: bigint, whole: bigint): Fen {
  const size = part < 0n ? -part : part;
  const rounded = Number((2n * 10_000n * size + whole) / (2n * whole));
  return fen(part < 0n ? -rounded : rounded);
}

const together = (lines: readonly Amounts[]): Amounts => {
  const sum = (column: (typeof AMOUNTS)[number]) => sumFen(lines.map((line) => line[column]));
  return {
    approved: sum('approved'),
    adjusted: sum('adjusted'),
    reserved: sum('reserved'),
    committed: sum('committed'),
    spent: sum('spent'),
  };
};

/** What the other papers say of each line: what the documents changed, and what claims hold. */
function papersOf(content: PackContent) {
  const sumBy = (entries: readonly (readonly [string, Fen])[]) => {
    const sums = new Map<string, Fen>();
    for (const [code, amount] of entries) sums.set(code, fen((sums.get(code) ?? ZERO) + amount));
    return sums;
  };
  const approved = (content.changes ?? []).filter(({ stage }) => stage === 'approved');
  return {
    changed: sumBy(approved.flatMap(({ rows }) => rows.map((row) => [lineCode(row), row.amount] as const))),
    held: sumBy(
      (content.execution?.claims ?? []).map((claim) => [lineCode(claim), fen(claim.reserved + claim.committed)]),
    ),
  };
}
