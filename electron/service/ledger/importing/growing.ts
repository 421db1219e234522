import { type GrownChart, growChart } from '../../../../shared/domain/ledger/charts/unit-chart.ts';
import type { Reading } from '../../../../shared/domain/ledger/reading/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { keepChart, readChart, usedCodes } from '../unit-charts.ts';

/** The accounts that a trial balance shows, with whether it uses them as leaves. */
export const chartRows = (reading: Reading) =>
  reading.balances.map(({ code, name, side, leaf }) => ({ code, name, side, leaf }));

/** The unit's chart as a trial balance makes it grow (补充科目); nothing is written yet. */
export async function grownChart(db: BooksReader, unit: UnitCode, reading: Reading): Promise<GrownChart> {
  const chart = (await readChart(db, unit))!;
  const used = await usedCodes(db, unit);
  return growChart(unit, chart.official, chartRows(reading), chart.accounts, (code) => used.has(code));
}

/** Keeps a grown chart, where it differs from the one that is kept. */
export async function keepGrown(tx: BooksTx, unit: UnitCode, grown: GrownChart): Promise<void> {
  if (grown.added.length + grown.changed.length + grown.removed.length > 0) await keepChart(tx, unit, grown.accounts);
}
