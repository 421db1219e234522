import type { Book } from '../../../shared/domain/ledger/account.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import type { Books, BooksTx } from '../database.ts';
import type { UnitBalance } from './balances.ts';

/** One account of one unit: the standing balances leave the dimensions out. */
export interface StandingAccount {
  readonly unit: UnitCode;
  readonly book: Book;
  readonly code: string;
}

/** A row of the standing consolidated trial balance; debit-positive balances, cumulative turnovers. */
export interface StandingRow {
  readonly group: string;
  readonly book: Book;
  readonly yearOpening: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
}

/** Slot 0 is the year's opening, slots 1–12 the cumulative turnovers up to that month. */
const SLOTS = 13;

class YearOfBalances {
  readonly accounts: StandingAccount[] = [];
  private readonly index = new Map<string, number>();
  readonly debit: Float64Array[] = Array.from({ length: SLOTS }, () => new Float64Array(1024));
  readonly credit: Float64Array[] = Array.from({ length: SLOTS }, () => new Float64Array(1024));

  add(row: { unit: string; period: string; book: string; code: string; debit: number; credit: number }): void {
    const at = this.place(row.unit, row.book as Book, row.code);
    const slot = Number(row.period.slice(5));
    const last = slot === 0 ? 0 : SLOTS - 1;
    for (let s = slot; s <= last; s += 1) {
      this.debit[s]![at]! += row.debit;
      this.credit[s]![at]! += row.credit;
    }
  }

  private place(unit: string, book: Book, code: string): number {
    const key = `${unit}\u0000${book}\u0000${code}`;
    const known = this.index.get(key);
    if (known !== undefined) return known;
    const at = this.accounts.length;
    this.accounts.push({ unit, book, code });
    this.index.set(key, at);
    if (at >= this.debit[0]!.length) {
      for (const side of [this.debit, this.credit]) {
        for (let s = 0; s < SLOTS; s += 1) {
          const longer = new Float64Array(side[s]!.length * 2);
          longer.set(side[s]!);
          side[s] = longer;
        }
      }
    }
    return at;
  }
}

/**
 * The balances of every unit in memory, as cumulative arrays by month: a consolidated trial balance is one pass over
 * them, however many lines the books hold. Float64 holds 分 exactly up to 2^53; every result is asserted to be whole.
 * Rows reach the arrays only after the commit that kept them; a year that was composed anew, or changed by another
 * process on a shared database, is read again when it is next asked for.
 */
export class StandingBalances {
  private readonly years = new Map<number, YearOfBalances>();
  private readonly books: Books;
  private ownCommits = 0;
  private groupIndex = new WeakMap<
    YearOfBalances,
    Map<string, { version: number; size: number; index: Int32Array; groups: string[] }>
  >();

  constructor(books: Books) {
    this.books = books;
    if (books.engine === 'postgres') {
      books.subscribe(() => {
        if (this.ownCommits > 0) this.ownCommits -= 1;
        else this.years.clear();
      });
    }
  }

  /** Turnovers of this transaction, counted once it is durable. */
  add(tx: BooksTx, rows: readonly UnitBalance[]): void {
    tx.afterCommit(() => {
      for (const row of rows) this.years.get(Number(row.period.slice(0, 4)))?.add(row);
      this.ownCommits += 1;
    });
  }

  /** A year of some unit was composed anew in this transaction. */
  forget(tx: BooksTx, year: number): void {
    tx.afterCommit(() => {
      this.years.delete(year);
      this.ownCommits += 1;
    });
  }

  private async year(year: number): Promise<YearOfBalances> {
    const known = this.years.get(year);
    if (known) return known;
    const rows = await this.books.read((db) =>
      db
        .selectFrom('balance')
        .select(({ fn }) => [
          'unit',
          'period',
          'book',
          'code',
          fn.sum<number>('debit').as('debit'),
          fn.sum<number>('credit').as('credit'),
        ])
        .where('period', '>=', `${year}-00`)
        .where('period', '<=', `${year}-12`)
        .groupBy(['unit', 'period', 'book', 'code'])
        .execute(),
    );
    const loaded = new YearOfBalances();
    for (const row of rows) loaded.add({ ...row, debit: Number(row.debit), credit: Number(row.credit) });
    this.years.set(year, loaded);
    return loaded;
  }

  /**
   * The community's trial balance by group account at a month's end, before eliminations.
   * @param groupOf the group account of a unit's account in that period; kept as long as `version` stays the same.
   */
  async consolidated(
    year: number,
    month: number,
    version: number,
    groupOf: (account: StandingAccount) => string,
  ): Promise<StandingRow[]> {
    const balances = await this.year(year);
    const { index, groups } = this.groupsOf(balances, month, version, groupOf);
    const opening = new Float64Array(groups.length);
    const debit = new Float64Array(groups.length);
    const credit = new Float64Array(groups.length);
    const [openingDebit, openingCredit] = [balances.debit[0]!, balances.credit[0]!];
    const [monthDebit, monthCredit] = [balances.debit[month]!, balances.credit[month]!];
    for (let at = 0; at < index.length; at += 1) {
      const group = index[at]!;
      opening[group]! += openingDebit[at]! - openingCredit[at]!;
      debit[group]! += monthDebit[at]!;
      credit[group]! += monthCredit[at]!;
    }
    return groups.map((key, at) => ({
      group: key.slice(1),
      book: key[0] === 'f' ? 'financial' : 'budget',
      yearOpening: fen(opening[at]!),
      yearDebit: fen(debit[at]!),
      yearCredit: fen(credit[at]!),
      closing: fen(opening[at]! + debit[at]! - credit[at]!),
    }));
  }

  private groupsOf(
    balances: YearOfBalances,
    month: number,
    version: number,
    groupOf: (account: StandingAccount) => string,
  ): { index: Int32Array; groups: string[] } {
    const byMonth = this.groupIndex.get(balances) ?? new Map();
    this.groupIndex.set(balances, byMonth);
    const known = byMonth.get(String(month));
    if (known && known.version === version && known.size === balances.accounts.length) return known;
    const places = new Map<string, number>();
    const index = Int32Array.from(balances.accounts, (account) => {
      const key = account.book[0] + groupOf(account);
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    });
    const made = { version, size: balances.accounts.length, index, groups: [...places.keys()] };
    assert(index.length === made.size, 'every account has a group');
    byMonth.set(String(month), made);
    return made;
  }
}
