import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import { allLicenceProblems, sayLicence } from '../../../../shared/domain/procurement/suppliers/licences.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readSupplierRules, readSuppliers } from './reading.ts';

/** 供应商证照有效: licences of suppliers in use that had expired on a day. */
export async function supplierChecks(db: BooksReader, day: AccountingDate): Promise<readonly CheckResult[]> {
  const rules = await readSupplierRules(db);
  const active = [...(await readSuppliers(db)).values()].filter(({ stopped }) => !stopped);
  const rows = active.flatMap((supplier) =>
    allLicenceProblems(supplier, day, rules)
      .filter(({ state }) => state === 'expired')
      .map((problem) => ({ place: supplier.code, message: `供应商“${supplier.name}”：${sayLicence(problem)}` })),
  );
  return [
    {
      ...{ name: 'supplier-licences', title: '供应商证照有效', severity: 'finding', ok: rows.length === 0, rows },
      ...(active.length === 0 ? { idle: true as const } : {}),
    },
  ];
}
