import { budget } from '../../../../shared/contract/budget.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadDepartments, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { claimsWorkbook } from './claims-workbook.ts';
import { readOpenClaims } from './open-claims.ts';

/** 占用明细: everything that holds the budget and is not spent yet, by age. */
export const claimOperations: readonly Implementation[] = [
  query(budget.openClaims, async ({ db, scope, nowMs }, { year, unit }) => {
    const within = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const claims = await readOpenClaims(db, unit === undefined ? within : [unit], year, nowMs);
    return claims.map(({ reserved, committed, ...claim }) => ({
      ...{ ...claim, reserved: formatYuan(reserved), committed: formatYuan(committed) },
    }));
  }),

  longQuery(
    budget.openClaimsBook,
    async ({ db, scope, nowMs }, { year, unit }) => {
      const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
      const asked = unit === undefined ? units : units.filter(({ code }) => code === unit);
      const codes = asked.map(({ code }) => code);
      return {
        units: asked,
        claims: await readOpenClaims(db, codes, year, nowMs),
        departments: await loadDepartments(db),
      };
    },
    async (context, { year, unit }, { units, claims, departments }) => {
      const names = new Map(units.map(({ code, name }) => [code as string, name]));
      const called = new Map(departments.map((each) => [`${each.unit} ${each.code}`, each.name]));
      const who = unit === undefined ? '各单位' : `${unit} ${names.get(unit) ?? ''}`.trim();
      const book = claimsWorkbook({
        ...{ who, day: chinaDay(context.nowMs), year, claims },
        unit: (code) => names.get(code) ?? code,
        department: (of, code) => called.get(`${of} ${code}`) ?? code,
        item: (code) => budgetItem(code)?.name ?? code,
        source: (code) => fundSource(code)?.name ?? code,
        creator: context.actor,
        created: context.instant,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`预算占用明细-${who}-${year}.xlsx`) };
    },
  ),
];
