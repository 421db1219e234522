import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { plain } from '../../../../shared/domain/procurement/invoices/duplicates.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { type Originals, takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { keepPaper } from '../papers/stepping.ts';
import { numberOf } from './reading.ts';
import { type NewInvoice, type Refusal, Registering } from './registering.ts';
import { type KeptInvoice, readInvoiceWorld } from './world.ts';

/** 登记进货发票: first and second ones, red ones, with the electronic invoice that they were read from. */
export const registerOperations = (blobs: Originals): readonly Implementation[] => [
  preparedCommand(
    procurement.registerInvoices,
    async (context, { invoices }) => {
      // On disk before the transaction that names it: a crash in between leaves bytes that nobody names.
      for (const { file, fileName } of invoices) {
        if (file === '') continue;
        const bytes = await context.files.bytes(context.actor, file);
        if (!bytes) throw context.notFound(`文件 ${fileName}`);
        blobs.putBlob(bytes);
      }
      return undefined;
    },
    async (context, { invoices }) => {
      const registering = new Registering(await readInvoiceWorld(context.db), chinaDay(context.nowMs));
      const refused: Refusal[] = [];
      const kept: KeptInvoice[] = [];
      for (const asked of invoices) {
        const taken = registering.take(asked);
        if ('reasons' in taken) refused.push(taken);
        else if (refused.length === 0) {
          const invoice = await keepInvoice(context, taken);
          registering.add(invoice);
          kept.push(invoice);
        }
      }
      if (refused.length > 0) {
        const code = refused.some((each) => each.code === 'duplicate') ? 'duplicate' : 'not-fit';
        throw context.refused(
          code,
          refused.flatMap(({ reasons }) => reasons),
        );
      }
      const [first] = kept;
      context.audit({
        subject: kept.length === 1 ? numberOf(first!) : `${numberOf(first!)} 等 ${kept.length} 张`,
        after: {
          ids: kept.map(({ id }) => id),
          sellers: [...new Set(kept.map(({ seller }) => seller))],
          amount: formatYuan(sumFen(kept.map(({ amount }) => amount))),
        },
      });
      return { ids: kept.map(({ id }) => id) };
    },
  ),
];

/** Keeps an invoice and its lines; what is signed is all that it says. */
async function keepInvoice(context: CommandContext<Operation>, invoice: NewInvoice): Promise<KeptInvoice> {
  const { seller, buyer, level, code, number, day, amount, tax, red, original, file, lines } = invoice;
  // A file that was read from a workbook names none.
  const fileName = file === '' ? '' : invoice.fileName;
  const content = canonicalJson({
    form: 'tongcai-supplier-invoice-1',
    ...{ level, seller, buyer, code, number, day, amount, tax, original, file, fileName },
    lines: lines.map(({ item, lot, packs, price, amount: each, orderLine, answers }) => ({
      ...{ item, lot, packs, price, amount: each, orderLine, answers },
    })),
  });
  const { id } = await keepPaper(context, 'invoice', {
    ...{ unit: '', number: numberOf(invoice), subject: seller, first: day, last: '', content },
  });
  const once = `${seller} ${plain(code)} ${plain(number)}`;
  await context.db
    .insertInto('supplier_invoice')
    .values({
      ...{ id, seller, buyer, level, code, number, once, day, amount, tax },
      ...{ red: red ? 1 : 0, original, file, file_name: fileName },
    })
    .execute();
  const from = await takeNumbers(context.tx, 'supplier_invoice_line', lines.length);
  const numbered = lines.map((line, at) => ({ ...line, id: from + at }));
  await context.tx.bulkInsert(
    'supplier_invoice_line',
    numbered.map(({ id: line, orderLine, answers, item, lot, packs, price, amount: each }) => ({
      ...{ id: line, invoice: id, order_line: orderLine, answers, item, lot, packs, price, amount: each },
    })),
  );
  return { ...invoice, fileName, id, lines: numbered };
}
