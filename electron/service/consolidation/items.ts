import { declaredItems } from '../../../shared/domain/consolidation/declared-items.ts';
import { allowancesOf, openingItems } from '../../../shared/domain/consolidation/figure-items.ts';
import type { InternalAllowance, InternalItem, UntaggedAmount } from '../../../shared/domain/consolidation/model.ts';
import { untaggedAmounts } from '../../../shared/domain/consolidation/untagged.ts';
import { itemsOfVoucher } from '../../../shared/domain/consolidation/voucher-items.ts';
import { openingSlot } from '../../../shared/domain/ledger/composition.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import { voucherName } from '../../../shared/domain/ledger/reversal.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { endOf, type Period, periodOf, periodOfDate, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  readBalances,
  readCharts,
  readDeclarations,
  readInternalVouchers,
  readResolvers,
  readSummaryPeriods,
} from '../ledger/queries.ts';

/** What the books know of dealings between members, up to some days after a period's end. */
export interface InternalFacts {
  readonly items: readonly InternalItem[];
  readonly allowances: readonly InternalAllowance[];
  readonly untagged: readonly UntaggedAmount[];
}

/**
 * What members owed each other at the beginning of the year: openings kept by counterparty and, for a member that has none,
 * what it declared for last December.
 */
export async function readOpeningItems(
  db: BooksReader,
  period: Period,
  figures: readonly AccountFigure[],
): Promise<InternalItem[]> {
  const resolvers = await readResolvers(db, await readCharts(db), period);
  const openings = openingItems(figures, period);
  const tagged = new Set(openings.map(({ unit }) => unit));
  const declared = declaredItems(await readDeclarations(db, period), {
    period,
    summaries: new Map(),
    balances: [],
    groupOf: (unit, code) => resolvers.get(unit)?.(code),
  });
  return [...openings, ...declared.filter(({ detail, unit }) => detail === 'opening' && !tagged.has(unit))];
}

/**
 * Collects the intra-group items (内部往来及交易明细) of a year up to a period: voucher lines tagged with a member, opening
 * balances kept by counterparty, and what members in summary have declared. Where a month is in summary its declaration
 * speaks for it; balances of earlier months are then contained in the latest declaration.
 *
 * @param figures of all units in the period, with their counterparties.
 */
export async function readInternalFacts(
  db: BooksReader,
  period: Period,
  timingDays: number,
  figures: readonly AccountFigure[],
): Promise<InternalFacts> {
  const year = yearOf(period);
  const resolvers = await readResolvers(db, await readCharts(db), period);
  const groupOf = (unit: UnitCode, code: string) => resolvers.get(unit)?.(code);
  const summaries = await readSummaryPeriods(db, period);
  const balances = await readBalances(db, { from: openingSlot(year), to: period });
  const declared = declaredItems(await readDeclarations(db, period), { period, summaries, balances, groupOf });
  const until = addDays(endOf(period), timingDays);
  const vouchers = await readInternalVouchers(db, periodOf(year, 1), periodOfDate(until));
  const posted = vouchers
    .filter((voucher) => voucher.date <= until)
    .flatMap((voucher) =>
      itemsOfVoucher({ ...voucher, key: String(voucher.id), label: voucherName(voucher) }, (code) =>
        groupOf(voucher.unit, code),
      ),
    );
  /** Balances that the latest declaration of a unit in summary contains already. */
  const contained = (item: InternalItem): boolean => {
    const last = summaries.get(item.unit)?.at(-1);
    return item.group === 'receivable-payable' && last !== undefined && item.date <= endOf(last);
  };
  const openings = openingItems(figures, period).filter((item) => !contained(item));
  const tagged = new Set(openings.map((item) => item.unit));
  const items = [
    ...openings,
    ...declared.filter((item) => item.detail !== 'opening' || !tagged.has(item.unit)),
    ...posted.filter((item) => !contained(item)),
  ];
  return { items, allowances: allowancesOf(figures), untagged: untaggedAmounts(figures, items) };
}
