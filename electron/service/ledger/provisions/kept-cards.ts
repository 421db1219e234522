import type { AssetCard, AssetKind } from '../../../../shared/domain/ledger/provisions/card.ts';
import {
  type CardInMonth,
  cardsInMonth,
  type Taken,
} from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { addFen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { ProvisionTables } from './tables.ts';

export type AssetList = ProvisionTables['asset_list'];

/** All lists of a unit, the one that holds latest first. */
export const readLists = (db: BooksReader, unit: UnitCode): Promise<AssetList[]> =>
  db
    .selectFrom('asset_list')
    .selectAll()
    .where('unit', '=', unit)
    .orderBy('period', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The list that holds in a month. */
export const listIn = (lists: readonly AssetList[], period: Period): AssetList | undefined =>
  lists.find((list) => list.period <= period);

/** The cards of the list that holds in a month, and what vouchers that stand took of them. */
export async function readCardsInMonth(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<{ list: AssetList | undefined; lists: readonly AssetList[]; rows: readonly CardInMonth[] }> {
  const lists = await readLists(db, unit);
  const list = listIn(lists, period);
  if (!list) return { list, lists, rows: [] };
  const cards = await db.selectFrom('asset_card').selectAll().where('list', '=', list.id).orderBy('row').execute();
  const takenOf = await readTaken(db, unit, list.period as Period, period);
  return { list, lists, rows: cardsInMonth(cards.map(cardOf), period, takenOf) };
}

const NOTHING: Taken = { inMonth: ZERO, otherwise: ZERO };

/** What was taken of each card from a month on, by vouchers that were not reversed. */
export async function readTaken(
  db: BooksReader,
  unit: UnitCode,
  from: Period,
  period: Period,
): Promise<(number: string) => Taken> {
  const rows = await db
    .selectFrom('card_depreciation as taken')
    .select(['taken.number', 'taken.period', 'taken.amount'])
    .where('taken.unit', '=', unit)
    .where('taken.period', '>=', from)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voucher').select('voucher.id').whereRef('voucher.reverses', '=', 'taken.voucher'))),
    )
    .execute();
  const byNumber = new Map<string, Taken>();
  for (const row of rows) {
    const known = byNumber.get(row.number) ?? NOTHING;
    const amount = fen(Number(row.amount));
    byNumber.set(
      row.number,
      row.period === period
        ? { ...known, inMonth: addFen(known.inMonth, amount) }
        : { ...known, otherwise: addFen(known.otherwise, amount) },
    );
  }
  return (number) => byNumber.get(number) ?? NOTHING;
}

const cardOf = (row: ProvisionTables['asset_card']): AssetCard => ({
  number: row.number,
  name: row.name,
  kind: row.kind as AssetKind,
  category: row.category,
  department: row.department ?? undefined,
  date: row.date as AccountingDate,
  cost: fen(Number(row.cost)),
  accumulated: fen(Number(row.accumulated)),
  months: row.months ?? undefined,
  fund: row.fund,
  gone: row.gone === 1,
  goneOn: (row.gone_on ?? undefined) as AccountingDate | undefined,
});
