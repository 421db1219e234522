import { itemTitle } from '../../../shared/domain/procurement/formulary/use.ts';
import { sayFinding } from '../../../shared/domain/procurement/guards/saying.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { endOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  readGuardFindings,
  readLatestItems,
  readMatching,
  readOrderedPrices,
  readOverridesUsed,
  readPurchases,
  readReleasedLines,
  readSuppliers,
} from '../procurement/queries.ts';
import type { PackPurchases } from './pack/purchase-content.ts';

/**
 * 统一采购 of the year up to the pack's month for some units: every order followed to its settlement, what was let pass, and
 * prices. Undefined where nothing was ordered. What was billed and never came belongs to no unit: only a pack of all has it.
 */
export async function gatherPurchases(
  db: BooksReader,
  units: ReadonlySet<string>,
  period: Period,
  whole: boolean,
): Promise<PackPurchases | undefined> {
  const last = endOf(period);
  const first = `${yearOf(period)}-01-01` as AccountingDate;
  const matching = await readMatching(db);
  const rows = (await readPurchases(db, first, last, matching)).filter(({ unit }) =>
    unit === '' ? whole : units.has(unit),
  );
  if (rows.length === 0) return undefined;
  const used = (await readOverridesUsed(db, first, last)).filter(({ override }) => units.has(override.unit));
  const registered = (await readGuardFindings(db, first, last, matching.register)).filter(({ finding }) =>
    finding.unit === '' ? whole : units.has(finding.unit),
  );
  const suppliers = await readSuppliers(db);
  const items = await readLatestItems(db, [
    ...used.map(({ override }) => override.item),
    ...registered.map(({ finding }) => finding.item),
  ]);
  const nameOf = (item: string, otherwise: string): string => {
    const known = items.get(item);
    return known ? itemTitle(known) : otherwise;
  };
  const exceptions = used.map((each) => ({ ...each, what: nameOf(each.override.item, each.override.what) }));
  const findings = registered.map((each) => {
    const { item, supplier } = each.finding;
    const supplierName = suppliers.get(supplier)?.name ?? supplier;
    const what = nameOf(item, item || supplierName);
    return { ...each, what, supplierName, said: sayFinding(each.finding, what) };
  });
  const released = (await readReleasedLines(db, first, last, matching)).filter(
    ({ units: own }) => whole || own.some((unit) => units.has(unit)),
  );
  return { rows, exceptions, findings, released, prices: await readOrderedPrices(db, rows, last) };
}
