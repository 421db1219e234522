import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { trailFrom } from '../../../../shared/domain/procurement/guards/prices.ts';
import type { GuardWorld, Sale } from '../../../../shared/domain/procurement/guards/purchase.ts';
import { DEFAULT_GUARD_RULES, type GuardRules, lookBack } from '../../../../shared/domain/procurement/guards/rules.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';
import type { Register } from '../deliveries/register.ts';
import { readAgreements } from '../prices/reading.ts';
import { readSupplierRules, readSuppliers } from '../suppliers/reading.ts';
import { type Bought, grouped, onDay, type PriceSpans, readBought, type Spans } from './bought.ts';

export const RULES_KEY = 'procurement-guard-rules';

/** 采购监督规则 in force [U]. */
export async function loadGuardRules(db: BooksReader): Promise<GuardRules> {
  const kept = await loadSetting(db, RULES_KEY);
  return kept === undefined ? DEFAULT_GUARD_RULES : (JSON.parse(kept) as GuardRules);
}

/** Everything that findings and the cockpit are drawn from, read once. */
export interface World extends GuardWorld {
  readonly spent: Bought['spent'];
  /** The last card of each product that was bought. */
  readonly itemOf: (code: string) => Item | undefined;
  readonly agreements: PriceSpans;
  readonly cards: ReadonlyMap<string, readonly Spans<Item>[]>;
}

export async function readWorld(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  register?: Register,
): Promise<World> {
  const rules = await loadGuardRules(db);
  const bought = await readBought(db, trailFrom(first, lookBack(rules)), last, register);
  const sales = await readSales(db, first.slice(0, 7) as Period, last.slice(0, 7) as Period);
  const codes = [...new Set([...bought.spent.map(({ item }) => item), ...bought.purchases.map(({ item }) => item)])];
  const cards = await readCards(db, codes);
  const agreements = grouped(await readAgreements(db, codes), (row) => ({
    ...{ code: row.item, first: row.first, last: row.last, value: row.price },
  }));
  return {
    ...{ first, last, rules, sales, cards, agreements, spent: bought.spent, purchases: bought.purchases },
    itemOf: (code) => cards.get(code)?.at(-1)?.value,
    itemOn: onDay(cards),
    agreedOn: onDay(agreements),
    suppliers: await readSuppliers(db),
    supplierRules: await readSupplierRules(db),
  };
}

/** Codes that one question names. */
const AT_A_TIME = 400;

/** Every card that products had, by code, in the order of their days. */
export async function readCards(db: BooksReader, codes: readonly string[]): Promise<Map<string, Spans<Item>[]>> {
  const rows: { code: string; first: string; last: string; content: string }[] = [];
  for (let from = 0; from < codes.length; from += AT_A_TIME)
    rows.push(
      ...(await db
        .selectFrom('formulary_item')
        .select(['code', 'first', 'last', 'content'])
        .where('code', 'in', codes.slice(from, from + AT_A_TIME))
        .orderBy('first')
        .execute()),
    );
  return grouped(rows, ({ content, ...span }) => ({ ...span, value: JSON.parse(content) as Item }));
}

/** Sale prices of units, from one month to another. */
async function readSales(db: BooksReader, first: Period, last: Period): Promise<Sale[]> {
  const rows = await db
    .selectFrom('sale_price')
    .selectAll()
    .where('month', '>=', first)
    .where('month', '<=', last)
    .orderBy('unit')
    .orderBy('month')
    .orderBy('item')
    .execute();
  return rows.map((row) => ({
    ...{ unit: row.unit as UnitCode, month: row.month as Period, item: row.item },
    ...{ price: price(row.price), per: row.per as Sale['per'] },
  }));
}
