import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import type { KeptOrders } from './kept-orders.ts';
import type { LineScope } from './line-scope.ts';
import { type LineAt, type Place, readLinesAt, readVouchersLines } from './lines-at.ts';

/** Asks the books for a moment: others are answered between the pieces. */
export type Ask = <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>;

/** Which lines a long book is made of, as they stood when it was asked for. */
export interface LongBook {
  readonly unit: UnitCode;
  readonly periods: readonly string[];
  /** The last voucher there was: what is posted while the book is written does not get into it. */
  readonly upTo: number;
}

/** Lines of an account and vouchers of a journal that are read at once. */
const LINES_AT_ONCE = 2000;
const VOUCHERS_AT_ONCE = 500;

/** The last voucher there is. Vouchers are facts: what was read up to it stays as it is. */
export async function lastVoucher(db: BooksReader): Promise<number> {
  const last = await db.selectFrom('voucher').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return last?.id ?? 0;
}

/** The lines of an account, or of a crossing of it, month by month, piece by piece. */
export async function* accountPieces(
  ask: Ask,
  orders: KeptOrders,
  { unit, periods, upTo }: LongBook,
  scope: LineScope,
): AsyncGenerator<readonly LineAt[]> {
  for (const period of periods) {
    const { vouchers, lines } = await ask((db) => orders.of(db, unit, period, scope));
    for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
      const places: Place[] = [];
      for (let own = at; own < Math.min(lines.length, at + LINES_AT_ONCE); own += 1)
        if (vouchers[own]! <= upTo) places.push({ voucher: vouchers[own]!, line: lines[own]! });
      yield await ask((db) => readLinesAt(db, places));
    }
  }
}

/** All lines of a unit, month by month, by date and as posted, piece by piece. */
export async function* journalPieces(ask: Ask, { unit, periods, upTo }: LongBook): AsyncGenerator<readonly LineAt[]> {
  for (const period of periods) {
    const vouchers = await ask((db) =>
      db
        .selectFrom('voucher')
        .select('id')
        .where('unit', '=', unit)
        .where('period', '=', period)
        .where('id', '<=', upTo)
        .orderBy('date')
        .orderBy('id')
        .execute(),
    );
    for (let at = 0; at < vouchers.length; at += VOUCHERS_AT_ONCE) {
      const ids = vouchers.slice(at, at + VOUCHERS_AT_ONCE).map(({ id }) => id);
      const rows = await ask((db) => readVouchersLines(db, ids));
      const placeOf = new Map(ids.map((id, place) => [id, place]));
      yield rows.sort((a, b) => placeOf.get(a.voucher)! - placeOf.get(b.voucher)! || a.line - b.line);
    }
  }
}

/** Lines of which one takes as many as one needs. */
export class LineQueue {
  #piece: readonly LineAt[] = [];
  #at = 0;

  constructor(private readonly pieces: AsyncIterator<readonly LineAt[]>) {}

  /** The next lines, so many or, where a piece ends, fewer; none at the end. */
  async some(most: number): Promise<readonly LineAt[]> {
    while (this.#at >= this.#piece.length) {
      const next = await this.pieces.next();
      if (next.done) return [];
      this.#piece = next.value;
      this.#at = 0;
    }
    const found = this.#piece.slice(this.#at, this.#at + most);
    this.#at += found.length;
    return found;
  }

  /** The next lines, all that many. */
  async take(count: number): Promise<LineAt[]> {
    const found: LineAt[] = [];
    while (found.length < count) {
      const more = await this.some(count - found.length);
      if (more.length === 0) break;
      found.push(...more);
    }
    return found;
  }
}
