import { ledger } from '../../../shared/contract/ledger.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { reaches } from '../../../shared/domain/organisation/access.ts';
import { fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, yearOf } from '../../../shared/kernel/period.ts';
import { type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { readFigures } from './figures.ts';
import { mappingVersion, readMappings, readResolvers } from './mapping.ts';
import type { LedgerParts } from './parts.ts';
import { chartVersion, readCharts } from './unit-charts.ts';

/** 科目表、映射、缺口与全县科目汇总. */
export const chartQueries = ({ standing }: LedgerParts): readonly Implementation[] => [
  query(ledger.chart, async (context, { unit, period }) => {
    const charts = await readCharts(context.db, [unit]);
    const chart = charts.get(unit);
    if (!chart) throw context.notFound(`单位 ${unit}`);
    const group = (await readResolvers(context.db, charts, period)).get(unit)!;
    return chart.accounts.map((account) => ({
      code: account.code,
      name: account.name,
      book: account.book,
      side: account.side,
      parent: account.parent ?? null,
      level: account.level,
      leaf: account.leaf,
      official: account.official ?? null,
      group: group(account.code) ?? null,
    }));
  }),

  query(ledger.mappings, async ({ db }) => ({
    version: await mappingVersion(db),
    rows: (await readMappings(db)).map((mapping) => ({
      id: mapping.id,
      scope: mapping.scope,
      code: mapping.code,
      group: mapping.groupCode,
      from: mapping.from,
      to: mapping.to ?? null,
    })),
  })),

  query(ledger.coverage, async ({ db, scope }, { period, unit }) => {
    const read = await readFigures(db, period, unit === undefined ? undefined : [unit]);
    return [...read]
      .filter(([code]) => reaches(scope, code))
      .flatMap(([code, { figures }]) => {
        const gaps = new Map<string, { name: string; closing: number; yearMovement: number }>();
        for (const figure of figures) {
          if (figure.group !== undefined) continue;
          const gap = gaps.get(figure.code) ?? { name: figure.name, closing: 0, yearMovement: 0 };
          gaps.set(figure.code, {
            name: figure.name,
            closing: gap.closing + figure.closing,
            yearMovement: gap.yearMovement + figure.yearMovement,
          });
        }
        return [...gaps].map(([account, gap]) => ({
          unit: code,
          code: account,
          name: gap.name,
          closing: formatYuan(fen(gap.closing)),
          yearMovement: formatYuan(fen(gap.yearMovement)),
        }));
      });
  }),

  longQuery(
    ledger.standing,
    async ({ db }, { period }) => {
      const charts = await readCharts(db);
      const resolvers = await readResolvers(db, charts, period);
      const version = (await mappingVersion(db)) * 1_000_000 + (await chartVersion(db));
      return { resolvers, version };
    },
    async (_context, { period }, { resolvers, version }) => {
      const chart = groupChart();
      // An account without a group account stands under its own code: a gap is listed, never dropped.
      const rows = await standing.consolidated(
        yearOf(period),
        monthOf(period),
        version,
        ({ unit, code }) => resolvers.get(unit)?.(code) ?? code,
      );
      return {
        period,
        rows: rows
          .filter((row) => row.yearOpening !== ZERO || row.yearDebit !== ZERO || row.yearCredit !== ZERO)
          .sort((a, b) => (a.group < b.group ? -1 : 1))
          .map((row) => ({
            code: row.group,
            name: chart.get(row.group)?.name ?? row.group,
            book: row.book,
            yearOpening: formatYuan(row.yearOpening),
            yearDebit: formatYuan(row.yearDebit),
            yearCredit: formatYuan(row.yearCredit),
            closing: formatYuan(row.closing),
          })),
      };
    },
  ),
];
