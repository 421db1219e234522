import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { splitLine } from '../../../../shared/domain/procurement/invoices/binding.ts';
import { drawMatches } from '../../../../shared/domain/procurement/invoices/drawing.ts';
import { RELEASABLE } from '../../../../shared/domain/procurement/invoices/match.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { GIVEN_UP } from '../../../../shared/domain/procurement/payments/run.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { type InvoiceWorld, type KeptInvoice, readInvoiceWorld } from './world.ts';

interface StepContext extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now' | 'not-fit', reasons: string): Failure;
}

const OWN = '登记或改过这张发票的人不能放行它，须由另一人放行';

/** What is done to an invoice that stands: bound anew and cancelled by the buyer, let pass by another. */
export const changeOperations: readonly Implementation[] = [
  command(procurement.bindInvoice, async (context, { line: id, parts, reason, ...seen }) => {
    const { paper, invoice, world } = await readFor(context, seen, 'change');
    const line = invoice.lines.find((each) => each.id === id);
    if (!line || invoice.level !== 2) throw context.notFound(`发票行 ${id}`);
    if (invoice.red) throw context.refused('not-fit', '红字发票的行随它冲减的原发票行，不能另行对应');
    if (parts.reduce((sum, { packs }) => sum + packs, 0) !== line.packs)
      throw context.refused('not-fit', `各订单行的数量之和须等于发票行的 ${line.packs}`);
    if (new Set(parts.map(({ orderLine }) => orderLine)).size < parts.length)
      throw context.refused('not-fit', '同一订单行只写一次');
    for (const { orderLine } of parts) {
      const order = world.orders.get(orderLine);
      if (order?.supplier !== invoice.seller || order.item !== line.item)
        throw context.refused('not-fit', `订单行 ${orderLine} 不是这家供应商的这个品种`);
    }
    const answered = world.invoices.some(({ lines }) => lines.some(({ answers }) => answers === id));
    if (answered && parts.length > 1) throw context.refused('not-fit', '已有红字发票冲减这一行，不能再拆分');
    await againstPaid(context, [id]);
    const [first, ...rest] = splitLine(line, parts);
    const { db, tx } = context;
    const { orderLine, packs, amount } = first!;
    await db
      .updateTable('supplier_invoice_line')
      .set({ order_line: orderLine, packs, amount })
      .where('id', '=', id)
      .execute();
    await db.updateTable('supplier_invoice_line').set({ order_line: orderLine }).where('answers', '=', id).execute();
    await db.deleteFrom('invoice_release').where('line', '=', id).execute();
    if (rest.length > 0) {
      const from = await takeNumbers(tx, 'supplier_invoice_line', rest.length);
      const { item, lot, price } = line;
      await tx.bulkInsert(
        'supplier_invoice_line',
        rest.map((part, at) => ({
          ...{ id: from + at, invoice: invoice.id, order_line: part.orderLine, answers: null, item, lot, price },
          ...{ packs: part.packs, amount: part.amount },
        })),
      );
    }
    await stepOn(context, paper, 'change', { reason });
    context.audit({
      ...{ subject: paper.number, reason },
      before: { line: id, orderLine: line.orderLine },
      after: { id: invoice.id, line: id, parts: parts.map((part) => ({ ...part })) },
    });
    return DONE;
  }),

  command(procurement.cancelInvoice, async (context, { reason, ...seen }) => {
    const { paper, invoice, world } = await readFor(context, seen, 'cancel');
    const red = world.invoices.find(({ original }) => original === invoice.id);
    if (red) throw context.refused('not-fit', `红字发票 ${red.number} 冲减它，不能作废`);
    const ids = invoice.lines.map(({ id }) => id);
    await againstPaid(context, ids);
    await context.db.updateTable('supplier_invoice').set({ once: null }).where('id', '=', invoice.id).execute();
    await context.db.deleteFrom('invoice_release').where('line', 'in', ids).execute();
    await stepOn(context, paper, 'cancel', { reason });
    context.audit({ subject: paper.number, reason });
    return DONE;
  }),

  command(procurement.releaseInvoice, async (context, { lines, reason, ...seen }) => {
    const { paper, invoice, world } = await readFor(context, seen, 'release');
    const steps = (await readSteps(context.db, [paper.id])).get(paper.id) ?? [];
    if (isOwn(paper, 'release', steps, context.caller)) throw context.refused('own-work', OWN);
    const drawn = drawMatches(world);
    const { actor, caller, instant } = context;
    for (const id of new Set(lines)) {
      const at = invoice.lines.findIndex((line) => line.id === id);
      const match = drawn.get(id);
      if (at < 0 || !match) throw context.notFound(`发票行 ${id}`);
      if (match.verdict === 'pay') throw context.refused('not-fit', `第 ${at + 1} 行已经匹配，不用放行`);
      const left = match.reasons.filter((each) => each !== 'price-below' && !RELEASABLE.includes(each));
      if (left.some((each) => each !== 'not-accepted'))
        throw context.refused('not-fit', `第 ${at + 1} 行没有订单、品种不符、超过订单数量或原发票未放行，不能放行付款`);
      const open = match.reasons.filter((each) => RELEASABLE.includes(each) && !match.released.includes(each));
      if (open.length === 0) throw context.refused('not-fit', `第 ${at + 1} 行只等货物验收，没有可以放行的异常`);
      const reasons = [...match.released, ...open];
      await context.db.deleteFrom('invoice_release').where('line', '=', id).execute();
      await context.db
        .insertInto('invoice_release')
        .values({
          ...{ line: id, person: actor, display: caller.kind === 'person' ? caller.display : actor, instant, reason },
          ...{ reasons: JSON.stringify(reasons), faults: JSON.stringify(match.chain.faults) },
        })
        .execute();
    }
    await stepOn(context, paper, 'release', { reason });
    context.audit({ subject: paper.number, after: { id: paper.id, lines }, reason });
    return DONE;
  }),
];

/** The invoice as the caller saw it, when the step may be made of it. */
async function readFor(
  context: StepContext,
  { id, revision }: { readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<{ readonly paper: Paper; readonly invoice: KeptInvoice; readonly world: InvoiceWorld }> {
  const paper = await readPaper(context.db, 'invoice', id);
  if (!paper) throw context.notFound(`进货发票 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('invoice', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  const world = await readInvoiceWorld(context.db);
  return { paper, world, invoice: world.invoices.find((each) => each.id === id)! };
}

async function againstPaid(context: StepContext, lines: readonly number[]): Promise<void> {
  const number = await payingOf(context.db, lines);
  if (number !== undefined) throw context.refused('not-fit', `已列入付款单 ${number}，不能再改`);
}

/** The payment run that pays one of the lines, where there is one that was not given up. */
async function payingOf(db: BooksReader, lines: readonly number[]): Promise<string | undefined> {
  const paying = await db
    .selectFrom('payment_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.payment')
    .select('paper.number')
    .where('line.invoice_line', 'in', [...lines])
    .where('paper.stage', 'not in', [...GIVEN_UP])
    .executeTakeFirst();
  return paying?.number;
}
