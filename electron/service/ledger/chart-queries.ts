import { ledger } from '../../../shared/contract/ledger.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import type { GroupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { reaches } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { readFigures } from './figures.ts';
import { mappingVersion, readMappings, readResolvers } from './mapping.ts';
import type { LedgerParts } from './parts.ts';
import { chartVersion, readCharts } from './unit-charts.ts';

/** 科目表、映射、缺口与全县科目汇总. */
export const chartQueries = ({ standing }: LedgerParts): readonly Implementation[] => {
  const groups = keptGroups();
  return [
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
      async ({ db }, { period }) => groups.at(db, period),
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
};

interface Groups {
  readonly resolvers: ReadonlyMap<UnitCode, GroupResolver>;
  readonly version: number;
}

/** Group accounts of every unit's accounts, kept from question to question until a chart, the mapping or the register changes. */
function keptGroups() {
  const kept = new Map<Period, { key: string; groups: Groups }>();
  let version = 0;
  return {
    async at(db: BooksReader, period: Period): Promise<Groups> {
      const units = await db
        .selectFrom('unit')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      const key = `${await mappingVersion(db)}/${await chartVersion(db)}/${units.count}`;
      const known = kept.get(period);
      if (known?.key === key) return known.groups;
      version += 1;
      const groups = { resolvers: await readResolvers(db, await readCharts(db), period), version };
      kept.set(period, { key, groups });
      return groups;
    },
  };
}
