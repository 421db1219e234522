import { completed, type Figures, figuresOf, isYearPeriod } from './balance-figures.ts';
import { type BalanceLine, inkedAmount, type TotalLine } from './balance-rows.ts';
import { type BalanceShape, shapeName } from './balance-shape.ts';
import { columnSums } from './balance-totals.ts';
import type { Hypothesis } from './reading.ts';

/** How one shape fared: rows that roll forward and totals that balance, of those that could tell. */
interface Trial {
  readonly shape: BalanceShape;
  readonly passed: number;
  readonly tests: number;
  /** Tests of single rows among them. */
  readonly rows: number;
  readonly failing: string | undefined;
  readonly fits: boolean;
  /** The figures it gives, as one text: two shapes that give the same are one reading. */
  readonly outcome: string;
}

export type ShapeChoice =
  | { readonly shape: BalanceShape; readonly hypotheses: readonly Hypothesis[]; readonly inkByCustom: boolean }
  | { readonly ambiguous: readonly string[]; readonly hypotheses: readonly Hypothesis[] };

/** Testing on this many lines is enough to tell shapes apart; totals are over all. */
const OUTCOME_LINES = 2000;

/**
 * Chooses among shapes by the sums (LAYOUTS 0.10): Σ opening, Σ movement and Σ closing over the leaves are nil, and opening +
 * movement = closing in every row. The only shape that words allow is taken whatever the sums say: then the rows are wrong, and each
 * is named. Where several fit and give different figures, or none does, a person is asked. `whole` is false for a table of some
 * accounts only (辅助余额表), whose totals need not balance.
 */
export function chooseShape(
  shapes: readonly BalanceShape[],
  leaves: readonly BalanceLine[],
  totals: readonly TotalLine[],
  chosen: string | undefined,
  whole = true,
): ShapeChoice {
  const named = chosen === undefined ? undefined : shapes.find((shape) => shapeName(shape) === chosen);
  if (named) return { shape: named, hypotheses: [], inkByCustom: false };
  const trials = distinct(
    shapes.filter((shape) => canBeSigned(shape, leaves)).map((shape) => tryShape(shape, leaves, totals, whole)),
  );
  const hypotheses = trials.map(({ shape, fits, failing, passed, tests }) => ({
    name: shapeName(shape),
    fits,
    detail: fits ? `${tests} 项检验全部通过` : `${tests} 项检验通过 ${passed} 项${failing ? `；${failing}` : ''}`,
  }));
  const fitting = trials.filter((trial) => trial.fits);
  /** A shape whose rows roll forward has proved itself; one that only balances in sum has not. */
  const proven = fitting.filter((trial) => trial.rows > 0);
  const candidates = proven.length > 0 ? proven : fitting.length > 0 ? fitting : nearest(trials);
  /** Red ink is negative by custom (红字): where the sums do not tell, the custom does. */
  const inky = candidates.filter((trial) => trial.shape.redIsMinus);
  const best = inky.length > 0 ? inky : candidates;
  if (best.length === 1)
    return { shape: best[0]!.shape, hypotheses, inkByCustom: candidates.length > 1 && inky.length === 1 };
  return {
    ambiguous: (best.length > 1 ? best : trials).map((trial) => shapeName(trial.shape)).slice(0, 12),
    hypotheses,
  };
}

/** Balances beside 借 and 贷 that are never negative cannot be signed ones: their credit balances would be lost. */
function canBeSigned(shape: BalanceShape, leaves: readonly BalanceLine[]): boolean {
  const singles = Object.values(shape.slots).filter((slot) => slot.amount && slot.direction);
  if (shape.form !== 'signed' || singles.length === 0) return true;
  let credit = false;
  for (const line of leaves)
    for (const { amount, direction } of singles) {
      if ((line.amounts.get(amount!)?.amount ?? 0) < 0) return true;
      credit ||= line.directions.get(direction!) === 'credit';
    }
  return !credit;
}

/** Of shapes with equal figures the first is kept: the words' own order comes first. */
function distinct(trials: readonly Trial[]): Trial[] {
  const seen = new Set<string>();
  return trials.filter((trial) => !seen.has(trial.outcome) && seen.add(trial.outcome));
}

/**
 * A file with faults fits no shape: then the shape that nearly all rows agree with is taken, when it leaves the next one far
 * behind, and the rows that do not agree are rejected one by one.
 */
function nearest(trials: readonly Trial[]): readonly Trial[] {
  if (trials.length <= 1) return trials;
  const share = (trial: Trial) => (trial.tests === 0 ? 0 : trial.passed / trial.tests);
  const sorted = trials.toSorted((a, b) => share(b) - share(a));
  const [first, second] = sorted as [Trial, Trial];
  const tied = sorted.filter((trial) => share(trial) === share(first));
  if (tied.length > 1 && tied.every((trial) => sameButInk(trial.shape, first.shape))) return tied;
  return share(first) >= 0.7 && share(first) - share(second) >= 0.2 ? [first] : [];
}

const sameButInk = (a: BalanceShape, b: BalanceShape): boolean => a.slots === b.slots && a.form === b.form;

function tryShape(
  shape: BalanceShape,
  leaves: readonly BalanceLine[],
  totals: readonly TotalLine[],
  whole: boolean,
): Trial {
  const figures = leaves.map((line) => figuresOf(line, shape));
  const yearIsPeriod = isYearPeriod(figures, shape);
  const sums = { yearOpening: 0, opening: 0, period: 0, ytd: 0, closing: 0 };
  let tests = 0;
  let passed = 0;
  let failing: string | undefined;
  let rows = 0;
  const test = (ok: boolean, weight: number, what: string): void => {
    tests += weight;
    if (ok) passed += weight;
    else failing ??= what;
  };
  const outcome: number[] = [];
  for (const [at, row] of figures.entries()) {
    if (row.fault) test(false, 1, `${leaves[at]!.code} 的余额与方向矛盾`);
    for (const ok of rollsForward(row, yearIsPeriod)) {
      rows += 1;
      test(ok, 1, `${leaves[at]!.code} 期初加发生不等于期末`);
    }
    sums.yearOpening += row.yearOpening ?? 0;
    sums.opening += row.opening ?? 0;
    sums.closing += row.closing ?? 0;
    sums.period += (row.debit ?? 0) - (row.credit ?? 0);
    sums.ytd += (row.yearDebit ?? 0) - (row.yearCredit ?? 0);
    if (at < OUTCOME_LINES) {
      const full = completed(row, yearIsPeriod);
      outcome.push(full.opening, full.debit, full.credit, full.closing, full.yearOpening ?? -1, full.yearDebit ?? -1);
    }
  }
  const weight = Math.max(1, Math.floor(leaves.length / 8));
  const names = {
    yearOpening: '年初余额',
    opening: '期初余额',
    period: '本期发生',
    ytd: '本年累计',
    closing: '期末余额',
  };
  for (const time of ['yearOpening', 'opening', 'period', 'ytd', 'closing'] as const)
    if (whole && shape.slots[time] && leaves.length > 0) test(sums[time] === 0, weight, `${names[time]}借贷不平`);
  if (shape.redIsMinus || totals.length > 0) {
    const grand = totals.findLast((total) => /^(合计|总计|总合计|共计)[:：]?$/.test(total.label.replace(/\s/g, '')));
    if (grand && leaves.some((line) => [...line.amounts.values()].some((amount) => amount.red)))
      test(matchesTotal(shape, leaves, grand), weight * 2, '合计行不符');
  }
  return { shape, passed, tests, rows, failing, fits: tests > 0 && passed === tests, outcome: outcome.join() };
}

/** Only for red ink: the printed total tells whether red figures were taken off. */
function matchesTotal(shape: BalanceShape, leaves: readonly BalanceLine[], total: TotalLine): boolean {
  const sums = columnSums(leaves, shape.redIsMinus);
  for (const [column, printed] of total.amounts) {
    const computed = sums.get(column) ?? 0;
    if (inkedAmount(printed, false) !== computed && inkedAmount(printed, shape.redIsMinus) !== computed) return false;
  }
  return true;
}

/** What a row proves: opening + movement = closing, and the same over the year. Rows of nothing prove nothing. */
export function* rollsForward(row: Figures, yearIsPeriod: boolean): Generator<boolean> {
  const { yearOpening, closing, debit, credit, yearDebit, yearCredit } = row;
  const opening = row.opening ?? (yearIsPeriod ? yearOpening : undefined);
  if (opening !== undefined && closing !== undefined && debit !== undefined && credit !== undefined)
    if (opening !== 0 || closing !== 0 || debit !== 0 || credit !== 0) yield opening + debit - credit === closing;
  if (yearOpening !== undefined && closing !== undefined && yearDebit !== undefined && yearCredit !== undefined)
    if (yearOpening !== 0 || closing !== 0 || yearDebit !== 0 || yearCredit !== 0)
      yield yearOpening + yearDebit - yearCredit === closing;
}
