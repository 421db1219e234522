import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import type { Book } from '../account.ts';
import { counterpartyOf } from '../counterparty.ts';
import type { AccountFigure } from '../figures.ts';
import type { VoucherLine } from '../voucher.ts';

/** What a combination of dimensions of an account holds before it is closed. */
export interface Holding {
  readonly figure: AccountFigure;
  /** Debit-positive; never nil. */
  readonly balance: Fen;
}

/** Where something is moved to: an account of the unit, with the dimensions that carry-overs keep. */
export interface Place {
  readonly code: string;
  readonly fund?: string | undefined;
  readonly project?: string | undefined;
}

/** Holdings that one voucher empties; with where they go it stays below what a voucher may have. */
const PART = 2_000;

/** What stands on the accounts while one transfer follows another; debit-positive 分. */
export class Standing {
  readonly #holdings = new Map<string, { figure: AccountFigure; balance: number }>();

  constructor(figures: readonly AccountFigure[]) {
    for (const figure of figures) this.#add(figure, figure.closing);
  }

  /**
   * What the accounts hold for which `wanted` holds. An account that is at nil as a whole holds nothing, even where an
   * earlier closing left out its dimensions.
   */
  holdings(wanted: (figure: AccountFigure) => boolean): Holding[] {
    const found = [...this.#holdings.values()].filter(({ figure, balance }) => balance !== 0 && wanted(figure));
    const totals = new Map<string, number>();
    for (const { figure, balance } of found) totals.set(figure.code, (totals.get(figure.code) ?? 0) + balance);
    return found
      .filter(({ figure }) => totals.get(figure.code) !== 0)
      .map(({ figure, balance }) => ({ figure, balance: fen(balance) }))
      .sort((a, b) => (keyOf(a.figure) < keyOf(b.figure) ? -1 : 1));
  }

  total(wanted: (figure: AccountFigure) => boolean): Fen {
    return fen(this.holdings(wanted).reduce((sum, { balance }) => sum + balance, 0));
  }

  /** Empties holdings into places, and gives the lines that do it: first what is emptied, then where it goes. */
  move(
    holdings: readonly Holding[],
    placeOf: (holding: Holding) => Place,
    of: { readonly book: Book; readonly summary: string },
  ): VoucherLine[] {
    const lines: VoucherLine[] = [];
    const into = new Map<string, { place: Place; amount: number }>();
    for (const holding of holdings) {
      const { figure, balance } = holding;
      lines.push(this.#line(figure, -balance, of));
      const place = placeOf(holding);
      const key = [place.code, place.fund ?? '', place.project ?? ''].join('/');
      into.set(key, { place, amount: (into.get(key)?.amount ?? 0) + balance });
    }
    for (const { place, amount } of into.values())
      if (amount !== 0) lines.push(this.#line(this.#figureAt(place, of.book), amount, of));
    return lines;
  }

  /** The same in as many vouchers as it takes: a hospital's departments and sources may make thousands of lines. */
  moveInParts(
    holdings: readonly Holding[],
    placeOf: (holding: Holding) => Place,
    of: { readonly book: Book; readonly summary: string },
  ): VoucherLine[][] {
    return Array.from({ length: Math.ceil(holdings.length / PART) }, (_, at) =>
      this.move(holdings.slice(at * PART, (at + 1) * PART), placeOf, of),
    );
  }

  /** Moves an amount from one place to another; debit-positive at the second. */
  shift(from: Place, to: Place, amount: number, of: { readonly book: Book; readonly summary: string }): VoucherLine[] {
    if (amount === 0) return [];
    const [first, second] = [
      this.#line(this.#figureAt(from, of.book), -amount, of),
      this.#line(this.#figureAt(to, of.book), amount, of),
    ];
    return first.debit !== 0 ? [first, second] : [second, first];
  }

  #line(figure: AccountFigure, amount: number, { book, summary }: { book: Book; summary: string }): VoucherLine {
    this.#add(figure, amount);
    const { code, department, fund, project, counterparty } = figure;
    const who = counterpartyOf(counterparty);
    return {
      book,
      code,
      summary,
      debit: amount > 0 ? fen(amount) : ZERO,
      credit: amount < 0 ? fen(-amount) : ZERO,
      ...(department === undefined ? {} : { department }),
      ...(fund === undefined ? {} : { fund }),
      ...(project === undefined ? {} : { project }),
      ...(who === undefined ? {} : { counterparty: who }),
    };
  }

  /** The figure of a place, or one that has not moved yet. */
  #figureAt({ code, fund, project }: Place, book: Book): AccountFigure {
    const amounts = { yearOpening: ZERO, opening: ZERO, debit: ZERO, credit: ZERO, yearDebit: ZERO, yearCredit: ZERO };
    return {
      ...amounts,
      ...{ closing: ZERO, monthMovement: ZERO, yearMovement: ZERO },
      ...{ unit: '', book, code, name: code, side: 'credit' as const, group: undefined },
      ...(fund === undefined ? {} : { fund }),
      ...(project === undefined ? {} : { project }),
    };
  }

  #add(figure: AccountFigure, amount: number): void {
    const key = keyOf(figure);
    const known = this.#holdings.get(key);
    if (known) known.balance += amount;
    else this.#holdings.set(key, { figure, balance: amount });
  }
}

const keyOf = ({ code, department, fund, project, counterparty }: AccountFigure): string =>
  [code, department ?? '', fund ?? '', project ?? '', counterparty ?? ''].join('\u0000');
