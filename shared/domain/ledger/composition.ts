import { addFen, type Fen, subtractFen, ZERO } from '../../kernel/fen.ts';
import { type Period, periodOf, previousPeriod } from '../../kernel/period.ts';
import type { Book, Element } from './account.ts';

/**
 * How a unit's year of balances is composed from its facts (账务构成): trial balances it sent, vouchers it posted, and
 * what last year left. A period is in *summary* (a trial balance) or in *detail* (vouchers); when both came, the opening
 * is the trial balance's, the movement the vouchers', and what differs is listed by account.
 */

/** Period `YYYY-00`: the opening of the fiscal year (年初余额), debit-positive in `debit`. */
export const openingSlot = (year: number): string => `${year}-00`;

/** Turnovers of one account and combination of dimensions in a period, as the balance table keeps them. '' = no dimension. */
export interface KeptBalance {
  readonly period: string;
  readonly book: Book;
  readonly code: string;
  readonly department: string;
  readonly fund: string;
  readonly project: string;
  readonly counterparty: string;
  readonly debit: Fen;
  readonly credit: Fen;
  /** The part made by closing vouchers (结转). */
  readonly closingDebit: Fen;
  readonly closingCredit: Fen;
}

/** A leaf of a trial balance; balances debit-positive. Year columns are there for all leaves or for none. */
export interface SummaryRow {
  readonly book: Book;
  readonly element: Element;
  readonly code: string;
  readonly yearOpening?: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit?: Fen;
  readonly yearCredit?: Fen;
  readonly closing: Fen;
}

export interface YearFacts {
  readonly year: number;
  /** Opening balances that were given explicitly (期初建账), with dimensions; they come before everything else. */
  readonly openings: readonly KeptBalance[] | undefined;
  /** Closing balances of the year before (as opening rows), when that year is kept. */
  readonly carriedForward: readonly KeptBalance[] | undefined;
  readonly summaries: ReadonlyMap<Period, readonly SummaryRow[]>;
  /** Turnovers of posted vouchers, by period and dimensions. */
  readonly detail: readonly KeptBalance[];
}

export type Basis = 'summary' | 'detail' | 'carried';

/** A figure of a trial balance that disagrees with what is kept. */
export interface CompositionDifference {
  readonly period: Period;
  readonly code: string;
  readonly kind: 'opening' | 'debit' | 'credit' | 'closing';
  readonly trialBalance: Fen;
  readonly kept: Fen;
}

export interface ComposedYear {
  readonly rows: readonly KeptBalance[];
  readonly bases: ReadonlyMap<Period, Basis>;
  readonly differences: readonly CompositionDifference[];
  /** True when the year's opening had to be taken from a later month without year columns: 年初数 is then an estimate. */
  readonly openingEstimated: boolean;
}

const FLOW: ReadonlySet<Element> = new Set(['revenue', 'expense', 'budgetRevenue', 'budgetExpenditure']);

/** Composes the balance rows of one unit's year from its facts. Pure: the same facts give the same rows. */
export function composeYear(facts: YearFacts): ComposedYear {
  const detailPeriods = new Set(facts.detail.map((row) => row.period as Period));
  const periods = [...new Set([...detailPeriods, ...facts.summaries.keys()])].sort();
  const rows: KeptBalance[] = [];
  const bases = new Map<Period, Basis>();
  const differences: CompositionDifference[] = [];

  const opening = startingPoint(facts, periods);
  rows.push(...opening.rows);
  for (const row of opening.rows)
    if (row.period !== openingSlot(facts.year)) bases.set(row.period as Period, 'carried');
  const running = new Turnovers(opening.rows);
  const keep = (added: readonly KeptBalance[]) => {
    rows.push(...added);
    for (const row of added) running.add(row);
  };

  let last: Period | undefined = [...bases.keys()][0];
  for (const period of periods) {
    const summary = facts.summaries.get(period);
    if (last !== undefined && !detailPeriods.has(period) && summary && previousPeriod(period) > last) {
      const bridge = bridgeGap(summary, running, previousPeriod(period));
      keep(bridge);
      if (bridge.length > 0) bases.set(previousPeriod(period), 'carried');
    }
    if (summary) differences.push(...compareOpening(summary, rows, running, period));
    if (detailPeriods.has(period)) {
      const own = facts.detail.filter((row) => row.period === period);
      keep(own);
      bases.set(period, 'detail');
      if (summary) differences.push(...compareMovement(summary, own, period));
    } else if (summary) {
      keep(summary.filter(moves).map((row) => movementRow(period, row, row.debit, row.credit)));
      bases.set(period, 'summary');
    }
    last = period;
  }
  return { rows, bases, differences, openingEstimated: opening.estimated };
}

const moves = (row: SummaryRow): boolean => row.debit !== 0 || row.credit !== 0;

/**
 * The year's opening. Where it was not given explicitly: from the first trial balance when the unit's data begin with one, from last year otherwise;
 * a unit of vouchers only takes it back from the first trial balance that came later.
 */
function startingPoint(facts: YearFacts, periods: readonly Period[]): { rows: KeptBalance[]; estimated: boolean } {
  if (facts.openings) return { rows: [...facts.openings], estimated: false };
  const first = periods[0];
  if (first === undefined) return { rows: [...(facts.carriedForward ?? [])], estimated: false };
  const summary = facts.summaries.get(first);
  if (summary) return openingFromFirst(facts.year, first, summary);
  if (facts.carriedForward) return { rows: [...facts.carriedForward], estimated: false };
  const later = periods.find((period) => facts.summaries.has(period));
  if (later === undefined) return { rows: [], estimated: false };
  const before = new Turnovers(facts.detail.filter((row) => row.period < later));
  const rows = facts.summaries
    .get(later)!
    .map((row) =>
      openingRow(facts.year, row, row.yearOpening ?? subtractFen(row.opening, before.net(row.book, row.code))),
    );
  return { rows: rows.filter((row) => row.debit !== 0), estimated: false };
}

/**
 * A unit may start in mid-year: with year columns the months so far come in as one movement in the month before; without
 * them income and expense so far are that movement, and every other account's opening stands for the year's.
 */
function openingFromFirst(
  year: number,
  first: Period,
  summary: readonly SummaryRow[],
): { rows: KeptBalance[]; estimated: boolean } {
  if (first === periodOf(year, 1)) {
    return {
      rows: summary.map((row) => openingRow(year, row, row.opening)).filter((row) => row.debit !== 0),
      estimated: false,
    };
  }
  const before = previousPeriod(first);
  const complete = summary.every(
    (row) => row.yearOpening !== undefined && row.yearDebit !== undefined && row.yearCredit !== undefined,
  );
  const rows = summary.flatMap((row) => {
    if (complete) {
      const debit = subtractFen(row.yearDebit!, row.debit);
      const credit = subtractFen(row.yearCredit!, row.credit);
      return [openingRow(year, row, row.yearOpening!), movementRow(before, row, debit, credit)];
    }
    return FLOW.has(row.element) ? [netMovement(before, row, row.opening)] : [openingRow(year, row, row.opening)];
  });
  return { rows: rows.filter((row) => row.debit !== 0 || row.credit !== 0), estimated: !complete };
}

/** Months for which nothing was sent come in as one net movement, so that the next trial balance starts where it says. */
function bridgeGap(summary: readonly SummaryRow[], running: Turnovers, period: Period): KeptBalance[] {
  return summary
    .map((row) => netMovement(period, row, subtractFen(row.opening, running.net(row.book, row.code))))
    .filter((row) => row.debit !== 0 || row.credit !== 0);
}

function compareOpening(
  summary: readonly SummaryRow[],
  kept: readonly KeptBalance[],
  running: Turnovers,
  period: Period,
): CompositionDifference[] {
  return withUncovered(summary, kept).flatMap(({ code, book, row }) => {
    const own = running.net(book, code);
    const stated = row?.opening ?? ZERO;
    return own === stated ? [] : [{ period, code, kind: 'opening' as const, trialBalance: stated, kept: own }];
  });
}

function compareMovement(
  summary: readonly SummaryRow[],
  own: readonly KeptBalance[],
  period: Period,
): CompositionDifference[] {
  const turnovers = new Turnovers(own);
  return withUncovered(summary, own).flatMap(({ code, book, row }) => {
    const kept = turnovers.of(book, code);
    const found: CompositionDifference[] = [];
    const compare = (kind: 'debit' | 'credit', trialBalance: Fen, keptAmount: Fen) => {
      if (trialBalance !== keptAmount) found.push({ period, code, kind, trialBalance, kept: keptAmount });
    };
    compare('debit', row?.debit ?? ZERO, kept.debit);
    compare('credit', row?.credit ?? ZERO, kept.credit);
    return found;
  });
}

/** The trial balance's leaves, and the kept accounts that none of them covers. */
function withUncovered(
  summary: readonly SummaryRow[],
  kept: readonly KeptBalance[],
): { code: string; book: Book; row: SummaryRow | undefined }[] {
  const codes = new Set(summary.map((row) => row.code));
  const covered = (code: string): boolean => {
    for (let length = code.length; length >= 4; length -= 1) if (codes.has(code.slice(0, length))) return true;
    return false;
  };
  const uncovered = new Map(kept.filter((row) => !covered(row.code)).map((row) => [row.code, row.book]));
  return [
    ...summary.map((row) => ({ code: row.code, book: row.book, row })),
    ...[...uncovered].map(([code, book]) => ({ code, book, row: undefined })),
  ];
}

/**
 * Turnovers added up by account, each counted at every code it lies below, so that a trial balance that stops short of
 * the vouchers' leaves is compared with all that lies below it.
 */
class Turnovers {
  private readonly sums = new Map<string, { debit: Fen; credit: Fen }>();

  constructor(rows: Iterable<KeptBalance> = []) {
    for (const row of rows) this.add(row);
  }

  add(row: KeptBalance): void {
    for (let length = Math.min(4, row.code.length); length <= row.code.length; length += 1) {
      const key = row.book + row.code.slice(0, length);
      const sum = this.sums.get(key) ?? { debit: ZERO, credit: ZERO };
      this.sums.set(key, { debit: addFen(sum.debit, row.debit), credit: addFen(sum.credit, row.credit) });
    }
  }

  of(book: Book, code: string): { debit: Fen; credit: Fen } {
    return this.sums.get(book + code) ?? { debit: ZERO, credit: ZERO };
  }

  net(book: Book, code: string): Fen {
    const { debit, credit } = this.of(book, code);
    return subtractFen(debit, credit);
  }
}

const NO_DIMENSIONS = {
  department: '',
  fund: '',
  project: '',
  counterparty: '',
  closingDebit: ZERO,
  closingCredit: ZERO,
};

const openingRow = (year: number, row: SummaryRow, amount: Fen): KeptBalance => ({
  ...NO_DIMENSIONS,
  period: openingSlot(year),
  book: row.book,
  code: row.code,
  debit: amount,
  credit: ZERO,
});

const movementRow = (period: Period, row: SummaryRow, debit: Fen, credit: Fen): KeptBalance => ({
  ...NO_DIMENSIONS,
  period,
  book: row.book,
  code: row.code,
  debit,
  credit,
});

const netMovement = (period: Period, row: SummaryRow, net: Fen): KeptBalance =>
  net >= 0 ? movementRow(period, row, net, ZERO) : movementRow(period, row, ZERO, subtractFen(ZERO, net));
