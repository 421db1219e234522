import { evaluateAll, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { Kept } from '../pipeline/kept.ts';
import { readFigures } from './figures.ts';
import { lastTouched } from './touched.ts';

/** The two figures by which one knows a unit's month. */
export interface UnitTotals {
  readonly totalAssets: Fen;
  readonly surplus: Fen;
}

/** Unit periods that are kept in memory: some years of a community of forty. */
const KEPT_MAX = 4000;

/** Totals of units by period, kept from question to question until the trail says that something touched the unit. */
export class KeptTotals {
  readonly #kept = new Kept<UnitTotals>(KEPT_MAX);

  /** The totals of each unit as they stand in this reading; only what is not known is computed, in one go. */
  async of(db: BooksReader, units: readonly Unit[], period: Period): Promise<Map<UnitCode, UnitTotals>> {
    const found = new Map<UnitCode, UnitTotals>();
    const stale: { readonly unit: Unit; readonly stamp: number }[] = [];
    for (const unit of units) {
      const stamp = await lastTouched(db, unit.code);
      const known = this.#kept.at(`${unit.code}/${period}`, stamp);
      if (known) found.set(unit.code, known.value);
      else stale.push({ unit, stamp });
    }
    if (stale.length === 0) return found;
    const codes = stale.map(({ unit }) => unit.code);
    const figures = await readFigures(db, period, codes);
    for (const { unit, stamp } of stale) {
      const own = figures.get(unit.code)?.figures ?? [];
      const [sheet, income] = evaluateAll(own, unit.chart, undefined, ['balance-sheet', 'income']);
      const totals = { totalAssets: lineAmount(sheet!, 'total-assets'), surplus: lineAmount(income!, 'surplus') };
      this.#kept.keep(`${unit.code}/${period}`, stamp, totals);
      found.set(unit.code, totals);
    }
    return found;
  }
}
