import { sql } from 'kysely';
import { DIMENSIONS } from '../../../../shared/domain/ledger/crossing.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import { lastTouched } from '../touched.ts';
import { type LineScope, lineScope } from './line-scope.ts';

/** Lines of an account, or of a crossing of it, in one month by date and as posted: which they are, and what moved with each. */
export interface MonthOrder {
  readonly vouchers: Float64Array;
  readonly lines: Uint32Array;
  /** Σ of debits less credits in 分 from the month's first line to this one. */
  readonly moved: Float64Array;
}

/** Lines whose places are kept in memory at most, of 20 bytes each. */
const LINES_KEPT = 4_000_000;

/**
 * In which order the lines of a month stand, and the balance running over them: found once by reading the whole month,
 * and kept until something touches the unit, so that a page deep within a long book reads only its own lines.
 */
export class KeptOrders {
  readonly #kept = new Map<string, { readonly stamp: number; readonly order: MonthOrder }>();
  #lines = 0;

  async of(db: BooksReader, unit: string, period: string, scope: LineScope): Promise<MonthOrder> {
    const key = JSON.stringify([unit, period, scope.code, ...DIMENSIONS.map((dimension) => scope[dimension] ?? null)]);
    const stamp = await lastTouched(db, unit as UnitCode);
    const known = this.#kept.get(key);
    if (known?.stamp === stamp) {
      this.#forget(key);
      this.#keep(key, known);
      return known.order;
    }
    this.#forget(key);
    const order = await readOrder(db, unit, period, scope);
    this.#keep(key, { stamp, order });
    return order;
  }

  #keep(key: string, entry: { readonly stamp: number; readonly order: MonthOrder }): void {
    this.#kept.set(key, entry);
    this.#lines += entry.order.lines.length;
    // The one asked for longest ago goes first; the one just asked for stays however long it is.
    for (const old of this.#kept.keys()) {
      if (this.#lines <= LINES_KEPT || old === key) return;
      this.#forget(old);
    }
  }

  #forget(key: string): void {
    this.#lines -= this.#kept.get(key)?.order.lines.length ?? 0;
    this.#kept.delete(key);
  }
}

async function readOrder(db: BooksReader, unit: string, period: string, scope: LineScope): Promise<MonthOrder> {
  const rows = await db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.voucher', 'line.line', sql<number>`line.debit - line.credit`.as('moved')])
    .where('line.unit', '=', unit)
    .where('line.period', '=', period)
    .where(lineScope('line', scope))
    .orderBy('voucher.date')
    .orderBy('line.voucher')
    .orderBy('line.line')
    .execute();
  const order = {
    vouchers: new Float64Array(rows.length),
    lines: new Uint32Array(rows.length),
    moved: new Float64Array(rows.length),
  };
  let sum = 0;
  rows.forEach(({ voucher, line, moved }, at) => {
    sum += Number(moved);
    order.vouchers[at] = voucher;
    order.lines[at] = line;
    order.moved[at] = sum;
  });
  return order;
}
