import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { type CompleteFigures, completed, type Figures } from './balance-figures.ts';
import type { BalanceLine } from './balance-rows.ts';
import type { BalanceShape } from './balance-shape.ts';
import type { Findings } from './findings.ts';
import type { Table } from './table.ts';

/** A line with its figures, as the checks see it. */
export interface ReadBalance {
  readonly line: BalanceLine;
  readonly figures: Figures;
  readonly whole: CompleteFigures;
  readonly leaf: boolean;
}

/** 期初 + 借方 − 贷方 = 期末 in every row, and 年初 + 累计借方 − 累计贷方 = 期末. */
export function checkRollForward(
  table: Table,
  rows: readonly ReadBalance[],
  yearIsPeriod: boolean,
  findings: Findings,
): void {
  for (const { line, figures } of rows) {
    if (line.faulty) continue;
    const { closing, debit, credit, yearOpening, yearDebit, yearCredit } = figures;
    if (figures.fault) {
      const message =
        figures.fault.code === 'flat-with-amount'
          ? `${title(line)}：方向为“平”，但余额不为零`
          : `${title(line)}：余额不为零，但没有借贷方向`;
      findings.reject(table.sheet, line.row, figures.fault.code, message, figures.fault.column);
      continue;
    }
    const opening = figures.opening ?? (yearIsPeriod ? yearOpening : undefined);
    if (opening !== undefined && closing !== undefined && debit !== undefined && credit !== undefined)
      compare(table, line, '期初', '期末', opening, debit, credit, closing, findings);
    if (yearOpening !== undefined && closing !== undefined && yearDebit !== undefined && yearCredit !== undefined)
      compare(table, line, '年初', '期末', yearOpening, yearDebit, yearCredit, closing, findings);
  }
}

const title = (line: BalanceLine): string => `${line.code} ${line.name}`.trim();

function compare(
  table: Table,
  line: BalanceLine,
  from: string,
  to: string,
  opening: Fen,
  debit: Fen,
  credit: Fen,
  closing: Fen,
  findings: Findings,
): void {
  const computed = fen(opening + debit - credit);
  if (computed === closing) return;
  findings.reject(
    table.sheet,
    line.row,
    'does-not-roll-forward',
    `${title(line)}：${from} ${sided(opening)} + 借方 ${groupedYuan(debit)} − 贷方 ${groupedYuan(credit)} = ${sided(computed)}，与${to} ${sided(closing)} 不符`,
  );
}

/** A balance with its side: 借 1.00, 贷 1.00, 平. */
export const sided = (balance: Fen): string =>
  balance === 0 ? '平' : `${balance > 0 ? '借' : '贷'} ${groupedYuan(fen(Math.abs(balance)))}`;

const GROUPS = [
  ['yearOpening', '年初余额'],
  ['opening', '期初余额'],
  ['closing', '期末余额'],
] as const;
const TURNOVERS = [
  ['debit', 'credit', '本期发生额'],
  ['yearDebit', 'yearCredit', '本年累计发生额'],
] as const;

/** Σ借 = Σ贷 over the leaves for each balance and each turnover (试算平衡). */
export function checkTrialBalance(
  table: Table,
  rows: readonly ReadBalance[],
  shape: BalanceShape,
  findings: Findings,
): void {
  if (rows.some(({ line }) => line.faulty)) return;
  const leaves = rows.filter(({ leaf }) => leaf).map(({ whole }) => whole);
  const reject = (what: string, debit: number, credit: number): void => {
    if (debit === credit) return;
    findings.reject(
      table.sheet,
      Math.max(table.heading.last, 0),
      'does-not-balance',
      `${what}借贷不平：末级科目借方合计 ${groupedYuan(fen(debit))}，贷方合计 ${groupedYuan(fen(credit))}，相差 ${groupedYuan(fen(debit - credit))}`,
    );
  };
  for (const [key, name] of GROUPS) {
    if (key === 'yearOpening' && !shape.slots.yearOpening) continue;
    const values = leaves.map((row) => row[key] ?? 0);
    reject(
      name,
      values.reduce<number>((sum, value) => sum + Math.max(value, 0), 0),
      values.reduce<number>((sum, value) => sum + Math.max(-value, 0), 0),
    );
  }
  for (const [debit, credit, name] of TURNOVERS)
    reject(
      name,
      leaves.reduce<number>((sum, row) => sum + (row[debit] ?? 0), 0),
      leaves.reduce<number>((sum, row) => sum + (row[credit] ?? 0), 0),
    );
}

/** A parent's figures are those of the leaves under it (上级 = Σ 下级). */
export function checkParents(
  table: Table,
  rows: readonly ReadBalance[],
  shape: BalanceShape,
  findings: Findings,
): void {
  const leaves = rows.filter(({ leaf }) => leaf);
  const sorted = leaves.toSorted((a, b) => (a.line.code < b.line.code ? -1 : 1));
  for (const { line, whole, leaf } of rows) {
    if (leaf || line.faulty) continue;
    const under = leavesUnder(sorted, line.code);
    if (under.some((child) => child.line.faulty)) continue;
    for (const [key, name] of partsOf(shape)) {
      const sum = under.reduce<number>((total, child) => total + (child.whole[key] ?? 0), 0);
      const own = whole[key] ?? 0;
      if (sum === own) continue;
      const show = key === 'opening' || key === 'closing' || key === 'yearOpening' ? sided : groupedYuan;
      findings.reject(
        table.sheet,
        line.row,
        'parent-differs',
        `${title(line)}：${name} ${show(fen(own))}，下级科目合计 ${show(fen(sum))}，不一致`,
      );
      break;
    }
  }
}

function leavesUnder(sorted: readonly ReadBalance[], code: string): readonly ReadBalance[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.line.code < code) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && sorted[end]!.line.code.startsWith(code)) end += 1;
  return sorted.slice(low, end);
}

function partsOf(shape: BalanceShape): readonly (readonly [keyof CompleteFigures, string])[] {
  return [
    ['opening', '期初余额'],
    ['debit', '本期借方'],
    ['credit', '本期贷方'],
    ['closing', '期末余额'],
    ...(shape.slots.yearOpening ? ([['yearOpening', '年初余额']] as const) : []),
    ...(shape.slots.ytd
      ? ([
          ['yearDebit', '累计借方'],
          ['yearCredit', '累计贷方'],
        ] as const)
      : []),
  ];
}

/** Lines of one account added up, where a file gives its accounts only in auxiliary detail. */
export function addFigures(rows: readonly Figures[], yearIsPeriod: boolean): CompleteFigures {
  const wholes = rows.map((row) => completed(row, yearIsPeriod));
  const sum = (key: keyof CompleteFigures): Fen =>
    fen(wholes.reduce<number>((total, row) => total + (row[key] ?? 0), 0));
  const first = wholes[0]!;
  return {
    opening: sum('opening'),
    debit: sum('debit'),
    credit: sum('credit'),
    closing: sum('closing'),
    ...(first.yearOpening === undefined ? {} : { yearOpening: sum('yearOpening') }),
    ...(first.yearDebit === undefined ? {} : { yearDebit: sum('yearDebit') }),
    ...(first.yearCredit === undefined ? {} : { yearCredit: sum('yearCredit') }),
  };
}
