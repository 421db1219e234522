import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readSteps, type StepMade } from '../papers/papers.ts';
import { CHANGED, isOwn, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { type NewMove, postMoves } from '../stock/moves.ts';
import { readOrderedLines } from './ordered.ts';
import { receivedOf } from './reading.ts';
import { freeCodes } from './registering.ts';

type Deciding = CommandContext<typeof procurement.decideReceipts>;

const OWN = '登记到货的人不能验收自己登记的到货，须由另一人验收';
const BOUGHT = '下单的人不能验收自己采购的货物（采购与验收不相容）';

/** 验收: by another than who registered it or placed the order; what is accepted is in the stock. */
export const acceptingOperations: readonly Implementation[] = [
  command(procurement.decideReceipts, async (context, { unit, receipts, outcome, reason }) => {
    if (outcome === 'refuse' && reason === '') throw context.refused('no-reason', '不予验收须写明原因');
    const numbers: string[] = [];
    for (const { id, revision } of receipts) {
      const paper = await readPaper(context.db, 'receipt', id);
      if (paper?.unit !== unit) throw context.notFound(`到货验收单 ${id}`);
      if (paper.revision !== revision) throw context.refused('changed', CHANGED);
      if (!moveOf('receipt', outcome, paper.stage)) throw context.refused('not-now', NOT_NOW);
      const steps = (await readSteps(context.db, [id])).get(id) ?? [];
      const own = ownOf(paper, steps, await buyersOf(context.db, [orderOf(paper)]), context);
      if (own !== undefined) throw context.refused('own-work', own);
      await stepOn(context, paper, outcome, { reason });
      if (outcome === 'refuse') await freeCodes(context.db, id);
      else await takeIn(context, paper, unit);
      numbers.push(paper.number);
    }
    context.audit({
      ...{ unit, subject: numbers.length === 1 ? numbers[0]! : `${numbers[0]} 等 ${numbers.length} 份` },
      after: { receipts: receipts.map(({ id }) => id), outcome },
      ...(reason === '' ? {} : { reason }),
    });
    return DONE;
  }),
];

/** The order that a receipt answers. */
export const orderOf = ({ content }: Pick<Paper, 'content'>): number =>
  (JSON.parse(content) as { readonly order: number }).order;

/** Who bought by each order: prepared it, placed it, or changed it. */
export async function buyersOf(db: BooksReader, orders: readonly number[]): Promise<Map<number, StepMade[]>> {
  const steps = await readSteps(db, [...new Set(orders)]);
  for (const [order, made] of steps)
    steps.set(
      order,
      made.filter(({ step }) => step === 'prepare' || step === 'place' || step === 'change'),
    );
  return steps;
}

/** Why somebody cannot accept a receipt, or undefined (不相容岗位, separation.ts). */
export function ownOf(
  paper: Paper,
  steps: readonly StepMade[],
  buyers: ReadonlyMap<number, readonly StepMade[]>,
  { actor, caller }: Pick<Deciding, 'actor' | 'caller'>,
): string | undefined {
  if (isOwn(paper, 'accept', steps, caller)) return OWN;
  const bought = (buyers.get(orderOf(paper)) ?? []).map(({ person }) => ({ act: 'purchase' as const, person }));
  return forbiddenBy('accept', actor, bought) ? BOUGHT : undefined;
}

/** Puts what was accepted into the unit's stock; an order that was cancelled meanwhile takes no more. */
async function takeIn(context: Deciding, paper: Paper, unit: UnitCode): Promise<void> {
  const lines = await context.db
    .selectFrom('receipt_line')
    .selectAll()
    .where('receipt', '=', paper.id)
    .orderBy('id')
    .execute();
  const ids = [...new Set(lines.map(({ allocation }) => allocation))];
  const came = await receivedOf(context.db, ids);
  const over = (await readOrderedLines(context.db, { allocations: ids })).flatMap(
    ({ allocation, item, quantity }): Reason[] => {
      const { received } = came.get(allocation)!;
      const message = `${paper.number}：${item} 累计验收 ${received}，超过订单的 ${quantity}：订单已有取消，请退回登记`;
      return received > quantity ? [{ code: 'over', message }] : [];
    },
  );
  if (over.length > 0) throw context.refused('not-fit', over);
  const problems = await postMoves(
    context.tx,
    paper.id,
    lines
      .filter(({ accepted }) => accepted > 0)
      .map(
        (line): NewMove => ({
          ...{ unit, item: line.item, lot: line.lot, expiry: line.expiry as AccountingDate },
          ...{ day: paper.first as AccountingDate, kind: 'receipt', quantity: line.accepted * line.pack_size },
          ...{ price: price(line.price), packSize: line.pack_size },
        }),
      ),
  );
  if (problems.length > 0) throw context.refused('not-fit', problems);
}
