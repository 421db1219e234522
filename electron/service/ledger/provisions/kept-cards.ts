import type { AssetCard, AssetKind } from '../../../../shared/domain/ledger/provisions/card.ts';
import {
  type CardInMonth,
  cardsInMonth,
  NOTHING_TAKEN,
  type Taken,
} from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { addFen, type Fen, fen } from '../../../../shared/kernel/fen.ts';
import { nextPeriod, type Period } from '../../../../shared/kernel/period.ts';
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

/** The cards of a unit as they stand in a month. */
export interface KeptCards {
  readonly list: AssetList | undefined;
  readonly lists: readonly AssetList[];
  readonly rows: readonly CardInMonth[];
  /** Months since the list began in which cards were due and no voucher that stands took anything of them. */
  readonly missed: readonly Period[];
}

/** The cards of the list that holds in a month, and what vouchers that stand took of them. */
export async function readCardsInMonth(db: BooksReader, unit: UnitCode, period: Period): Promise<KeptCards> {
  const lists = await readLists(db, unit);
  const list = listIn(lists, period);
  if (!list) return { list, lists, rows: [], missed: [] };
  const cards = await db.selectFrom('asset_card').selectAll().where('list', '=', list.id).orderBy('row').execute();
  const taken = await readStanding(db, unit, list.period as Period);
  const rows = cardsInMonth(cards.map(cardOf), period, takenIn(taken, period));
  const posted = new Set(taken.map((each) => each.period));
  const missed: Period[] = [];
  for (let at = list.period as Period; at < period; at = nextPeriod(at))
    if (!posted.has(at) && cardsInMonth(cards.map(cardOf), at, takenIn(taken, at)).some(({ due }) => due > 0))
      missed.push(at);
  return { list, lists, rows, missed };
}

interface TakenOnce {
  readonly number: string;
  readonly period: Period;
  readonly amount: Fen;
}

/** What vouchers that were not reversed took of the unit's cards, from a month on. */
async function readStanding(db: BooksReader, unit: UnitCode, from: Period): Promise<TakenOnce[]> {
  const rows = await db
    .selectFrom('card_depreciation as taken')
    .select(['taken.number', 'taken.period', 'taken.amount'])
    .where('taken.unit', '=', unit)
    .where('taken.period', '>=', from)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voucher').select('voucher.id').whereRef('voucher.reverses', '=', 'taken.voucher'))),
    )
    .execute();
  return rows.map((row) => ({
    number: row.number,
    period: row.period as Period,
    amount: fen(Number(row.amount)),
  }));
}

/** What was taken of each card: in a month, and in all others. */
function takenIn(taken: readonly TakenOnce[], period: Period): (number: string) => Taken {
  const byNumber = new Map<string, Taken>();
  for (const { number, period: at, amount } of taken) {
    const known = byNumber.get(number) ?? NOTHING_TAKEN;
    byNumber.set(
      number,
      at === period
        ? { ...known, inMonth: addFen(known.inMonth, amount) }
        : { ...known, otherwise: addFen(known.otherwise, amount) },
    );
  }
  return (number) => byNumber.get(number) ?? NOTHING_TAKEN;
}

/** What was taken of each card from the month of a list on. */
export const readTaken = async (db: BooksReader, unit: UnitCode, period: Period) =>
  takenIn(await readStanding(db, unit, period), period);

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
