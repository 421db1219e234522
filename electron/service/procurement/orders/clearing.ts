import type { Reason } from '../../../../shared/contract/errors.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Cleared } from '../../../../shared/domain/procurement/orders/merge.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type OpenLine, readOpenLines } from '../requests/reading.ts';
import type { OrderDocument } from './documents.ts';
import { type OpenGround, withLeft } from './exceptions-left.ts';
import { heldTo, type OrderGround, readGround, settledBy } from './ground.ts';

/** What a buyer chose of a request line: packs, and from whom. */
export interface Chosen {
  readonly requestLine: number;
  readonly supplier: string;
  readonly packs: number;
}

/** What may be ordered, or everything that stands against it, by the row that was chosen. */
export interface Clearing {
  readonly ground: OrderGround;
  readonly cleared: readonly Cleared[];
  readonly reasons: readonly Reason[];
}

/** Lines that one question names. */
const AT_A_TIME = 400;

/** Holds what was chosen against what is open and the guards of the day, within the transaction that orders it. */
export async function clearChosen(db: BooksReader, chosen: readonly Chosen[], day: AccountingDate): Promise<Clearing> {
  const ids = chosen.map(({ requestLine }) => requestLine);
  const open = new Map((await readOpenLines(db, ids)).map((line) => [line.requestLine, line]));
  const gone = await readNames(
    db,
    ids.filter((id) => !open.has(id)),
  );
  const codes = [...[...open.values()].map(({ item }) => item), ...[...gone.values()].map(({ item }) => item)];
  const ground = await withLeft(db, await readGround(db, day, codes));
  const named = ({ item, unit }: { readonly item: string; readonly unit: string }): string => {
    const known = ground.items.get(item);
    return `${ground.unitName(unit)} ${known ? itemTitle(known) : item} `;
  };
  const wanted = new Map<number, number>();
  for (const { requestLine, packs } of chosen) wanted.set(requestLine, (wanted.get(requestLine) ?? 0) + packs);

  const against = (line: OpenLine | undefined, { requestLine, supplier }: Chosen): Omit<Reason, 'row'>[] => {
    if (!line) {
      const asked = gone.get(requestLine);
      const message = asked
        ? `${named(asked)}没有未订的数量了，可能刚由他人订货`
        : `没有可以订货的申请明细 ${requestLine}`;
      return [{ code: 'not-open', message }];
    }
    const packs = wanted.get(requestLine)!;
    if (packs > line.open)
      return [{ code: 'over-open', message: `${named(line)}还可订 ${line.open}，不能订 ${packs}` }];
    const held = heldTo(ground, { ...line, supplier });
    return held.ok ? [] : held.error.map(({ guard, message }) => ({ code: guard, message }));
  };
  const reasons = chosen.flatMap((each, index) =>
    against(open.get(each.requestLine), each).map((reason) => ({ ...reason, row: index + 1 })),
  );
  if (reasons.length > 0) return { ground, cleared: [], reasons };
  const cleared = chosen.flatMap((each): Cleared[] => {
    const line = open.get(each.requestLine)!;
    const held = heldTo(ground, { ...line, supplier: each.supplier });
    if (!held.ok) return [];
    const settlement = settledBy(ground, { ...line, supplier: each.supplier });
    return [{ ...each, unit: line.unit, item: line.item, urgent: line.kind === 'urgent', settlement, ...held.value }];
  });
  return { ground, cleared, reasons: againstOverrides(ground, cleared) };
}

/** An exception is good for so many packs: what is ordered under it already and what would be come to no more. */
function againstOverrides({ overrides: all, left }: OpenGround, cleared: readonly Cleared[]): Reason[] {
  const wanted = new Map<number, number>();
  for (const { overrides, packs } of cleared)
    for (const override of overrides) wanted.set(override, (wanted.get(override) ?? 0) + packs);
  return all.flatMap(({ id, number }): Reason[] => {
    const rest = left.get(id) ?? 0;
    const packs = wanted.get(id) ?? 0;
    if (packs <= rest) return [];
    return [{ code: 'override-used-up', message: `采购例外 ${number} 还可订 ${rest}，不能订 ${packs}` }];
  });
}

/** What stands against placing a draft on a day: the guards again, and a price that has moved since it was made. */
export function againstPlacing(ground: OrderGround, { subject, lines }: OrderDocument): Reason[] {
  const reasons = lines.flatMap(({ item, price, allocations }) =>
    allocations.flatMap(({ unit }): Reason[] => {
      const held = heldTo(ground, { unit, item, supplier: subject });
      if (!held.ok) return held.error.map(({ guard, message }) => ({ code: guard, message }));
      if (held.value.price === price) return [];
      const known = ground.items.get(item);
      const [was, is] = [formatPrice(price), formatPrice(held.value.price)];
      const message = `${known ? itemTitle(known) : item}的价格已由 ${was} 元变为 ${is} 元，请取消草稿后重新订货`;
      return [{ code: 'price-moved', message }];
    }),
  );
  // What is said of a product for each of its units is said once.
  return [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
}

/** Whose request lines are, of those that have nothing open. */
async function readNames(db: BooksReader, ids: readonly number[]) {
  const names = new Map<number, { readonly unit: string; readonly item: string }>();
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const some = ids.slice(from, from + AT_A_TIME);
    const rows = await db.selectFrom('request_line').select(['id', 'unit', 'item']).where('id', 'in', some).execute();
    for (const { id, unit, item } of rows) names.set(id, { unit, item });
  }
  return names;
}
