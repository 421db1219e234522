import { addFen, type Fen, subtractFen, ZERO } from '../../kernel/fen.ts';
import { type Period, periodOf, previousPeriod } from '../../kernel/period.ts';
import type { Book } from './account.ts';

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
  /** False when the first trial balance is of a later month and nothing says how the year opened: 年初数 is then unknown. */
  readonly openingKnown: boolean;
}

/** Composes the balance rows of one unit's year from its facts. Pure: the same facts give the same rows. */
export function composeYear(facts: YearFacts): ComposedYear {
  const detailPeriods = new Set(facts.detail.map((row) => row.period as Period));
  const periods = [...new Set([...detailPeriods, ...facts.summaries.keys()])].sort();
  const rows: KeptBalance[] = [];
  const bases = new Map<Period, Basis>();
  const differences: CompositionDifference[] = [];

  const opening = startingPoint(facts, periods);
  rows.push(...(opening ?? []));
  const running = new Turnovers(rows);
  const keep = (added: readonly KeptBalance[]) => {
    rows.push(...added);
    for (const row of added) running.add(row);
  };

  let last: string = openingSlot(facts.year);
  for (const period of periods) {
    const summary = facts.summaries.get(period);
    const before = previousPeriod(period);
    if (summary && !detailPeriods.has(period) && before > last) {
      const unsent = last === openingSlot(facts.year) ? monthsSoFar(summary, running, before) : undefined;
      const bridge = unsent ?? bridgeGap(summary, rows, running, before);
      keep(bridge);
      if (bridge.length > 0) bases.set(before, 'carried');
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
  return { rows, bases, differences, openingKnown: opening !== undefined };
}

const moves = (row: SummaryRow): boolean => row.debit !== 0 || row.credit !== 0;

/**
 * The year's opening. Where it was not given explicitly: from the first trial balance when the unit's data begin with one
 * that says it, from last year otherwise; a unit of vouchers only takes it back from the first trial balance that came
 * later. Undefined when the data begin with a trial balance of a later month that does not say it, and nothing else does:
 * balances of that month stand for no other day, and income so far has left the accounts that it will be closed into.
 */
function startingPoint(facts: YearFacts, periods: readonly Period[]): readonly KeptBalance[] | undefined {
  if (facts.openings) return facts.openings;
  const first = periods[0];
  if (first === undefined) return facts.carriedForward ?? [];
  const summary = facts.summaries.get(first);
  if (summary) {
    if (first === periodOf(facts.year, 1))
      return openingRows(
        facts.year,
        summary,
        summary.map((row) => row.opening),
      );
    if (!hasYear(summary)) return facts.carriedForward;
    return openingRows(
      facts.year,
      summary,
      summary.map((row) => row.yearOpening!),
    );
  }
  if (facts.carriedForward) return facts.carriedForward;
  const later = periods.find((period) => facts.summaries.has(period));
  if (later === undefined) return [];
  const before = new Turnovers(facts.detail.filter((row) => row.period < later));
  const rows = facts.summaries.get(later)!;
  return openingRows(
    facts.year,
    rows,
    rows.map((row) => row.yearOpening ?? subtractFen(row.opening, before.net(row.book, row.code))),
  );
}

const openingRows = (year: number, summary: readonly SummaryRow[], amounts: readonly Fen[]): KeptBalance[] =>
  summary.map((row, at) => openingRow(year, row, amounts[at]!)).filter((row) => row.debit !== 0);

/** Whether a trial balance has the year's columns, on every row. */
const hasYear = (summary: readonly SummaryRow[]): boolean =>
  summary.every((row) => row.yearOpening !== undefined && row.yearDebit !== undefined && row.yearCredit !== undefined);

/** A unit that starts in mid-year: its year columns say what the months before moved; undefined without them. */
function monthsSoFar(summary: readonly SummaryRow[], opening: Turnovers, before: Period): KeptBalance[] | undefined {
  if (!hasYear(summary) || summary.some((row) => opening.net(row.book, row.code) !== row.yearOpening)) return undefined;
  return summary
    .map((row) =>
      movementRow(before, row, subtractFen(row.yearDebit!, row.debit), subtractFen(row.yearCredit!, row.credit)),
    )
    .filter((row) => row.debit !== 0 || row.credit !== 0);
}

/**
 * Months for which nothing was sent come in as one net movement, so that the next trial balance starts where it says; an
 * account that it no longer shows was emptied in them.
 */
function bridgeGap(
  summary: readonly SummaryRow[],
  kept: readonly KeptBalance[],
  running: Turnovers,
  period: Period,
): KeptBalance[] {
  const shown = summary.map((row) =>
    netMovement(period, row, subtractFen(row.opening, running.net(row.book, row.code))),
  );
  const isShown = covering(summary);
  const emptied = standing(kept.filter((row) => !isShown(row.code))).map(({ row, net }) => ({
    ...netMovement(period, row, subtractFen(ZERO, net)),
    department: row.department,
    fund: row.fund,
    project: row.project,
    counterparty: row.counterparty,
  }));
  return [...shown, ...emptied].filter((row) => row.debit !== 0 || row.credit !== 0);
}

/** What each account holds after the rows, by its dimensions, debit-positive. */
function standing(rows: readonly KeptBalance[]): { row: KeptBalance; net: Fen }[] {
  const nets = new Map<string, { row: KeptBalance; net: Fen }>();
  for (const row of rows) {
    const key = JSON.stringify([row.book, row.code, row.department, row.fund, row.project, row.counterparty]);
    const net = addFen(nets.get(key)?.net ?? ZERO, subtractFen(row.debit, row.credit));
    nets.set(key, { row, net });
  }
  return [...nets.values()];
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
  const covered = covering(summary);
  const uncovered = new Map(kept.filter((row) => !covered(row.code)).map((row) => [row.code, row.book]));
  return [
    ...summary.map((row) => ({ code: row.code, book: row.book, row })),
    ...[...uncovered].map(([code, book]) => ({ code, book, row: undefined })),
  ];
}

/** Whether a trial balance shows an account, itself or above it. */
function covering(summary: readonly SummaryRow[]): (code: string) => boolean {
  const codes = new Set(summary.map((row) => row.code));
  return (code) => {
    for (let length = code.length; length >= 4; length -= 1) if (codes.has(code.slice(0, length))) return true;
    return false;
  };
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

type Place = Pick<KeptBalance, 'book' | 'code'>;

const openingRow = (year: number, row: Place, amount: Fen): KeptBalance => ({
  ...NO_DIMENSIONS,
  period: openingSlot(year),
  book: row.book,
  code: row.code,
  debit: amount,
  credit: ZERO,
});

const movementRow = (period: Period, row: Place, debit: Fen, credit: Fen): KeptBalance => ({
  ...NO_DIMENSIONS,
  period,
  book: row.book,
  code: row.code,
  debit,
  credit,
});

const netMovement = (period: Period, row: Place, net: Fen): KeptBalance =>
  net >= 0 ? movementRow(period, row, net, ZERO) : movementRow(period, row, ZERO, subtractFen(ZERO, net));
