import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import type { TestHouse } from '../support/house.ts';
import { AMOX, BUYER, inBooks } from './invoices-support.ts';
import { CASHIER, day } from './payments-support.ts';

/** What advances stand on: approved batches, put straight into their table; and the shortest words for what is done. */

const { procurement } = contract;
type Entered = RequestOf<typeof procurement.enterAdvance>;

export const BATCH = 800_001;

/** An approved batch of 1,000 packs of 24 at 8.40 a pack (0.35 a capsule): 8,400.00 agreed, 2,520.00 due. */
export const seedBatch = (
  house: Pick<TestHouse, 'books'>,
  more: { readonly id?: number; readonly items?: readonly string[]; readonly replaces?: number; stage?: string } = {},
) =>
  inBooks(house, async (db) => {
    const { id = BATCH, items = [AMOX], replaces = 0, stage = 'approved' } = more;
    const products = items.map((item) => ({
      ...{ item, selected: parsePrice('0.35')!, before: parsePrice('0.70')! },
      volumes: [{ unit: 'H01', quantity: Math.floor(24_000 / items.length) }],
    }));
    const content = { name: '第七批', prepayBps: 3000, lagBps: 8000, replaces, reason: replaces === 0 ? '' : '增量' };
    await db
      .insertInto('procurement_paper')
      .values({
        ...{ id, kind: 'batch', unit: '', number: `JC-2025-${id - 800_000}`, subject: '' },
        ...{ first: '2025-01-01', last: '2025-12-31', stage, revision: 3 },
        content: canonicalJson({ ...content, products } as unknown as Json),
      })
      .execute();
    if (replaces !== 0)
      await db.updateTable('procurement_paper').set({ stage: 'ended' }).where('id', '=', replaces).execute();
  });

let last = 0;
/** Something entered, a receipt of 1,000.00 unless said otherwise, each under a document of its own. */
export const entry = (more: Partial<Entered> = {}): Entered => {
  last += 1;
  return {
    ...{ unit: 'H01', batch: BATCH, move: 'receipt', day: day('2025-01-20'), amount: '1000.00' },
    ...{ document: `YB-${last}`, remark: '' },
    ...more,
  };
};
export const enter = async (house: TestHouse, more: Partial<Entered> = {}, caller = CASHIER) => {
  const { id, revision, number } = await house.pipeline.perform(procurement.enterAdvance, entry(more), caller);
  return { id, revision, number, unit: 'H01' };
};
export const advance = (house: TestHouse, batch = BATCH, caller = BUYER) =>
  house.pipeline.perform(procurement.advance, { batch, on: day('2025-03-31') }, caller);
