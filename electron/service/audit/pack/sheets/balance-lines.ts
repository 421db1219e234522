import type { Book, Side } from '../../../../../shared/domain/ledger/account.ts';
import type { AccountFigure } from '../../../../../shared/domain/ledger/figures.ts';
import { type FundNature, natureOf } from '../../../../../shared/domain/ledger/fund.ts';
import { sourceOf, termCode } from '../../../../../shared/domain/ledger/statements/figure-index.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { addFen, type Fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import type { StatementContent } from '../content.ts';

/** One row: a leaf account of a unit, split by fund source where its lines carry one. Balances are debit-positive. */
export interface BalanceLine {
  readonly unit: UnitCode;
  readonly book: Book;
  readonly code: string;
  readonly name: string;
  readonly side: Side;
  /** The fund source it counts as (`effectiveSource`), and that source's nature. */
  readonly source: string | undefined;
  readonly nature: FundNature | undefined;
  readonly group: string | undefined;
  /** What statements select by: the group account, or `U` and the own code of what is not mapped. */
  readonly selector: string;
  readonly yearOpening: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  /** What stands in the books at the end. */
  readonly standing: Fen;
  /**
   * What statements read of it: nil of a 4–7 account that is at nil as a whole, where its closing voucher left out the
   * fund source (FigureIndex).
   */
  readonly closing: Fen;
  readonly monthMovement: Fen;
  readonly yearMovement: Fen;
}

const BALANCE_AMOUNTS = [
  'yearOpening',
  'opening',
  'debit',
  'credit',
  'yearDebit',
  'yearCredit',
  'standing',
  'closing',
  'monthMovement',
  'yearMovement',
] as const;
export type BalanceAmount = (typeof BALANCE_AMOUNTS)[number];
/** The amounts that formulas read by the name of a range. */
export type RangedAmount = Exclude<BalanceAmount, 'standing'>;

/** Adds the figures up over department, project and counterparty; the fund source stays, because statements split on it. */
export function balanceLines(content: StatementContent): BalanceLine[] {
  const unitOrder = new Map(content.units.map((unit, index) => [unit.code, index]));
  const emptied = emptiedAccounts(content);
  const lines = new Map<string, BalanceLine>();
  for (const { figures } of content.books) {
    for (const own of figures) {
      const figure = { ...own, standing: own.closing, ...(emptied.has(accountOf(own)) ? { closing: ZERO } : {}) };
      const source = sourceOf(figure);
      const key = [figure.unit, figure.book, figure.code, source ?? '', figure.group ?? ''].join('|');
      const known = lines.get(key);
      lines.set(key, known ? added(known, figure) : lineOf(figure, source));
    }
  }
  return [...lines.values()]
    .filter((line) => BALANCE_AMOUNTS.some((amount) => line[amount] !== 0))
    .sort(
      (a, b) =>
        unitOrder.get(a.unit)! - unitOrder.get(b.unit)! ||
        (a.book === b.book
          ? compare(a.code, b.code) || compare(a.source ?? '', b.source ?? '')
          : a.book === 'financial'
            ? -1
            : 1),
    );
}

const accountOf = ({ unit, code }: AccountFigure): string => `${unit}|${code}`;

/** 4–7 accounts of a unit that are at nil over all their dimensions. */
function emptiedAccounts(content: StatementContent): Set<string> {
  const closings = new Map<string, Fen>();
  for (const { figures } of content.books) {
    for (const figure of figures) {
      if (figure.code < '4' || figure.code >= '8') continue;
      closings.set(accountOf(figure), addFen(closings.get(accountOf(figure)) ?? ZERO, figure.closing));
    }
  }
  return new Set([...closings].filter(([, closing]) => closing === 0).map(([account]) => account));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A figure with both of its closing amounts. */
type StandingFigure = AccountFigure & Pick<BalanceLine, 'standing'>;

function lineOf(figure: StandingFigure, source: string | undefined): BalanceLine {
  const { unit, book, code, name, side, group, ...rest } = figure;
  const amounts = Object.fromEntries(BALANCE_AMOUNTS.map((amount) => [amount, rest[amount]])) as Record<
    BalanceAmount,
    Fen
  >;
  const nature = source === undefined ? undefined : natureOf(source);
  return { unit, book, code, name, side, source, nature, group, selector: termCode(figure), ...amounts };
}

function added(line: BalanceLine, figure: StandingFigure): BalanceLine {
  const amounts = Object.fromEntries(BALANCE_AMOUNTS.map((amount) => [amount, addFen(line[amount], figure[amount])]));
  return { ...line, ...(amounts as Record<BalanceAmount, Fen>) };
}

/** Which rows a part of a formula adds up. */
export interface Selection {
  readonly account: string;
  readonly alone: boolean;
  readonly nature: FundNature | undefined;
  readonly source: string | undefined;
}

export const selects = ({ account, alone, nature, source }: Selection, line: BalanceLine): boolean =>
  (alone ? line.selector === account : line.selector.startsWith(account)) &&
  (nature === undefined || line.nature === nature) &&
  (source === undefined || line.source === source);

/** Exact sums over the rows of the sheet, by the same criteria that SUMIFS gets. */
export class BalanceSums {
  readonly #byUnit = new Map<UnitCode, BalanceLine[]>();
  readonly #hasRows = new Map<string, boolean>();

  constructor(readonly lines: readonly BalanceLine[]) {
    for (const line of lines) {
      const own = this.#byUnit.get(line.unit);
      if (own) own.push(line);
      else this.#byUnit.set(line.unit, [line]);
    }
  }

  /** Whether any row of any unit is selected. */
  hasRows(selection: Selection): boolean {
    const key = `${selection.account}|${selection.alone}|${selection.nature ?? ''}|${selection.source ?? ''}`;
    const known = this.#hasRows.get(key) ?? this.lines.some((line) => selects(selection, line));
    this.#hasRows.set(key, known);
    return known;
  }

  sum(amount: RangedAmount, wanted: (line: BalanceLine) => boolean, unit?: UnitCode): Fen {
    const lines = unit === undefined ? this.lines : (this.#byUnit.get(unit) ?? []);
    let total: Fen = ZERO;
    for (const line of lines) if (wanted(line)) total = addFen(total, line[amount]);
    return total;
  }
}
