import { budget } from '../../../../shared/contract/budget.ts';
import { cellTotal } from '../../../../shared/domain/budget/plan.ts';
import { loadCommunity, loadDepartments, loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readPlans } from '../plans.ts';
import { readCuts, readVersions } from '../versions.ts';
import { planBook } from './plan-book.ts';
import { type Eliminates, readSums } from './reading-sums.ts';
import { STAGE_WORDS, sumsBook } from './sums-book.ts';

/** 汇总预算 and one unit's budget as workbooks. */
export const bookOperations = (rule: Eliminates): readonly Implementation[] => [
  longQuery(
    budget.sumsBook,
    async ({ db, scope }, { year, stage }) => ({
      sums: await readSums(db, { scope, year, stage }, rule),
      community: (await loadCommunity(db))?.name,
    }),
    async (context, { year, stage }, { sums, community }) => {
      const who = sums.whole ? (community ?? '') : sums.units.map(({ name }) => name).join('、');
      const book = sumsBook({ sums, who, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`汇总预算-${year}-${STAGE_WORDS[stage]}.xlsx`) };
    },
  ),

  longQuery(
    budget.planBook,
    async (context, { unit: code, year }) => {
      const { db } = context;
      const unit = await loadUnit(db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      const [plan] = await readPlans(db, [unit.code], year);
      const versions = await readVersions(db, [code], year);
      const cuts = await readCuts(db, [code], year);
      return { unit, plan: plan!, versions, cuts, departments: await loadDepartments(db, code) };
    },
    async (context, { year }, { unit, plan, versions, cuts, departments }) => {
      const who = `${unit.code} ${unit.name}`;
      const book = planBook({
        ...{ who, year, plan, creator: context.actor, created: context.instant },
        departments: new Map(departments.map(({ code, name }) => [code, name])),
        versions: versions.map(({ passage, instant, cells }) => ({
          ...{ passage, instant },
          cells: cells.map((cell) => ({ ...cell, total: cellTotal(cell) })),
        })),
        cuts,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`单位预算-${who}-${year}.xlsx`) };
    },
  ),
];
