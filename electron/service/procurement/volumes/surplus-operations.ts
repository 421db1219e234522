import { procurement } from '../../../../shared/contract/procurement.ts';
import { amountOf, formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { agreedOf } from '../../../../shared/domain/procurement/volumes/batch.ts';
import { againstSurplus } from '../../../../shared/domain/procurement/volumes/surplus.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { readOrdered } from '../orders/reading.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import { readItemsOver } from './actuals.ts';
import { batchIn, type SurplusContent } from './content.ts';
import { namedItem } from './naming.ts';
import { readGone } from './progress-operations.ts';
import { saveDraft } from './saving.ts';
import { readSurplusesOut } from './surplus-out.ts';

/** 结余留用测算: proposed from a batch and what was ordered, every factor to be changed, and kept. */
export const surplusOperations: readonly Implementation[] = [
  query(procurement.surpluses, ({ db, caller, scope }) => readSurplusesOut(db, caller, scope)),

  query(procurement.surplusProposal, async ({ db, notFound }, { batch: id, on }) => {
    const paper = await readPaper(db, 'batch', id);
    if (!paper) throw notFound(`集采批次 ${id}`);
    return { products: await proposed(db, paper, on) };
  }),

  command(procurement.saveSurplus, async (context, { at, pay, insured, grades, ...said }) => {
    const batch = await readPaper(context.db, 'batch', said.batch);
    if (!batch) throw context.notFound(`集采批次 ${said.batch}`);
    const content: SurplusContent = {
      ...{ ...said, payBps: pay, insuredBps: insured },
      grades: grades.map(({ name, ratio }) => ({ name, ratioBps: ratio })),
    };
    const known = new Set(batchIn(batch).products.map(({ item }) => item));
    const problems = [
      ...againstSurplus(content),
      ...said.products
        .filter(({ item }) => !known.has(item))
        .map(({ item }) => `批次 ${batch.number} 里没有品种 ${item}`),
    ];
    if (problems.length > 0)
      throw context.refused(
        'bad-surplus',
        problems.map((message) => ({ code: 'bad-surplus', message })),
      );
    const draft = { year: String(said.year), subject: String(said.batch), first: '', last: '' };
    const { id, number, revision } = await saveDraft(context, 'surplus', at, draft, content);
    return { id, number, revision };
  }),
];

/**
 * Factors as far as the books know them: 约定量 as the base, what was ordered as completed, and what was ordered of other
 * products of the same generic name as 非中选使用金额; the latter once, with the first of several selected products of a name.
 */
async function proposed(db: BooksReader, paper: Paper, on: AccountingDate) {
  const batch = batchIn(paper);
  const { overview, counted } = await readGone(db, { paper, content: batch }, on);
  const first = paper.first as AccountingDate;
  const until = on < paper.last ? on : (paper.last as AccountingDate);
  const orders = until < first ? [] : await readOrdered(db, first, until);
  const known = await readItemsOver(db, first, until, [...counted.items.keys()]);
  const selected = new Set(batch.products.map(({ item }) => item));
  const others = new Map<string, Fen[]>();
  for (const { item, quantity, price } of orders) {
    const generic = known.get(item)?.generic;
    if (generic === undefined || selected.has(item)) continue;
    others.set(generic, [...(others.get(generic) ?? []), amountOf(price, quantity)]);
  }
  const told = new Set<string>();
  return batch.products.map((product, at) => {
    const generic = known.get(product.item)?.generic ?? product.item;
    const other = told.has(generic) ? [] : (others.get(generic) ?? []);
    told.add(generic);
    const agreed = agreedOf(product);
    return {
      ...namedItem(product.item, known),
      ...{ base: agreed, agreed, completed: overview.products[at]!.ordered },
      ...{ before: formatPrice(product.before), selected: formatPrice(product.selected) },
      other: formatYuan(sumFen(other)),
    };
  });
}
