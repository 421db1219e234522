import type { DateOrder } from '../../ledger/reading/dates.ts';
import { columnLetters, type RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';

/** What a column of an exported history may say. */
export const HISTORY_ROLES = [
  'key',
  'order',
  'code',
  'product',
  'strength',
  'maker',
  'supplier',
  'receiver',
  'ordered',
  'promised',
  'delivered',
  'quantity',
  'price',
  'amount',
  'freight',
] as const;
export type HistoryRole = (typeof HISTORY_ROLES)[number];

/** Columns without which nothing can be said of a delivery; of price and amount one is needed besides. */
export const NEEDED_ROLES = ['product', 'supplier', 'delivered', 'quantity'] as const satisfies readonly HistoryRole[];

/** Currencies that a file may be in (ISO 4217); each is kept apart. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'CHF', 'AUD', 'CAD', 'SGD', 'INR', 'RUB'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Which heading says what. `order` is needed only where no date of the file tells it. */
export interface HistoryLayout {
  readonly columns: Readonly<Partial<Record<HistoryRole, string>>>;
  readonly order?: DateOrder | undefined;
}

/** Words of headings, without blanks and signs and in small letters; of several patterns the first that is met is meant. */
const WORDS: Readonly<Record<HistoryRole, readonly RegExp[]>> = {
  key: [
    /^(行|记录|明细|流水|入库明细)(id|标识|号|编号)$|^(唯一(号|编号|标识))$/,
    /^((line|row|record)(id|no|number)|id)$/,
  ],
  order: [
    /^(采购)?(订单|单据|采购单|合同|入库单)(编?号|号码)$/,
    /^(po\/so|po|pono|ponumber|poid|order|orderno|ordernumber|orderid|purchaseorder(no|number)?)$/,
  ],
  code: [
    /^(国家)?(医保)?(药品|耗材|产品|品种|物资|商品|材料)?(统一)?(编码|代码|编号)$/,
    /^(item|product|drug|material)(code|no|number|id)$/,
  ],
  product: [
    /^(药品|耗材|产品|品种|物资|商品|材料)(通用)?(名称|品名|名)$|^(品名|名称|通用名(称)?)$/,
    /^(药品|品种|商品|产品)$/,
    /^((item|product|drug|material|goods)(description|name)|item|product|drug|description)$/,
  ],
  strength: [/^(药品|商品|包装)?规格(型号)?$/, /^(strength|specification|spec)$/],
  maker: [
    /^(生产|制造)(企业|厂家|厂商|单位|厂)(名称)?$|^(厂家|厂商|产地)$/,
    /^(maker|manufacturer(name)?|manufacturingsite)$/,
  ],
  supplier: [
    /^(供应|供货|配送|销售|经销)(商|单位|企业|公司|方)(名称)?$/,
    /^(vendor|supplier|distributor|seller)(name)?$/,
  ],
  receiver: [
    /^(收货|入库|领用|使用|采购|医疗|到货|请领)(单位|机构|科室|地点)(名称)?$|^(机构|库房|药库|院区|科室)(名称)?$/,
    /^(country|place|destination|facility|site|department|warehouse|shipto|hospital)(name)?$/,
  ],
  ordered: [
    /^(下单|订购|订单|采购|订货|制单)(日期|时间|日)$/,
    /^(posenttovendordate|orderdate|orderedon|ordered(date)?|podate|dateordered)$/,
  ],
  promised: [
    /^(承诺|约定|计划|要求|预计|应)(到货|交货|送达|交付)(日期|时间|日)?$|^(承诺|约定|要求|预计)(日期|时间|日)$/,
    /^(scheduled|promised|expected|required|due)(delivery)?(date|on)?$/,
  ],
  delivered: [
    /^(实际)?(到货|收货|入库|验收|送达|交货|交付)(日期|时间|日)$/,
    /^(deliveredtoclientdate|delivered(date|on)?|deliverydate|receipt(date)?|received(date|on)?|datereceived|arrivaldate)$/,
  ],
  quantity: [
    /^(到货|收货|入库|采购|验收|实收|实际)?(数量|件数)$/,
    /^(lineitemquantity|quantity|qty|packs|(received|delivered)(quantity|qty)|quantity(received|delivered))$/,
  ],
  price: [
    /^(采购|入库|进货|含税|包装)?(单价|进价|价格)$/,
    /^(packprice|purchaseprice)$/,
    /^(unitprice|price|unitcost)$/,
  ],
  amount: [
    /^(采购|入库|进货|含税|到货|合计|总)?(金额|总额|总价)$|^价税合计$/,
    /^(lineitemvalue|line(value|amount|total)|amount|value|total(amount|price|value)?|extendedprice)$/,
  ],
  freight: [/^(运费|运输费|配送费|物流费)(金额)?$/, /^(freight|shipping)(cost|charge)?$/],
};

const SEARCH_ROWS = 40;
const LONGEST_HEADING = 60;
/** A row that nobody knows is a heading where it has at least so many words. */
const FEWEST = 3;
const IN_CURRENCY = new RegExp(`(?<![a-z])(${CURRENCIES.join('|')})(?![a-z])`, 'i');

/** The headings of a row, '' where there is none; of two alike the later is told apart by its column's letter. */
export function labelsOf(sheet: RawSheet, row: number): string[] {
  const seen = new Set<string>();
  return Array.from({ length: sheet.width(row) }, (_, column) => {
    const text = oneLine(plainText(sheet.text(row, column)), LONGEST_HEADING);
    const label = seen.has(text) && text !== '' ? `${text} (${columnLetters(column)})` : text;
    seen.add(text);
    return label;
  });
}

/** Most cells hold nothing else, and a long class is slow on each. */
const ORDINARY = /^[\x21-\x7e\u4e00-\u9fa5](?:[\x20-\x7e\u4e00-\u9fa5]*[\x21-\x7e\u4e00-\u9fa5])?$/;

/** A cell's text without controls and broken characters. */
export const plainText = (text: string): string =>
  ORDINARY.test(text) ? text : text.replace(/[\p{Cc}\p{Surrogate}\u200b-\u200f\u202a-\u202e\ufeff]+/gu, ' ').trim();

const wordOf = (heading: string): string =>
  headingWord(heading.replace(new RegExp(IN_CURRENCY, 'gi'), '')).replace(/[_.#\s:-]/g, '');

/** What the words of headings say, each heading once. */
export function guessColumns(labels: readonly string[]): HistoryLayout['columns'] {
  const words = labels.map(wordOf);
  const taken = new Set<number>();
  const columns: Partial<Record<HistoryRole, string>> = {};
  for (const role of HISTORY_ROLES)
    for (const pattern of WORDS[role]) {
      const at = words.findIndex((word, index) => !taken.has(index) && pattern.test(word));
      if (at < 0) continue;
      taken.add(at);
      columns[role] = labels[at]!;
      break;
    }
  return columns;
}

/** The currency that a heading names (`Freight Cost (USD)`), or 元 where headings are Chinese. */
export function guessCurrency(labels: readonly string[]): Currency | undefined {
  for (const label of labels) {
    const found = IN_CURRENCY.exec(label)?.[1]?.toUpperCase();
    const currency = CURRENCIES.find((each) => each === found);
    if (currency) return currency;
  }
  return labels.some((label) => /\p{Script=Han}/u.test(label)) ? 'CNY' : undefined;
}

/** Whether a layout's headings all stand among these. */
export const fits = ({ columns }: HistoryLayout, labels: readonly string[]): boolean => {
  const wanted = Object.values(columns);
  return wanted.length > 0 && wanted.every((heading) => labels.includes(heading));
};

export interface FoundHeadings<Known extends HistoryLayout> {
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly labels: readonly string[];
  /** The remembered layout that knows them. */
  readonly known?: Known;
}

/**
 * The row of headings: the first that a remembered layout knows, otherwise the one whose words say most, otherwise the first
 * with three words. Layouts come in the order in which they are tried: the latest first.
 */
export function findHeadings<Known extends HistoryLayout>(
  sheet: RawSheet,
  layouts: readonly Known[],
): FoundHeadings<Known> | undefined {
  let best: FoundHeadings<Known> | undefined;
  let most = 1;
  let first: FoundHeadings<Known> | undefined;
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    const labels = labelsOf(sheet, row);
    const known = layouts.find((layout) => fits(layout, labels));
    if (known) return { row, labels, known };
    const said = Object.keys(guessColumns(labels)).length;
    if (said > most) {
      most = said;
      best = { row, labels };
    }
    const words = labels.filter((label, column) => label !== '' && sheet.kind(row, column) === 'text');
    if (words.length >= FEWEST) first ??= { row, labels };
  }
  return best ?? first;
}

/** Roles that are still to be said before rows can be read; `amount` where neither a price nor an amount is. */
export const missingRoles = (columns: HistoryLayout['columns']): HistoryRole[] => [
  ...NEEDED_ROLES.filter((role) => columns[role] === undefined),
  ...(columns.price === undefined && columns.amount === undefined ? (['amount'] as const) : []),
];
