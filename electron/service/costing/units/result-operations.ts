import { costing } from '../../../../shared/contract/costing.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { valueText } from '../../../../shared/domain/costing/drivers.ts';
import type { CostSpan } from '../../../../shared/domain/costing/span.ts';
import { allGroups } from '../../../../shared/domain/costing/units/disease-groups.ts';
import { visitCosts } from '../../../../shared/domain/costing/units/visit-costs.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { spanText } from '../direct-workbook.ts';
import { readCostDepartments } from '../reading.ts';
import { unitCostWorkbook } from './book.ts';
import { readGround, type UnitGround } from './ground.ts';
import { diseaseOut, groundOut, hospitalItemOut, type ItemSum, itemOut, orNull, patientOut, tableOut } from './out.ts';
import { diseaseResults, type ItemResults, itemResults } from './results.ts';

const DISEASE_TABLES = ['items', 'patients', 'lines'] as const;

/** 单位成本 as it follows from locked runs and reviewed tables, worked out anew each time. */
export const unitResultOperations: readonly Implementation[] = [
  query(costing.visitCosts, async (context, asked) => {
    const ground = found(context, asked.unit, await readGround(context.db, asked, []));
    const costs = visitCosts(ground.months.map(({ full, outputs, settings }) => ({ costs: full, outputs, settings })));
    return {
      ...groundOut(ground, costs.problems),
      ...{ outpatient: tableOut(costs.outpatient), inpatient: tableOut(costs.inpatient) },
      left: costs.left.map(({ department, amounts }) => ({
        ...{ code: department.code, name: department.name, total: formatYuan(totalOf(amounts)) },
      })),
      full: formatYuan(sumFen(ground.months.flatMap(({ full }) => full.map(({ amounts }) => totalOf(amounts))))),
    };
  }),

  query(costing.itemCosts, async (context, asked) => {
    const ground = found(context, asked.unit, await readGround(context.db, asked, ['items']));
    const results = itemResults(ground.months);
    return {
      ...groundOut(ground, results.problems),
      departments: results.months.flatMap(({ period, projects }) =>
        projects.map(({ department, method, total, drugs, materials, project, problem }) => ({
          ...{ period, code: department.code, name: department.name, method },
          ...{ total: formatYuan(total), drugs: formatYuan(drugs) },
          ...{ materials: formatYuan(materials), project: formatYuan(project) },
          ...(problem === undefined ? {} : { problem }),
        })),
      ),
      items: itemSums(results).map(itemOut),
      hospital: results.hospital.map(hospitalItemOut),
    };
  }),

  query(costing.diseaseCosts, async (context, asked) => {
    const ground = found(context, asked.unit, await readGround(context.db, asked, DISEASE_TABLES));
    const { groups, others, project, problems } = diseaseResults(ground.months);
    return {
      ...groundOut(ground, problems),
      method: ground.months.at(-1)?.settings.patientMethod ?? 'items',
      ...{ groups: groups.map(diseaseOut), all: diseaseOut(allGroups(groups)) },
      ...{ others: formatYuan(others), project: formatYuan(project) },
    };
  }),

  query(costing.diseasePatients, async (context, asked) => {
    const ground = found(context, asked.unit, await readGround(context.db, asked, DISEASE_TABLES));
    const nameOf = await namesOf(context.db, asked);
    const { patients } = diseaseResults(ground.months);
    return {
      patients: patients
        .filter(({ patient }) => patient.group === asked.group)
        .map((patient) => patientOut(patient, nameOf)),
    };
  }),

  query(costing.patientCost, async (context, { unit, period, number }) => {
    const ground = found(context, unit, await readGround(context.db, { unit, period, span: 'month' }, DISEASE_TABLES));
    const nameOf = await namesOf(context.db, { unit, period, span: 'month' });
    const { months, patients } = diseaseResults(ground.months);
    const own = patients.find(({ patient }) => patient.number === number);
    if (!own) throw context.notFound(`患者 ${number}`);
    const [{ month, costs }] = months as [(typeof months)[number]];
    const names = new Map(month.items.map(({ code, name }) => [code, name]));
    return {
      patient: patientOut(own, nameOf),
      ...{ group: own.patient.group, groupName: own.patient.groupName },
      lines: month.lines.flatMap(({ patient, department, item, quantity, income }, at) =>
        patient === number
          ? [
              {
                ...{ department, departmentName: nameOf(department), item, itemName: names.get(item) ?? '' },
                ...{ quantity: valueText(quantity), income: formatYuan(income), cost: orNull(costs.lines[at]) },
              },
            ]
          : [],
      ),
    };
  }),

  longQuery(
    costing.unitCostBook,
    async (context, asked) => {
      const visits = found(context, asked.unit, await readGround(context.db, asked, []));
      const items = found(context, asked.unit, await readGround(context.db, asked, ['items']));
      const diseases = found(context, asked.unit, await readGround(context.db, asked, DISEASE_TABLES));
      return { visits, items, diseases };
    },
    async (context, { period, span }, { visits, items, diseases }) => {
      const who = `${visits.unit.code} ${visits.unit.name}`;
      const results = itemResults(items.months);
      const { groups, problems } = diseaseResults(diseases.months);
      const costs = visitCosts(
        visits.months.map(({ full, outputs, settings }) => ({ costs: full, outputs, settings })),
      );
      const book = unitCostWorkbook({
        ...{ unit: visits.unit, when: spanText(period, span), runs: visits.runs },
        ...{ costs, items: itemSums(results), groups },
        missing: [...new Set([...diseases.missing, ...costs.problems, ...results.problems, ...problems])],
        ...{ creator: context.actor, created: context.instant },
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const rows = costs.outpatient.rows.length + costs.inpatient.rows.length + groups.length;
      return { file: sha256, name: fileName(`单位成本-${who}-${spanText(period, span)}.xlsx`), rows };
    },
  ),
];

function found(context: { notFound(what: string): Error }, unit: string, ground: UnitGround | undefined): UnitGround {
  if (!ground) throw context.notFound(`单位 ${unit}`);
  return ground;
}

async function namesOf(
  db: BooksReader,
  { unit, period, span }: { readonly unit: UnitCode; readonly period: Period; readonly span: CostSpan },
): Promise<(department: string) => string> {
  const names = new Map((await readCostDepartments(db, unit, period, span)).map(({ code, name }) => [code, name]));
  return (department) => names.get(department) ?? '';
}

/** An item of a department summed over the months, with the price and coefficients of the last. */
function itemSums({ months }: ItemResults): ItemSum[] {
  const sums = new Map<string, ItemSum>();
  for (const { projects } of months)
    for (const { department, items } of projects)
      for (const { item, cost, income } of items) {
        const key = `${department.code}\u0000${item.code}`;
        const before = sums.get(key);
        sums.set(key, {
          ...{ item, departmentName: department.name, count: (before?.count ?? 0) + item.count },
          ...{ cost: fen((before?.cost ?? 0) + cost), income: fen((before?.income ?? 0) + income) },
        });
      }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
