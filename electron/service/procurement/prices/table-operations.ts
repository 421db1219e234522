import { procurement } from '../../../../shared/contract/procurement.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { againstLines } from '../../../../shared/domain/procurement/prices/agreement.ts';
import type { BadCell } from '../../../../shared/domain/procurement/prices/price-cells.ts';
import { readPriceTable } from '../../../../shared/domain/procurement/prices/price-table.ts';
import { readQuoteTable } from '../../../../shared/domain/procurement/prices/quote-table.ts';
import type { BooksReader } from '../../database.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import { answer, type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readPaper } from '../papers/papers.ts';
import { linesOut } from './agreement-operations.ts';
import { comparisonWorkbook } from './comparison-workbook.ts';
import { negotiationOf } from './content.ts';
import { readPriceGround } from './ground.ts';
import { openedTable } from './opened-table.ts';
import { readBeside } from './showing.ts';
import { priceTemplate, quoteTemplate } from './template-workbook.ts';

/** Cells that an answer names; the rest is repetition. */
const NAMED = 200;

/** Tables out and in: templates to be filled, what came back read cell by cell, and the comparison as a workbook. */
export const tableOperations: readonly Implementation[] = [
  longQuery(
    procurement.quoteTemplate,
    async (context, { id, supplier }) => {
      const found = await readWhole(context.db, id);
      if (!found?.negotiation.inquiry.suppliers.includes(supplier)) throw context.notFound(`议价 ${id}`);
      return found;
    },
    (context, { supplier }, found) => {
      const name = found.beside.suppliers.get(supplier)?.name ?? supplier;
      const book = quoteTemplate({ ...found, supplier, supplierName: name, ...madeBy(context) });
      return kept(context, book, `报价单-${found.paper.number}-${name}.xlsx`, found.negotiation.inquiry.items.length);
    },
  ),

  longQuery(
    procurement.comparisonBook,
    async (context, { id }) => {
      const found = await readWhole(context.db, id);
      if (!found) throw context.notFound(`议价 ${id}`);
      return found;
    },
    (context, _, found) =>
      kept(
        context,
        comparisonWorkbook({ ...found, ...madeBy(context) }),
        `比价表-${found.paper.number}.xlsx`,
        found.negotiation.inquiry.items.length,
      ),
  ),

  longQuery(
    procurement.readQuotes,
    async (context, { id }) => {
      const paper = await readPaper(context.db, 'negotiation', id);
      if (!paper) throw context.notFound(`议价 ${id}`);
      return negotiationOf(paper).inquiry;
    },
    async (context, { supplier, file, fileName: name }, inquiry) => {
      const table = await openedTable(context, file, name);
      const read = readQuoteTable(table, supplier, new Set(inquiry.items.map(({ item }) => item)));
      if (!read.ok) throw context.refused('unreadable', read.error);
      return {
        quotes: read.value.quotes.map(({ item, price, hours, days, remark }) => ({
          ...{ item, price: formatPrice(price), hours, days, remark },
        })),
        bad: named(read.value.bad),
      };
    },
  ),

  answer(procurement.priceTemplate, (context) =>
    kept(context, priceTemplate(madeBy(context)), '价格协议-模板.xlsx', 0),
  ),

  longQuery(
    procurement.readPrices,
    async (context, { source, file, fileName: name }) => {
      const read = readPriceTable(await openedTable(context, file, name));
      if (!read.ok) throw context.refused('unreadable', read.error);
      const { lines, rows, bad } = read.value;
      const against = againstLines(lines, source, await readPriceGround(context.db, lines));
      return {
        lines: await linesOut(context.db, lines),
        bad: named([
          ...bad,
          ...against.map(({ row = 0, message }) => ({ row: rows[row - 1] ?? 0, column: '', message })),
        ]),
      };
    },
    async (_context, _input, found) => found,
  ),
];

async function readWhole(db: BooksReader, id: number) {
  const paper = await readPaper(db, 'negotiation', id);
  if (!paper) return undefined;
  const negotiation = negotiationOf(paper);
  return { paper, negotiation, beside: await readBeside(db, negotiation) };
}

type Making = Pick<BaseContext<typeof procurement.priceTemplate>, 'actor' | 'instant' | 'signal' | 'files'>;

const madeBy = ({ actor, instant }: Making) => ({ creator: actor, created: instant });

async function kept(context: Making, book: Workbook, name: string, rows: number) {
  const { bytes } = await writeWorkbook(book, { signal: context.signal });
  const { sha256 } = await context.files.put(context.actor, bytes);
  return { file: sha256, name: fileName(name), rows };
}

const named = (bad: readonly BadCell[]) =>
  [...bad]
    .sort((a, b) => a.row - b.row)
    .slice(0, NAMED)
    .map((cell) => ({ ...cell }));
