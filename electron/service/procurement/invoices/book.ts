import { HEADINGS } from '../../../../shared/domain/procurement/invoices/sheet-words.ts';
import type { Column, Workbook } from '../../workbook/write/model.ts';

const WIDTHS: Readonly<Record<keyof typeof HEADINGS, readonly [Column['kind'], number]>> = {
  level: ['text', 9],
  seller: ['code', 22],
  buyer: ['code', 22],
  code: ['code', 14],
  number: ['code', 24],
  day: ['date', 13],
  item: ['code', 26],
  lot: ['code', 14],
  packs: ['integer', 13],
  price: ['code', 14],
  amount: ['money', 15],
  tax: ['money', 14],
  original: ['code', 24],
};
const EMPTY_ROWS = 200;

/** 进货发票登记表, empty: what is read back is its columns by their headings (`readInvoiceSheet`). */
export function invoiceBook(creator: string, created: string): Workbook {
  const headings = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[];
  return {
    title: '进货发票登记表',
    ...{ creator, created },
    sheets: [
      {
        name: '进货发票',
        title: '进货发票登记表',
        banner: [
          {
            left: '一行一个品种批号；同一销售方、同一号码的各行是一张发票',
            right: '红字数量、金额为负；补差价数量写 0',
          },
        ],
        columns: headings.map((heading): Column => {
          const [kind, width] = WIDTHS[heading];
          return { heading: HEADINGS[heading], kind, width };
        }),
        rows: Array.from({ length: EMPTY_ROWS }, () => headings.map(() => ({ value: null, open: true as const }))),
        frozenColumns: 0,
        page: { orientation: 'landscape' },
      },
    ],
  };
}
