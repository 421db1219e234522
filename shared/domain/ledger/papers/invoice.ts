import { type AccountingDate, dateOf } from '../../../kernel/date.ts';
import { type Fen, parseYuan } from '../../../kernel/fen.ts';

/** 数电票, 税控发票, 财政电子票据, or one whose number a person typed. */
export const INVOICE_SORTS = ['digital', 'tax-control', 'fiscal', 'typed'] as const;
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

/** One line of an invoice (货物或服务、收费项目). Quantity, price and rate stay as they stand: `20000`, `9.539823`, `0.13`, `免税`. */
export interface InvoiceItem {
  readonly name: string;
  readonly spec: string;
  readonly quantity: string;
  readonly measure: string;
  readonly price: string;
  /** 不含税金额; of 财政电子票据 the whole amount. */
  readonly amount?: Fen;
  readonly rate: string;
  readonly tax?: Fen;
}

/** 销售方、购买方; 开票单位、交款人. */
export interface InvoiceParty {
  readonly name: string;
  /** 统一社会信用代码 or 纳税人识别号; '' where it is not said. */
  readonly id: string;
}

/** An invoice as it says of itself (发票、财政电子票据), in one form for all. Amounts are 分, negative on a red one (红字). */
export interface Invoice {
  readonly sort: InvoiceSort;
  /** 票种: 电子发票（普通发票）, 医疗门诊收费票据; '' where it is not said. */
  readonly title: string;
  /** 发票代码、票据代码; '' for 数电票, whose number of 20 digits stands alone. */
  readonly code: string;
  /** 发票号码、票据号码. */
  readonly number: string;
  /** 校验码; '' where there is none. */
  readonly check: string;
  /** 开票日期. */
  readonly date?: AccountingDate;
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  /** 合计金额（不含税）. */
  readonly net?: Fen;
  /** 合计税额. */
  readonly tax?: Fen;
  /** 价税合计; of 财政电子票据 总金额. */
  readonly total?: Fen;
  /** 红字. */
  readonly red: boolean;
  readonly remark: string;
  /** The first lines; `lines` counts all, and the sums are those of all. */
  readonly items: readonly InvoiceItem[];
  readonly lines: number;
  /** Σ of the lines' amounts and taxes; absent where a line does not say it, or there is none. */
  readonly itemsNet?: Fen;
  readonly itemsTax?: Fen;
}

/** Lines that are kept with an invoice; the file itself has all of them. */
export const SHOWN_ITEMS = 100;

/**
 * An amount in 元 to the 分: `190796.46`, `190796.460000`, `¥1,000`, `-500`. Undefined where it is no amount, or is not whole
 * 分: nothing is rounded.
 */
export function exactFen(text: string): Fen | undefined {
  const plain = text.replaceAll(/[\s,，¥￥元]/g, '').replace('－', '-');
  const [, sign = '', whole, fraction = ''] = /^([+-]?)(\d{1,16})(?:\.(\d{0,20}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > 2) return undefined;
  const amount = parseYuan(`${sign === '-' ? '-' : ''}${whole}${digits === '' ? '' : `.${digits}`}`);
  return amount !== undefined && Math.abs(amount) <= MAX_INVOICE ? amount : undefined;
}

/** 分 that one invoice may say, a hundred times what any has: what is hostile does not spoil the sum of the others. */
export const MAX_INVOICE = 999_999_999_999;

/** A day: `2025-12-10`, `2025/12/10 10:11:12`, `20251210`, `20251210101112`, `2025年12月10日`. */
export function dayOf(text: string): AccountingDate | undefined {
  const said =
    /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(text) ??
    /^\s*(\d{4})(\d{2})(\d{2})/.exec(text);
  return said ? dateOf(Number(said[1]), Number(said[2]), Number(said[3])) : undefined;
}

/** Σ of what every line says; undefined where one does not, or there are no lines. */
export function sumOfAll(amounts: readonly (Fen | undefined)[]): Fen | undefined {
  let sum = 0n;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    sum += BigInt(amount);
  }
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  return amounts.length === 0 || sum > limit || sum < -limit ? undefined : (Number(sum) as Fen);
}

/** Lines with their count and sums, as an invoice has them. */
export const itemsOf = (items: readonly InvoiceItem[]) => ({
  items: items.slice(0, SHOWN_ITEMS),
  lines: items.length,
  ...optional('itemsNet', sumOfAll(items.map(({ amount }) => amount))),
  ...optional('itemsTax', sumOfAll(items.map(({ tax }) => tax))),
});

/** A field that is left out where its value is not known. */
export const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

/** Longest text that is taken from an invoice's field. */
const FIELD = 200;

/** A field's text on one line, without what cannot stand in a list, and not longer than a list can show. */
export const fieldOf = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
    .trim()
    .slice(0, FIELD);

/** Digits of a number as it is kept: nothing but letters and digits, as people type it with spaces or full-width. */
export const numberText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 30);

/** How people say an invoice: `25137000000012345678`, `代码 013001900104 号码 12345678`. */
export const invoiceName = ({ code, number }: Pick<Invoice, 'code' | 'number'>): string =>
  code === '' ? number : `${code} ${number}`;
