import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { againstBatch, agreedOf, type Batch } from '../../../../shared/domain/procurement/volumes/batch.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { readItems } from '../formulary/reading.ts';
import { readSteps } from '../papers/papers.ts';
import { readItemsOver } from './actuals.ts';
import { batchOut, seenBatch } from './batch-out.ts';
import { agreedOnly, readBatches } from './content.ts';
import { namedItem } from './naming.ts';
import { saveDraft } from './saving.ts';

/** 集采批次: the register, one batch, and its preparing. */
export const batchOperations: readonly Implementation[] = [
  query(procurement.volumeBatches, async ({ db, scope, caller }) => {
    const all = await readBatches(db);
    const steps = await readSteps(
      db,
      all.map(({ paper }) => paper.id),
    );
    return all
      .map((held) => seenBatch(held, (unit) => reaches(scope, unit)))
      .map((held) => batchOut(held, all, steps.get(held.paper.id) ?? [], caller))
      .reverse();
  }),

  query(procurement.volumeBatch, async ({ db, scope, caller, notFound }, { id }) => {
    const all = await readBatches(db);
    const found = all.find(({ paper }) => paper.id === id);
    if (!found) throw notFound(`集采批次 ${id}`);
    const held = seenBatch(found, (unit) => reaches(scope, unit));
    const { products } = held.content;
    const codes = products.map(({ item }) => item);
    const [first, last] = [held.paper.first as AccountingDate, held.paper.last as AccountingDate];
    const items = await readItemsOver(db, first, last, codes);
    const units = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const steps = (await readSteps(db, [id])).get(id) ?? [];
    return {
      ...batchOut(held, all, steps, caller),
      rows: products.map(({ item, selected, before, volumes }) => ({
        ...namedItem(item, items),
        ...{ selected: formatPrice(selected), before: formatPrice(before), agreed: agreedOf({ volumes }) },
        volumes: volumes.map(({ unit, quantity }) => ({ unit, unitName: units.get(unit) ?? unit, quantity })),
      })),
    };
  }),

  query(procurement.volumeItems, async ({ db }, { on }) => {
    const items = await readItems(db, on);
    return [...items.values()]
      .filter(({ flags }) => flags.includes('selected'))
      .map(({ code }) => namedItem(code, items));
  }),

  command(procurement.saveBatch, async (context, { at, first, last, prepay, lag, replaces, ...said }) => {
    const batch: Batch = {
      ...{ name: said.name, reason: said.reason, prepayBps: prepay, lagBps: lag, replaces: replaces ?? 0 },
      products: said.products.map((product) => ({ ...product, volumes: agreedOnly(product.volumes) })),
    };
    const problems = againstBatch(batch, { first, last });
    if (problems.length > 0)
      throw context.refused(
        'bad-batch',
        problems.map((problem) => ({ code: 'bad-batch', ...problem })),
      );
    const draft = { year: first.slice(0, 4), subject: '', first, last };
    const { id, number, revision } = await saveDraft(context, 'batch', at, draft, batch);
    return { id, number, revision };
  }),
];
