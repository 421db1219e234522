import { costing } from '../../../../shared/contract/costing.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { fullTable } from '../../../../shared/domain/costing/reports/full-table.ts';
import { hospitalTiers, TIER_ROWS, TIER_SUMS } from '../../../../shared/domain/costing/reports/hospital-tiers.ts';
import { structureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readFigures } from '../../ledger/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { codeOf, costsOut, measuresOut, sharesOut } from './rows-out.ts';
import { type Asked, costedIn, readRuns, readSource, type Source, sourceOut } from './source.ts';

/** 成本医02, 医03 and 医院成本报表 as values. */
export const formOperations: readonly Implementation[] = [
  query(costing.fullCost, async (context, asked) => {
    const source = await readRuns(context, asked);
    const { departments, direct, full, outputs } = costedIn(source);
    const costs = fullTable(departments, direct, full);
    const structure = structureTable(departments, full, outputs);
    const row = (at: number | 'total') => {
      const [cost, made] = at === 'total' ? [costs.total, structure.total] : [costs.rows[at]!, structure.rows[at]!];
      return {
        ...{ direct: costsOut(cost.direct), indirect: costsOut(cost.indirect), full: costsOut(cost.full) },
        ...{ shares: sharesOut(made), ...measuresOut(made) },
      };
    };
    return {
      source: sourceOut(source),
      rows: costs.rows.map(({ department: { code, name } }, at) => ({ code: codeOf(code), name, ...row(at) })),
      total: row('total'),
    };
  }),

  query(costing.hospitalCost, async (context, asked) => {
    const source = await readSource(context, asked);
    const rows = await readTiers(context.db, asked);
    return {
      source: sourceOut(source),
      rows: TIER_ROWS.map((row) => ({ row, sum: row in TIER_SUMS, ...costsOut(rows.get(row)!) })),
      untied: source.missing.length > 0 ? null : formatYuan(fen(totalOf(rows.get('medical')!) - costedTotal(source))),
    };
  }),
];

/** 医院成本报表 of a unit and span, from the ledger alone. */
export async function readTiers(
  db: BooksReader,
  { unit, period, span = 'month' }: Asked & { readonly period: Period },
) {
  const read = (await readFigures(db, period, [unit])).get(unit);
  return hospitalTiers(read?.figures ?? [], (code) => read?.chart.get(code), span);
}

/** Σ 科室直接成本 of the runs. */
const costedTotal = (source: Source): Fen => sumFen([...costedIn(source).direct.values()].map(totalOf));
