import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { type Figures, figuresOf } from './balance-figures.ts';
import { type BalanceLine, inkedAmount, type TotalLine } from './balance-rows.ts';
import type { BalanceShape } from './balance-shape.ts';
import type { Column } from './columns.ts';
import type { Findings } from './findings.ts';
import { isYearToDate } from './row-words.ts';
import type { Table } from './table.ts';
import { TIMES } from './vocabulary.ts';

/** Σ of each amount column over lines. */
export function columnSums(lines: readonly BalanceLine[], redIsMinus: boolean): Map<Column, number> {
  const sums = new Map<Column, number>();
  for (const line of lines)
    for (const [column, inked] of line.amounts)
      sums.set(column, (sums.get(column) ?? 0) + inkedAmount(inked, redIsMinus));
  return sums;
}

/** A total is held against no more stretches than reach over so many totals on either side of it. */
const REACH = 400;

/**
 * Holds every printed total against the rows (LAYOUTS 0.14). What a total covers is not written beside it, so it is right when its
 * figures are those of the leaves above it, back to the beginning or to any other total, of those below it, or of all; else it
 * is rejected with the sum of all above.
 */
export function checkPrintedTotals(
  table: Table,
  lines: readonly BalanceLine[],
  isLeaf: (line: BalanceLine) => boolean,
  totals: readonly TotalLine[],
  shape: BalanceShape,
  findings: Findings,
): void {
  if (lines.some((line) => line.faulty)) return;
  const columns = usedColumns(shape);
  const figures = lines.map((line) => (isLeaf(line) ? figuresOf(line, shape) : undefined));
  const prefix = new PrefixSums(figures, lines, columns, shape.redIsMinus);
  for (const [at, total] of totals.entries()) {
    if (isYearToDate(total.label) && !/合计|小计|总计/.test(total.label) && at < totals.length - 1) continue;
    let wrong: { column: Column; printed: Fen; computed: Fen } | undefined;
    let right = false;
    for (const [start, end] of stretches(totals, at, lines.length)) {
      const found = firstDifference(total, columns, shape.redIsMinus, (column) => prefix.between(column, start, end));
      right = found === undefined;
      if (right) break;
      wrong ??= found;
    }
    if (!right && wrong && !isContinuation(total, totals[at - 1], columns, prefix)) {
      const { column, printed, computed } = wrong;
      findings.reject(
        table.sheet,
        total.row,
        'total-differs',
        `“${total.label}”行的${column.heading}为 ${groupedYuan(printed)}，按明细计算应为 ${groupedYuan(computed)}`,
        column,
      );
    }
  }
}

/** What a total may cover: from the beginning or another total down to it, from it down to another total or the end, or all. */
function* stretches(totals: readonly TotalLine[], at: number, count: number): Generator<readonly [number, number]> {
  const place = totals[at]!.after;
  yield [0, place];
  for (const before of totals.slice(Math.max(0, at - REACH), at)) yield [before.after, place];
  for (const behind of totals.slice(at + 1, at + REACH)) yield [place, behind.after];
  yield [place, count];
  yield [0, count];
}

/** The second row of a total that prints its debit and its credit sum one below the other. */
function isContinuation(
  total: TotalLine,
  before: TotalLine | undefined,
  columns: readonly UsedColumn[],
  prefix: PrefixSums,
): boolean {
  if (!before || before.after !== total.after || total.label !== '合计') return false;
  return columns.every((used) => {
    const printed = inkedAmount(total.amounts.get(used.column), false);
    return printed === 0 || possibleTotals(used, prefix.between(used.column, 0, total.after)).includes(printed);
  });
}

interface UsedColumn {
  readonly column: Column;
  /** The balance that a single column holds; undefined for debit and credit columns. */
  readonly balance: 'yearOpening' | 'opening' | 'closing' | undefined;
}

const usedColumns = (shape: BalanceShape): UsedColumn[] =>
  TIMES.flatMap((time) => {
    const slot = shape.slots[time];
    const balance = time === 'period' || time === 'ytd' ? undefined : time;
    return slot
      ? [
          ...(slot.debit ? [{ column: slot.debit, balance: undefined }] : []),
          ...(slot.credit ? [{ column: slot.credit, balance: undefined }] : []),
          ...(slot.amount ? [{ column: slot.amount, balance }] : []),
        ]
      : [];
  });

function firstDifference(
  total: TotalLine,
  columns: readonly UsedColumn[],
  redIsMinus: boolean,
  sumOf: (column: Column) => SideSums,
): { column: Column; printed: Fen; computed: Fen } | undefined {
  for (const used of columns) {
    const inked = total.amounts.get(used.column);
    /** An empty cell of a single balance column prints nothing, not zero. */
    if (!inked || (used.balance && inked.amount === 0)) continue;
    const possible = possibleTotals(used, sumOf(used.column));
    if (!possible.includes(inked.amount) && !possible.includes(inkedAmount(inked, redIsMinus)))
      return { column: used.column, printed: inked.amount, computed: fen(possible[0]!) };
  }
  return undefined;
}

/** A total of a single balance column may be the plain sum, the net, or one side's sum. */
const possibleTotals = (used: UsedColumn, { sum, debit, credit }: SideSums): number[] =>
  used.balance ? [sum, debit - credit, credit - debit, debit, credit, debit + credit] : [sum];

interface SideSums {
  readonly sum: number;
  readonly debit: number;
  readonly credit: number;
}

/** Running sums of the leaves before each line, by column, so that any stretch is one subtraction. */
class PrefixSums {
  readonly #sums = new Map<Column, { sum: number[]; debit: number[]; credit: number[] }>();

  constructor(
    lines: readonly (Figures | undefined)[],
    source: readonly BalanceLine[],
    columns: readonly UsedColumn[],
    redIsMinus: boolean,
  ) {
    for (const { column, balance } of columns) {
      const sum = [0];
      const debit = [0];
      const credit = [0];
      for (const [at, line] of source.entries()) {
        const figures = lines[at];
        const amount = figures ? inkedAmount(line.amounts.get(column), redIsMinus) : 0;
        const signed = (balance && figures?.[balance]) ?? 0;
        sum.push(sum[at]! + amount);
        debit.push(debit[at]! + Math.max(signed, 0));
        credit.push(credit[at]! + Math.max(-signed, 0));
      }
      this.#sums.set(column, { sum, debit, credit });
    }
  }

  between(column: Column, start: number, end: number): SideSums {
    const sums = this.#sums.get(column)!;
    return {
      sum: sums.sum[end]! - sums.sum[start]!,
      debit: sums.debit[end]! - sums.debit[start]!,
      credit: sums.credit[end]! - sums.credit[start]!,
    };
  }
}
