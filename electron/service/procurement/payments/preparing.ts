import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { payableFrom, withinAdvance } from '../../../../shared/domain/procurement/advances/paying.ts';
import { openOf } from '../../../../shared/domain/procurement/payments/payable.ts';
import { propose } from '../../../../shared/domain/procurement/payments/proposal.ts';
import { againstLines, bySupplier, runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { readAdvanceSource } from '../advances/reading.ts';
import { readEveryItem } from '../invoices/world.ts';
import { keepPaper, stepOn } from '../papers/stepping.ts';
import { readPayees, readSuppliers } from '../suppliers/reading.ts';
import { againstSource } from './gates.ts';
import { readPayables } from './payables.ts';
import { type KeptLine, runContent } from './runs.ts';
import { lineOut } from './showing.ts';
import { readRunFor, releaseRun } from './stepping.ts';

/** 付款建议, 编制 and 放弃支付. */
export const preparingOperations: readonly Implementation[] = [
  query(procurement.proposePayment, async ({ db, notFound }, { except, advance, ...asked }) => {
    const payables = await readPayables(db, except);
    const suppliers = await readSuppliers(db);
    const payees = await readPayees(db);
    const items = await readEveryItem(db);
    const source = advance === undefined ? undefined : await readAdvanceSource(db, advance, except);
    if (advance !== undefined && !source) throw notFound(`集采批次 ${advance}`);
    const all = [...payables.values()];
    const proposed = source
      ? withinAdvance(propose(payableFrom(source, all), asked), payables, source.left)
      : propose(all, asked);
    const names = (code: string): string => suppliers.get(code)?.name ?? code;
    const problems = bySupplier(proposed, payables).flatMap(({ supplier }) => [
      ...(suppliers.get(supplier)?.stopped ? [`供应商“${names(supplier)}”已停用`] : []),
      ...(asked.mode === 'community' && !payees.has(supplier)
        ? [`供应商“${names(supplier)}”没有审核过的收款账户`]
        : []),
    ]);
    return {
      lines: proposed.map(({ invoiceLine, amount }) => {
        const payable = payables.get(invoiceLine)!;
        const line = { invoiceLine, amount, supplier: payable.supplier, number: payable.number, item: payable.item };
        return { ...lineOut(line, payable, { suppliers, items }), open: formatYuan(openOf(payable)) };
      }),
      left: source ? formatYuan(source.left) : null,
      problems: problems.map((message) => ({ message })),
    };
  }),

  command(procurement.savePayment, async (context, { at, mode, advance, day, until, remark, lines }) => {
    const { db, tx } = context;
    const known = at && (await readRunFor(context, at, 'prepare'));
    // Read in the same transaction: of two runs that want one line the second finds it taken.
    const payables = await readPayables(db, known?.id);
    const against = againstLines(mode, lines, payables);
    if (against.length > 0)
      throw context.refused(
        'not-fit',
        against.map(({ invoiceLine, message }) => ({
          code: 'not-fit',
          ...(invoiceLine === undefined ? {} : { place: String(invoiceLine) }),
          message,
        })),
      );
    const kept = lines.map(({ invoiceLine, amount }): KeptLine => {
      const { supplier, number, item } = payables.get(invoiceLine)!;
      return { invoiceLine, amount, supplier, number, item };
    });
    const unfit = await againstSource(db, { mode, lines: kept, advance }, known?.id);
    if (unfit.length > 0)
      throw context.refused(
        'not-fit',
        unfit.map((message) => ({ code: 'not-fit', place: 'advance', message })),
      );
    const accounts = await readPayees(db);
    const payees =
      mode === 'insurance'
        ? []
        : bySupplier(kept, payables).flatMap(({ supplier, amount }) => {
            const payee = amount > 0 ? accounts.get(supplier) : undefined;
            return payee ? [{ supplier, name: payee.name, bank: payee.bank, number: payee.number }] : [];
          });
    const content = runContent({ mode, remark, payees, lines: kept, ...(advance === undefined ? {} : { advance }) });
    const values = { unit: '', subject: '', first: day, last: until, content } as const;
    const paper = known
      ? await stepOn(context, known, 'prepare', { values })
      : await keepPaper(context, 'payment', { ...values, number: await nextNumber(context, day) });
    await db.deleteFrom('payment_line').where('payment', '=', paper.id).execute();
    const from = await takeNumbers(tx, 'payment_line', kept.length);
    await tx.bulkInsert(
      'payment_line',
      kept.map(({ invoiceLine, supplier, amount }, place) => ({
        ...{ id: from + place, payment: paper.id, invoice_line: invoiceLine, supplier, amount, mode },
      })),
    );
    context.audit({
      subject: paper.number,
      after: { mode, day, until, lines: kept.length, amount: formatYuan(runTotal(kept)), advance },
    });
    return { id: paper.id, revision: paper.revision, number: paper.number };
  }),

  command(procurement.cancelPayment, async (context, { reason, ...seen }) => {
    const run = await readRunFor(context, seen, 'cancel');
    await releaseRun(context, run);
    await stepOn(context, run, 'cancel', { reason });
    context.audit({ subject: run.number, reason });
    return DONE;
  }),
];

async function nextNumber({ tx }: Pick<CommandContext<Operation>, 'tx'>, day: string): Promise<string> {
  const year = day.slice(0, 4);
  return `FK-${year}-${String(await takeNumbers(tx, `payment ${year}`, 1)).padStart(4, '0')}`;
}
