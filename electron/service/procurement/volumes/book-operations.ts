import { procurement } from '../../../../shared/contract/procurement.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import type { BatchProduct } from '../../../../shared/domain/procurement/volumes/batch.ts';
import { codesIn, readVolumeTable } from '../../../../shared/domain/procurement/volumes/volume-table.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readItems } from '../formulary/reading.ts';
import { readPaper } from '../papers/papers.ts';
import { readItemsOver } from './actuals.ts';
import { batchIn } from './content.ts';
import { namedItem } from './naming.ts';
import { daysOf, EMPTY_TITLE, titleOf, volumeWorkbook } from './volume-workbook.ts';

/** A matrix is a few hundred rows and a few dozen columns; what is much larger is none. */
const LIMITS = {
  ...{ bytes: 8 * 1024 * 1024, inflatedBytes: 64 * 1024 * 1024, entries: 256 },
  ...{ sheets: 16, rows: 5_000, cells: 500_000, timeMs: 10_000 },
};
/** Cells that an answer names; the rest is repetition. */
const NAMED = 50;
const NONE = '没有找到约定采购量：表头要有“品种编码”一列，单位各占一列，请用下载的表填写';

/** 约定采购量 as a workbook, out and in; reading takes nothing: what was read goes into the form. */
export const bookOperations: readonly Implementation[] = [
  longQuery(
    procurement.volumeBook,
    async ({ db, notFound }, { batch: id, on }) => {
      const units = await loadUnits(db);
      if (id === undefined) {
        const items = await readItems(db, on);
        const codes = [...items.values()].filter(({ flags }) => flags.includes('selected')).map(({ code }) => code);
        const empty = (item: string): BatchProduct => ({ item, selected: price(0), before: price(0), volumes: [] });
        return { title: EMPTY_TITLE, days: '', units, products: codes.map(empty), items };
      }
      const paper = await readPaper(db, 'batch', id);
      if (!paper) throw notFound(`集采批次 ${id}`);
      const { name, products } = batchIn(paper);
      const [first, last] = [paper.first as AccountingDate, paper.last as AccountingDate];
      const codes = products.map(({ item }) => item);
      const items = await readItemsOver(db, first, last, codes);
      const agreed = new Set(products.flatMap(({ volumes }) => volumes.map(({ unit }) => unit)));
      return {
        ...{ title: titleOf(name), days: daysOf(first, last), products, items },
        units: units.filter(({ code }) => agreed.has(code)),
      };
    },
    async (context, _input, { products, items, ...said }) => {
      const rows = products.map((product) => ({ product, ...namedItem(product.item, items) }));
      const book = volumeWorkbook({ ...said, rows, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`${said.title}.xlsx`) };
    },
  ),

  longQuery(
    procurement.readVolumeBook,
    async (context, { file, fileName: name, on }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${name}`);
      const opened = await readFile(bytes, { name, limits: LIMITS, signal: context.signal });
      if (!opened.ok) throw context.refused('unreadable', opened.error.message);
      const units = new Set((await loadUnits(context.db)).map(({ code }) => code));
      return { file: opened.value, units, items: await readItems(context.db, on, codesIn(opened.value)) };
    },
    async (context, _input, { file, units, items }) => {
      const said = readVolumeTable(file, { items: new Set(items.keys()), units });
      if (!said) throw context.refused('unreadable', NONE);
      const named = said.problems.slice(0, NAMED);
      const more = said.problems.length - named.length;
      return {
        rows: said.products.map(({ item, selected, before, volumes }) => ({
          ...namedItem(item, items),
          selected: selected === undefined ? null : formatPrice(selected),
          before: before === undefined ? null : formatPrice(before),
          volumes: [...volumes],
        })),
        problems: [
          ...named.map(({ sheet, row, column, message }) => sayAt(sheet, `${column}${row}`, message)),
          ...(more > 0 ? [`还有 ${more} 处，改好以上各处后再导入`] : []),
        ],
      };
    },
  ),
];

const sayAt = (sheet: string, cell: string, message: string): string => `工作表“${sheet}”的 ${cell}：${message}`;
