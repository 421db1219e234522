import { byLot, freeOn, inOrder, type LotName, nameOf, type StockMove } from './move.ts';

/** What a list asks for on a day, in smallest units; `lot` '' leaves the choice to 先到期先出. */
export interface Wanted {
  readonly day: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
}

/** What is taken of one lot for it. */
export interface Taken extends LotName {
  readonly day: string;
  readonly quantity: number;
}

/** A row that the stock does not hold; `free` is what could have been taken. */
export interface Shortfall {
  /** From 1. */
  readonly row: number;
  readonly wanted: Wanted;
  readonly free: number;
}

/**
 * 先到期先出: takes every row from the lots that expire first, never from one that has expired by its day (有效期 is the last
 * day of use), or from the lot that it names. Rows are taken in their order, each seeing what those before it left.
 */
export function takeFirstExpired(
  moves: readonly StockMove[],
  wanted: readonly Wanted[],
): { readonly taken: Taken[]; readonly short: Shortfall[] } {
  const ofItem = new Map<string, { readonly name: LotName; readonly moves: { day: string; quantity: number }[] }[]>();
  for (const own of byLot(moves).values()) {
    const name = nameOf(own[0]!);
    const lots = ofItem.get(name.item) ?? [];
    lots.push({ name, moves: own.map(({ day, quantity }) => ({ day, quantity })) });
    ofItem.set(name.item, lots);
  }
  for (const lots of ofItem.values()) lots.sort((a, b) => inOrder(a.name, b.name));
  const taken: Taken[] = [];
  const short: Shortfall[] = [];
  wanted.forEach((row, at) => {
    const fits = (ofItem.get(row.item) ?? []).filter(
      ({ name }) => name.expiry >= row.day && (row.lot === '' || name.lot === row.lot),
    );
    let left = row.quantity;
    const parts: { lot: (typeof fits)[number]; quantity: number }[] = [];
    for (const lot of fits) {
      const quantity = Math.min(left, Math.max(0, freeOn(lot.moves as StockMove[], row.day)));
      if (quantity > 0) parts.push({ lot, quantity });
      left -= quantity;
      if (left === 0) break;
    }
    if (left > 0) {
      short.push({ row: at + 1, wanted: row, free: row.quantity - left });
      return;
    }
    for (const { lot, quantity } of parts) {
      lot.moves.push({ day: row.day, quantity: -quantity });
      taken.push({ ...lot.name, day: row.day, quantity });
    }
  });
  return { taken, short };
}
