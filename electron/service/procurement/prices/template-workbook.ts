import { itemTitle } from '../../../../shared/domain/procurement/prices/ground.ts';
import { PRICE_COLUMNS, QUOTE_COLUMNS } from '../../../../shared/domain/procurement/prices/headings.ts';
import type { Negotiation } from '../../../../shared/domain/procurement/prices/negotiation.ts';
import type { Column, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Paper } from '../papers/papers.ts';
import type { Beside } from './showing.ts';

interface Made {
  readonly creator: string;
  readonly created: string;
}

const [ITEM, PRICE, HOURS, DAYS, REMARK] = QUOTE_COLUMNS;

const QUOTE_SHEET: readonly Column[] = [
  { heading: `${ITEM.heading}*`, kind: 'code', width: 27 },
  { heading: '品名规格', kind: 'wrap', width: 34 },
  { heading: '生产企业', kind: 'wrap', width: 24 },
  { heading: '包装单位', kind: 'text', width: 10 },
  { heading: '预计采购量', kind: 'count', width: 12 },
  { heading: `${PRICE.heading}（元）*`, kind: 'price', width: 13 },
  { heading: `${HOURS.heading}*`, kind: 'integer', width: 18 },
  { heading: `${DAYS.heading}*`, kind: 'integer', width: 14 },
  { heading: REMARK.heading, kind: 'text', width: 24 },
];
/** Columns that the supplier fills in, from 0. */
const FILLED = [5, 6, 7, 8];

/** 报价单 for one supplier: the products are there, the price, the hours, the days and the remark are to be filled in. */
export function quoteTemplate(
  made: Made & {
    readonly paper: Pick<Paper, 'number'>;
    readonly negotiation: Negotiation;
    readonly beside: Beside;
    readonly supplier: string;
    readonly supplierName: string;
  },
): Workbook {
  const { inquiry } = made.negotiation;
  const asked = `要求配送不超过 ${inquiry.hours} 小时、付款期不少于 ${inquiry.days} 天${inquiry.terms === '' ? '' : `；${inquiry.terms.replaceAll('\n', '；')}`}`;
  return {
    title: `报价单 ${made.paper.number}`,
    ...{ creator: made.creator, created: made.created },
    sheets: [
      {
        name: '报价单',
        title: `报价单　${inquiry.title}`,
        banner: [
          { left: `供应商：${made.supplierName}`, right: `询价单号：${made.paper.number}` },
          { left: `价格执行：${inquiry.first} 至 ${inquiry.last}`, right: `报价截止：${inquiry.deadline}` },
          { left: asked },
          { left: '不报价的品种单价留空；单价为一个包装的含税价，至多四位小数' },
        ],
        columns: QUOTE_SHEET,
        rows: inquiry.items.map(({ item: code, packs }) => {
          const item = made.beside.items.get(code);
          const given = [code, item ? itemTitle(item) : code, item?.maker ?? '', item?.pack ?? '', packs];
          return [...given, ...FILLED.map(() => ({ value: null, open: true as const }))];
        }),
        locked: true,
        frozenColumns: 2,
        page: {
          orientation: 'landscape',
          header: { left: headerText(made.supplierName), right: made.paper.number },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}

const KINDS: Readonly<Record<(typeof PRICE_COLUMNS)[number]['id'], Pick<Column, 'kind' | 'width'>>> = {
  item: { kind: 'code', width: 27 },
  price: { kind: 'price', width: 13 },
  first: { kind: 'date', width: 13 },
  last: { kind: 'date', width: 13 },
  supplier: { kind: 'code', width: 22 },
  units: { kind: 'text', width: 30 },
};

/** An empty table of agreed prices. */
export function priceTemplate(made: Made): Workbook {
  return {
    title: '价格协议',
    ...made,
    sheets: [
      {
        name: '价格协议',
        title: '价格协议',
        banner: [
          {
            left: '一个品种一行；一个品种由几家供应商配送的，每家一行，单价和起止相同',
            right: '单价：元/包装　带 * 的必填',
          },
          { left: '配送单位写单位编码，以顿号分开；留空为全部单位' },
        ],
        columns: PRICE_COLUMNS.map(({ id, heading, needed }) => ({
          ...{ heading: needed ? `${heading}*` : heading, kind: KINDS[id].kind },
          ...(KINDS[id].width === undefined ? {} : { width: KINDS[id].width }),
        })),
        rows: [],
        page: { orientation: 'landscape', footer: { center: PAGE_OF_PAGES } },
        tab: 'accent',
      },
    ],
  };
}
