import { type Caller, reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { surplusOf } from '../../../../shared/domain/procurement/volumes/surplus.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readSteps } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readItemsOver } from './actuals.ts';
import { readBatches, readDivisions, readSurpluses } from './content.ts';
import { namedItem } from './naming.ts';

/** Every 结余留用测算, the newest first, with its result and its divisions; shares of units that may be seen only. */
export async function readSurplusesOut(db: BooksReader, caller: Caller, scope: UnitScope) {
  const [surpluses, divisions, batches] = [await readSurpluses(db), await readDivisions(db), await readBatches(db)];
  const papers = [...surpluses, ...divisions].map(({ paper }) => paper.id);
  const steps = await readSteps(db, papers);
  const units = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const out = [];
  for (const { paper, content } of surpluses) {
    const batch = batches.find((each) => each.paper.id === content.batch)!;
    const codes = content.products.map(({ item }) => item);
    const items = await readItemsOver(db, batch.paper.first as AccountingDate, content.on, codes);
    const result = surplusOf(content);
    out.push({
      ...paperOut(paper, steps.get(paper.id) ?? [], caller),
      batch: { id: batch.paper.id, number: batch.paper.number, name: batch.content.name },
      ...{ year: content.year, insurance: content.insurance, on: content.on, payBps: content.payBps },
      ...{ insuredBps: content.insuredBps, grade: content.grade, incomplete: content.incomplete },
      grades: content.grades.map((grade) => ({ ...grade })),
      products: content.products.map(({ item, base, before, agreed, selected, other, completed }, at) => {
        const { budget, spent, complete, counts } = result.rows[at]!;
        return {
          ...namedItem(item, items),
          ...{ base, agreed, completed, complete, counts },
          ...{ before: formatPrice(before), selected: formatPrice(selected), other: formatYuan(other) },
          ...{ budget: formatYuan(budget), spent: formatYuan(spent) },
        };
      }),
      ...{ budget: formatYuan(result.budget), spent: formatYuan(result.spent), base: formatYuan(result.base) },
      ...{ retained: formatYuan(result.retained), ratioBps: result.ratioBps, nothingFor: result.nothingFor ?? null },
      divisions: divisions
        .filter((division) => division.content.surplus === paper.id)
        .map((division) => ({
          ...paperOut(division.paper, steps.get(division.paper.id) ?? [], caller),
          ...{ basis: division.content.basis, tiltBps: division.content.tiltBps },
          rows: division.content.rows
            .filter(({ unit }) => reaches(scope, unit))
            .map(({ unit, weight, tiltBps, share }) => ({
              ...{ unit, unitName: units.get(unit) ?? unit, weight, tiltBps, share: formatYuan(share) },
            })),
        }))
        .reverse(),
    });
  }
  return out.reverse();
}
