import { COST_ACCOUNTS } from '../../../../shared/domain/costing/expenses.ts';
import { againstScheme, type Scheme, type SchemeProblem } from '../../../../shared/domain/costing/scheme.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts } from '../../ledger/queries.ts';
import { readCostDepartments } from '../reading.ts';

/** A version of a unit's scheme as the books hold it. */
export interface KeptScheme {
  readonly id: number;
  /** The first month that it is in force in. */
  readonly since: Period;
  readonly scheme: Scheme;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
}

/** All versions of a unit's scheme, the newest first. */
export async function readSchemes(db: BooksReader, unit: UnitCode): Promise<KeptScheme[]> {
  const rows = await db.selectFrom('cost_scheme').selectAll().where('unit', '=', unit).orderBy('id', 'desc').execute();
  return rows.map(({ id, since, content, display, instant, reason, digest }) => ({
    ...{ id, display, instant, reason, digest, since: since as Period },
    scheme: (JSON.parse(content) as { readonly scheme: Scheme }).scheme,
  }));
}

/**
 * The version in force in a month: of those that begin by then, the one that begins last; of two that begin in the same
 * month the one that was saved last.
 *
 * @param schemes the newest first.
 */
export function schemeIn(schemes: readonly KeptScheme[], period: Period): KeptScheme | undefined {
  const begun = schemes.filter(({ since }) => since <= period);
  const latest = begun
    .map(({ since }) => since)
    .sort()
    .at(-1);
  return begun.find(({ since }) => since === latest);
}

/** What is kept and hashed. */
export const schemeContent = (unit: UnitCode, since: Period, scheme: Scheme): string =>
  canonicalJson({
    ...{ form: 'tongcai-cost-scheme-1', unit, since },
    scheme: {
      ...{ method: scheme.method, order: scheme.order, below: scheme.below },
      classDrivers: { ...scheme.classDrivers },
      shared: scheme.shared.map(({ name, accounts, driver }) => ({ name, driver, accounts: [...accounts] })),
      handings: scheme.handings.map(({ department, driver, perItem }) => ({
        ...{ department, driver },
        perItem: { ...perItem },
      })),
    },
  });

/** The unit's accounts of 5001 and 5101, which hold its cost, in the order of their codes. */
export async function readCostAccounts(
  db: BooksReader,
  unit: UnitCode,
): Promise<{ readonly code: string; readonly name: string }[]> {
  const chart = (await readCharts(db, [unit])).get(unit);
  return (chart?.accounts ?? [])
    .filter(({ code, official }) => COST_ACCOUNTS.some((first) => (official ?? code).startsWith(first)))
    .map(({ code, name }) => ({ code, name }));
}

/** Why a scheme cannot stand for a unit from a month on, each at its field. */
export async function againstUnitScheme(
  db: BooksReader,
  unit: UnitCode,
  since: Period,
  scheme: Scheme,
): Promise<SchemeProblem[]> {
  const departments = new Map((await readCostDepartments(db, unit, since)).map((each) => [each.code, each]));
  const accounts = new Set((await readCostAccounts(db, unit)).map(({ code }) => code));
  return [
    ...againstScheme(scheme, departments),
    ...scheme.shared.flatMap(({ accounts: named }, index) =>
      named
        .filter((code) => !accounts.has(code))
        .map((code) => ({
          ...{ at: 'shared' as const, row: index + 1 },
          message: `科目 ${code} 不是业务活动费用或单位管理费用的科目`,
        })),
    ),
  ];
}
