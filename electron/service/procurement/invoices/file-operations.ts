import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import {
  billedLine,
  likelyItems,
  originalIn,
  supplierCodeOf,
} from '../../../../shared/domain/procurement/invoices/billed.ts';
import { readInvoiceSheet } from '../../../../shared/domain/procurement/invoices/sheet.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Originals } from '../../ledger/commands.ts';
import { readElectronicPaper } from '../../ledger/queries.ts';
import { answer, type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { invoiceBook } from './book.ts';
import { titleOf } from './showing.ts';
import { type InvoiceWorld, readInvoiceWorld } from './world.ts';

/** A list of invoices is some hundred rows; what is much larger is none. */
const LIMITS = {
  ...{ bytes: 8 * 1024 * 1024, inflatedBytes: 64 * 1024 * 1024, entries: 256 },
  ...{ sheets: 16, rows: 20_000, cells: 500_000, timeMs: 10_000 },
};
/** Cells that an answer names; the rest is repetition. */
const NAMED = 50;
const NO_INVOICE = '文件里没有读到发票：请用数电发票的 XML、OFD 或税务平台下载的 PDF，或者手工登记';
const NO_TABLE = '没有找到发票表：表头要有销售方编码、发票号码、开票日期、品种编码等列，请用下载的表填写';

/** What files say of invoices, read into the form and not kept; and the kept original back. */
export const fileOperations = (blobs: Originals): readonly Implementation[] => [
  longQuery(
    procurement.readInvoiceFile,
    async (context, { file, fileName }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readElectronicPaper(bytes);
      if (!read.ok) throw context.refused('unreadable', read.error.message);
      if (!read.value.invoice) throw context.refused('unreadable', NO_INVOICE);
      return { invoice: read.value.invoice, world: await readInvoiceWorld(context.db) };
    },
    async (_context, _input, { invoice, world }) => readingOf(invoice, world),
  ),

  answer(procurement.invoiceBook, async (context) => {
    const { bytes } = await writeWorkbook(invoiceBook(context.actor, context.instant), { signal: context.signal });
    const { sha256 } = await context.files.put(context.actor, bytes);
    return { file: sha256, name: '进货发票登记表.xlsx' };
  }),

  longQuery(
    procurement.readInvoiceBook,
    async (context, { file, fileName: name }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${name}`);
      const opened = await readFile(bytes, { name, limits: LIMITS, signal: context.signal });
      if (!opened.ok) throw context.refused('unreadable', opened.error.message);
      return { file: opened.value, world: await readInvoiceWorld(context.db) };
    },
    async (context, _input, { file, world: { items, suppliers } }) => {
      const said = readInvoiceSheet(file, { items: new Set(items.keys()), suppliers: new Set(suppliers.keys()) });
      if (!said) throw context.refused('unreadable', NO_TABLE);
      const more = said.problems.length - NAMED;
      return {
        invoices: said.invoices.map(({ amount, tax, lines, ...invoice }) => ({
          ...invoice,
          ...{ amount: formatYuan(amount), tax: formatYuan(tax) },
          lines: lines.map(({ item, lot, packs, price, amount: each }) => ({
            ...{ item, title: titleOf(item, items), lot, packs, price: formatPrice(price), amount: formatYuan(each) },
          })),
        })),
        problems: [
          ...said.problems
            .slice(0, NAMED)
            .map(({ sheet, row, column, message }) => atCell(sheet, `${column}${row}`, message)),
          ...(more > 0 ? [`还有 ${more} 处，改好以上各处后再登记`] : []),
        ],
      };
    },
  ),

  longQuery(
    procurement.invoiceFile,
    async (context, { id }) => {
      const columns = ['file', 'file_name', 'number'] as const;
      const found = await context.db
        .selectFrom('supplier_invoice')
        .select(columns)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!found) throw context.notFound(`进货发票 ${id}`);
      return found;
    },
    async (context, _input, { file, file_name: name, number }) => {
      if (file === '') throw context.refused('no-file', `发票 ${number} 登记时没有留存文件`);
      const kept = blobs.readBlob(file);
      if (!kept) throw context.refused('damaged', `发票 ${number} 的文件丢失或已被改动，请用备份恢复`);
      const { sha256 } = await context.files.put(context.actor, kept);
      return { file: sha256, name };
    },
  ),
];

const atCell = (sheet: string, cell: string, message: string): string => `工作表“${sheet}”的 ${cell}：${message}`;

/** An electronic invoice as the form takes it, with what must still be said by a person. */
function readingOf(invoice: Invoice, { suppliers, items, orders }: InvoiceWorld) {
  const [seller, buyer] = [supplierCodeOf(invoice.seller, suppliers), supplierCodeOf(invoice.buyer, suppliers)];
  const ordered = new Set([...orders.values()].flatMap((order) => (order.supplier === seller ? [order.item] : [])));
  const problems: string[] = [];
  if (seller === '') problems.push(`销售方“${invoice.seller.name}”（${invoice.seller.id}）还没有登记为供应商`);
  if (invoice.date === undefined) problems.push('发票没有写明开票日期');
  if (invoice.total === undefined) problems.push('发票没有写明价税合计');
  if (invoice.lines > invoice.items.length)
    problems.push(`发票有 ${invoice.lines} 行，只读了前 ${invoice.items.length} 行`);
  if (invoice.items.length === 0) problems.push('发票文件里没有货物明细，请补填各行');
  const lines = invoice.items.map((each, at) => {
    const { said, lot, packs, amount, price } = billedLine(each, invoice.remark, invoice.items.length === 1);
    const likely: Item[] = likelyItems(said, items.values(), ordered);
    if (likely.length === 0) problems.push(`第 ${at + 1} 行“${said}”在目录里没有找到`);
    if (packs === undefined) problems.push(`第 ${at + 1} 行的数量“${each.quantity}”不是整数`);
    return {
      ...{
        said,
        lot,
        packs: packs ?? null,
        items: likely.map((item) => ({ item: item.code, title: itemTitle(item) })),
      },
      price: price === undefined ? '' : formatPrice(price),
      amount: amount === undefined ? '' : formatYuan(amount),
    };
  });
  return {
    // Who is billed decides: a distributor's is the first, everybody else's the second.
    ...{ level: buyer === '' ? 2 : 1, seller, buyer, sellerName: invoice.seller.name, buyerName: invoice.buyer.name },
    ...{ code: invoice.code, number: invoice.number, day: invoice.date ?? '', red: invoice.red },
    amount: invoice.total === undefined ? '' : formatYuan(invoice.total),
    tax: invoice.tax === undefined ? '0.00' : formatYuan(invoice.tax),
    ...{ original: invoice.red ? originalIn(invoice.remark) : '', lines, problems },
  };
}
