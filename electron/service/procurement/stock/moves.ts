import type { Reason } from '../../../../shared/contract/errors.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import {
  byLot,
  lotKey,
  lowestOf,
  type MoveKind,
  type StockMove,
} from '../../../../shared/domain/procurement/stock/move.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { readGoods } from './goods.ts';

/** A move as the books hold it. */
export interface KeptMove extends StockMove {
  readonly id: number;
  readonly unit: UnitCode;
  readonly kind: MoveKind;
  readonly paper: number;
}

/** Codes that one question names. */
const AT_A_TIME = 400;

/** Moves of a unit, of some products only where they are given; of all units where none is. */
export async function readMoves(
  db: BooksReader,
  { unit, items }: { readonly unit?: UnitCode | undefined; readonly items?: readonly string[] },
): Promise<KeptMove[]> {
  const moves: KeptMove[] = [];
  const wanted = items && [...new Set(items)];
  for (let from = 0; wanted === undefined ? from === 0 : from < wanted.length; from += AT_A_TIME) {
    let asked = db.selectFrom('stock_move').selectAll().orderBy('id');
    if (unit !== undefined) asked = asked.where('unit', '=', unit);
    if (wanted) asked = asked.where('item', 'in', wanted.slice(from, from + AT_A_TIME));
    for (const row of await asked.execute())
      moves.push({
        ...{ id: row.id, unit: row.unit as UnitCode, item: row.item, lot: row.lot, paper: row.paper },
        ...{ expiry: row.expiry as AccountingDate, day: row.day as AccountingDate, kind: row.kind as MoveKind },
        ...{ quantity: row.quantity, price: price(row.price), packSize: row.pack_size },
      });
  }
  return moves;
}

/** A move that is to be kept. */
export interface NewMove extends StockMove {
  readonly unit: UnitCode;
  readonly kind: MoveKind;
}

/**
 * Keeps moves that follow from a paper, unless a lot would then stand below nil at the end of any day: what is said of it
 * names the row (from 1) of its first move. Gives every such reason, and keeps nothing then.
 */
export async function postMoves(tx: BooksTx, paper: number, moves: readonly NewMove[]): Promise<Reason[]> {
  if (moves.length === 0) return [];
  const problems: Reason[] = [];
  for (const unit of new Set(moves.map((move) => move.unit))) {
    const own = moves.filter((move) => move.unit === unit);
    // Of what only comes in nothing can fall short.
    const goingOut = own.filter(({ quantity }) => quantity < 0);
    if (goingOut.length === 0) continue;
    const lots = byLot<StockMove>([
      ...(await readMoves(tx.db, { unit, items: goingOut.map(({ item }) => item) })),
      ...own,
    ]);
    const looked = new Set<string>();
    for (const move of goingOut) {
      const key = lotKey(move);
      if (looked.has(key)) continue;
      looked.add(key);
      const lowest = lowestOf(lots.get(key) ?? []);
      if (lowest < 0) {
        const asked = goingOut.reduce((sum, each) => (lotKey(each) === key ? sum - each.quantity : sum), 0);
        const name = (await readGoods(tx.db, [move.item]))(move.item).name;
        problems.push({
          code: 'short',
          message: `${name} 批号 ${move.lot} 只有 ${asked + lowest}，不够 ${asked}（最小单位）`,
          row: moves.indexOf(move) + 1,
        });
      }
    }
  }
  if (problems.length > 0) return problems;
  let id = await takeNumbers(tx, 'stock_move', moves.length);
  for (const { quantity } of moves) assert(quantity !== 0, 'a move moves something');
  await tx.bulkInsert(
    'stock_move',
    moves.map(({ unit, item, lot, expiry, day, kind, quantity, price: each, packSize }) => ({
      ...{ id: id++, unit, item, lot, expiry, day, kind, quantity, price: each, pack_size: packSize, paper },
    })),
  );
  return [];
}

/** The expiry that a unit's books know each lot by. */
export function expiriesOf(moves: Iterable<StockMove>): (item: string, lot: string) => string | undefined {
  const known = new Map<string, string>();
  for (const { item, lot, expiry } of moves) known.set(`${item} ${lot}`, expiry);
  return (item, lot) => known.get(`${item} ${lot}`);
}
