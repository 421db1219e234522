import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { isOpen } from '../../../../shared/domain/procurement/guards/answer.ts';
import { sayFinding } from '../../../../shared/domain/procurement/guards/saying.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { drawRegister } from './drawing.ts';
import { readWorld } from './world.ts';

/** 采购价格与售价合规: errors of the guards from one day to another that nobody has explained and accepted. */
export async function guardChecks(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly CheckResult[]> {
  const world = await readWorld(db, first, last);
  const rows = (await drawRegister(db, world))
    .filter(({ finding, state, gone }) => finding.level === 'error' && isOpen(state) && !gone)
    .map(({ finding }) => {
      const item = world.itemOf(finding.item);
      const what = item ? itemTitle(item) : (world.suppliers.get(finding.supplier)?.name ?? finding.supplier);
      const unit = finding.unit === '' ? {} : { unit: finding.unit as UnitCode };
      return { ...unit, place: finding.papers.at(-1)?.number ?? finding.key, message: sayFinding(finding, what) };
    });
  return [
    {
      ...{ name: 'procurement-guards', title: '采购价格与售价合规', severity: 'finding', ok: rows.length === 0, rows },
      ...(world.purchases.length === 0 ? { idle: true as const } : {}),
    },
  ];
}
