import { costing } from '../../../../shared/contract/costing.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { costedOf } from '../../../../shared/domain/costing/reports/costed.ts';
import { flowPicture } from '../../../../shared/domain/costing/reports/flow.ts';
import { fullTable } from '../../../../shared/domain/costing/reports/full-table.ts';
import { hundredths } from '../../../../shared/domain/costing/reports/ratio.ts';
import { type SpecialityRow, specialityTable } from '../../../../shared/domain/costing/reports/speciality-table.ts';
import { structureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import { loadDepartmentsAt, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { codeOf, measuresOut, summaryOut } from './rows-out.ts';
import { costedIn, readRuns, readSource, type Source, sourceOut } from './source.ts';

/** Structure and trend, the flow of the stages, units beside each other. */
export const pictureOperations: readonly Implementation[] = [
  query(costing.costTrend, async (context, asked) => {
    const source = await readSource(context, { ...asked, span: 'year' });
    return { source: sourceOut(source), ...trendOf(source) };
  }),

  query(costing.costFlow, async (context, { open, item, ...asked }) => {
    const source = await readRuns(context, asked);
    const { nodes, links } = flowPicture(
      source.runs.map(({ result }) => result),
      { open, item },
    );
    return {
      source: sourceOut(source),
      nodes: nodes.map(({ key, class: kind, department, count, direct, received, given }) => ({
        ...{ key, class: kind, code: department?.code ?? null, name: department?.name ?? null, count },
        ...{ direct: formatYuan(direct), received: formatYuan(received), given: formatYuan(given) },
      })),
      links: links.map((link) => ({ ...link, amount: formatYuan(link.amount) })),
    };
  }),

  query(costing.costComparison, async (context, { period, span }) => {
    const units = withinScope(context.scope, await loadUnits(context.db), ({ code }) => code);
    const sources: Source[] = [];
    for (const { code } of units) sources.push(await readSource(context, { unit: code, period, span }));
    const whole = sources
      .filter(({ missing }) => missing.length === 0)
      .map((source) => ({ source, unit: source.unit.code, costed: costedIn(source) }));
    const since = span === 'year' ? periodOf(yearOf(period), 1) : period;
    const specialities: (SpecialityRow & { unit: string })[] = [];
    for (const { unit, costed } of whole) {
      const rows = specialityTable(costed, await loadDepartmentsAt(context.db, unit, period, since));
      specialities.push(...rows.map((row) => ({ unit, ...row })));
    }
    return {
      units: whole.map(({ source, costed }) => {
        const { unit, name, official } = sourceOut(source);
        return { unit, name, official, ...summaryOut(costed) };
      }),
      without: sources.flatMap(({ unit, missing }) => (missing.length === 0 ? [] : [unit.code])),
      departments: whole.flatMap(({ unit, costed: { departments, full, outputs } }) =>
        structureTable(departments, full, outputs).rows.map((row) => ({
          ...{ unit, code: codeOf(row.department.code), name: row.department.name },
          ...{ total: formatYuan(row.total), ...measuresOut(row) },
        })),
      ),
      specialities: specialities.map(({ unit, speciality, departments, ...row }) => ({
        ...{ unit, speciality, departments, total: formatYuan(row.total), ...measuresOut(row) },
      })),
    };
  }),
];

/** The months that have a locked run, and the departments of all of them by what they bear. */
export function trendOf(source: Source) {
  const { departments, direct, full } = costedIn(source);
  const { rows, total } = fullTable(departments, direct, full);
  const all = totalOf(total.full);
  let sum = 0;
  return {
    months: source.runs.map(({ period, result, inputs }) => ({
      period,
      ...summaryOut(costedOf(result, inputs.drivers)),
    })),
    pareto: rows
      .map(({ department, full: amounts }) => ({ department, amount: totalOf(amounts) }))
      .sort((a, b) => b.amount - a.amount || (a.department.code < b.department.code ? -1 : 1))
      .map(({ department, amount }) => {
        sum += amount;
        return {
          ...{ code: codeOf(department.code), name: department.name, amount: formatYuan(amount) },
          cumulative: hundredths(fen(sum), all) ?? null,
        };
      }),
  };
}
