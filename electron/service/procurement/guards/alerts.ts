import type { UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { figureOf, sayFinding } from '../../../../shared/domain/procurement/guards/saying.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { BooksReader } from '../../database.ts';
import { drawRegister, seesFinding } from './drawing.ts';
import type { World } from './world.ts';

/** What the guards found of the world's days and a reader may see, each as a row of a report. */
export async function readAlerts(db: BooksReader, world: World, scope: UnitScope) {
  return (await drawRegister(db, world))
    .filter(({ finding, gone }) => !gone && seesFinding(scope, finding))
    .map(({ finding, state }) => {
      const { rule, level, unit, item: code, supplier, day, basis, papers } = finding;
      const item = world.itemOf(code);
      const what = item ? itemTitle(item) : code || (world.suppliers.get(supplier)?.name ?? supplier);
      return {
        ...{ rule, level, state, unit, item: code, supplier, day, basis },
        ...{ found: figureOf(finding, finding.found), held: figureOf(finding, finding.held) },
        ...{ papers: papers.map(({ number }) => number), sentence: sayFinding(finding, what) },
      };
    });
}
