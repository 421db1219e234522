import * as z from 'zod';
import { PRICE_SOURCES } from '../../domain/procurement/agreed-price.ts';
import { SHARE_BASES } from '../../domain/procurement/prices/negotiation.ts';
import { date, done, listOf, rowId, sha256, text, typedText, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, packs, packsOrNone, paper, priceText, priceYuan, seen, supplierCode } from './fields.ts';

/** Prices are the whole community's: whoever reads purchasing anywhere reads them. */
const READ = { permission: 'procurement.read', scope: 'unit' } as const;
const BUY = { permission: 'procurement.buy', scope: 'community' } as const;
const CHANGING = ['changed', 'not-now', 'not-fit'] as const;

const hours = z.int('配送时限为整数小时').min(1, '配送时限至少 1 小时').max(9999, '配送时限至多 9999 小时');
const days = z.int('付款期为整数天').min(0, '付款期不能为负').max(999, '付款期至多 999 天');
/** Hundredths of a point, of 100. */
const score = z.int();
const delivering = z.strictObject({ supplier: supplierCode, units: listOf(unitCode, 200) });
const deliveringOut = z.object({ supplier: z.string(), supplierName: z.string(), units: z.array(z.string()) });
/** What is wrong, with its 1-based row where it has one. */
const problems = z.array(z.object({ message: z.string(), row: z.int().optional() }));
const badCells = z.array(z.object({ row: z.int(), column: z.string(), message: z.string() }));
const named = z.object({ code: z.string(), name: z.string() });
const book = z.object({ file: sha256, name: z.string(), rows: z.int() });

const weights = { price: z.int().min(0).max(100), delivery: z.int().min(0).max(100), terms: z.int().min(0).max(100) };

const inquiry = {
  title: text(80),
  deadline: date,
  first: date,
  last: date,
  hours,
  days,
  terms: typedText(500),
  items: listOf(z.strictObject({ item: itemCode, packs, shares: listOf(packsOrNone, 10) }), 500, 1),
  suppliers: listOf(supplierCode, 30, 1),
  partners: listOf(text(40), 10),
  basis: z.enum(SHARE_BASES),
};

const quoteOut = z.object({
  round: z.int(),
  price: priceText,
  hours: z.int(),
  days: z.int(),
  remark: z.string(),
  firstPrice: priceText,
  lowest: z.boolean(),
  aboveListed: z.boolean(),
  amount: yuanText,
  score,
});
const nothing = z.null();

const negotiationHead = z.object({
  ...paper,
  title: z.string(),
  deadline: z.string(),
  first: z.string(),
  last: z.string(),
  items: z.int(),
  suppliers: z.int(),
  rounds: z.int(),
  partners: z.array(z.string()),
});

const priceLine = z.strictObject({
  item: itemCode,
  price: priceYuan,
  first: date,
  last: date,
  suppliers: listOf(delivering, 20, 1),
});
const priceLineOut = z.object({
  item: z.string(),
  title: z.string(),
  price: priceText,
  listed: priceText.nullable(),
  first: z.string(),
  last: z.string(),
  suppliers: z.array(deliveringOut),
});
const direct = z.enum(['volume', 'listed']);
const priceHead = z.object({
  ...paper,
  source: direct,
  title: z.string(),
  lines: z.int(),
  first: z.string(),
  last: z.string(),
});

const agreement = z.object({
  id: rowId,
  item: z.string(),
  title: z.string(),
  maker: z.string(),
  price: priceText,
  /** Of a smallest unit, rounded half up. */
  unitPrice: priceText,
  unit: z.string(),
  /** In force on the agreement's first day. */
  listed: priceText.nullable(),
  /** Below the listed price, in hundredths of a per cent. */
  saving: z.int().nullable(),
  first: z.string(),
  last: z.string(),
  source: z.enum(PRICE_SOURCES),
  /** Of the paper that it came from. */
  number: z.string(),
  suppliers: z.array(deliveringOut),
});

/** 议价与价格协议: one price of one product for all units on any day. */
export const prices = {
  negotiations: query({
    summary: '议价：询价单和所处的环节',
    ...READ,
    input: z.strictObject({}),
    output: z.array(negotiationHead),
    example: {},
  }),
  negotiation: query({
    summary: '一次议价：询价、各轮报价、比价和定标',
    ...READ,
    input: z.strictObject({ id: rowId }),
    output: negotiationHead.extend({
      hours: z.int(),
      days: z.int(),
      terms: z.string(),
      basis: z.enum(SHARE_BASES),
      invited: z.array(named),
      weights: z.object(weights),
      /** Products × invited suppliers by their last quotes. */
      compared: z.array(
        z.object({
          item: z.string(),
          title: z.string(),
          maker: z.string(),
          packs: z.int(),
          shares: z.array(z.int()),
          /** Of the packs, in whole packs: ours, when the partners' are taken off. */
          own: z.int(),
          listed: priceText.nullable(),
          /** Agreed last, before the first day of this. */
          agreed: priceText.nullable(),
          lowest: priceText.nullable(),
          quotes: z.array(z.union([quoteOut, nothing])),
        }),
      ),
      totals: z.array(
        z.object({
          supplier: z.string(),
          quoted: z.int(),
          lowest: z.int(),
          amount: yuanText,
          atListed: yuanText,
          score,
        }),
      ),
      /** As they were given, the first round first. */
      quotes: z.array(
        z.array(
          z.object({
            supplier: z.string(),
            item: z.string(),
            price: priceText,
            hours: z.int(),
            days: z.int(),
            remark: z.string(),
          }),
        ),
      ),
      minutes: z.object({ number: z.string(), date: z.string(), attendance: z.string() }).nullable(),
      awards: z.array(
        z.object({
          item: z.string(),
          /** The lowest last quote of those awarded; null where nobody is. */
          price: priceText.nullable(),
          suppliers: z.array(deliveringOut),
          /** As it was written. */
          words: z.string(),
        }),
      ),
      /** Against what it waits for, as things stand now. */
      problems,
    }),
    example: { id: 1 },
  }),
  saveInquiry: command({
    summary: '编制询价单',
    ...BUY,
    input: z.strictObject({ /** Absent for a new one. */ at: z.strictObject(seen).optional(), ...inquiry }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: CHANGING,
    example: {
      ...{ title: '抗菌药物议价', deadline: '2025-11-30', first: '2026-01-01', last: '2026-12-31' },
      ...{ hours: 48, days: 60, terms: '送货到各单位', basis: 'packs', partners: ['白鹿县医共体'] },
      items: [{ item: 'XJ01CAA018A004010110001', packs: 12000, shares: [2000] }],
      suppliers: ['91330000XL00000157'],
    },
  }),
  askForQuotes: command({
    summary: '发出询价：询价单从此不改，评分权重随之定下',
    ...BUY,
    input: z.strictObject(seen),
    output: done,
    refusals: CHANGING,
    example: { id: 1, revision: 1 },
  }),
  recordQuotes: command({
    summary: '登记一家供应商一轮的报价',
    ...BUY,
    input: z.strictObject({
      ...seen,
      /** The last round, or the one after it; earlier ones are closed. */
      round: z.int().min(1).max(20),
      supplier: supplierCode,
      quotes: listOf(z.strictObject({ item: itemCode, price: priceYuan, hours, days, remark: typedText(200) }), 500, 1),
    }),
    output: done,
    refusals: [...CHANGING, 'closed-round'],
    example: {
      ...{ id: 1, revision: 2, round: 1, supplier: '91330000XL00000157' },
      quotes: [{ item: 'XJ01CAA018A004010110001', price: '8.20', hours: 48, days: 60, remark: '' }],
    },
  }),
  awardNegotiation: command({
    summary: '按品种定标并登记会议纪要',
    ...BUY,
    input: z.strictObject({
      ...seen,
      minutes: z.strictObject({ number: text(60), date, attendance: text(300) }),
      awards: listOf(
        z.strictObject({ item: itemCode, suppliers: listOf(delivering, 20), reason: typedText(200) }),
        500,
        1,
      ),
    }),
    output: done,
    refusals: CHANGING,
    example: {
      ...{ id: 1, revision: 3 },
      minutes: { number: '药事会〔2025〕12号', date: '2025-12-05', attendance: '秦、周、尤' },
      awards: [
        {
          item: 'XJ01CAA018A004010110001',
          suppliers: [{ supplier: '91330000XL00000157', units: [] }],
          reason: '',
        },
      ],
    },
  }),
  quoteTemplate: query({
    summary: '给一家供应商的报价单（工作簿）',
    ...READ,
    input: z.strictObject({ id: rowId, supplier: supplierCode }),
    output: book,
    example: { id: 1, supplier: '91330000XL00000157' },
  }),
  readQuotes: query({
    summary: '读供应商填好的报价单，指出填错的单元格',
    ...BUY,
    input: z.strictObject({ id: rowId, supplier: supplierCode, file: sha256, fileName: text(255) }),
    output: z.object({
      quotes: z.array(
        z.object({ item: z.string(), price: priceText, hours: z.int(), days: z.int(), remark: z.string() }),
      ),
      bad: badCells,
    }),
    refusals: ['unreadable'],
    example: { id: 1, supplier: '91330000XL00000157', file: '0'.repeat(64), fileName: '报价单.xlsx' },
  }),
  comparisonBook: query({
    summary: '比价表（工作簿）',
    ...READ,
    input: z.strictObject({ id: rowId }),
    output: book,
    example: { id: 1 },
  }),
  priceWeights: query({
    summary: '议价评分权重',
    ...READ,
    input: z.strictObject({}),
    output: z.object(weights),
    example: {},
  }),
  setPriceWeights: command({
    summary: '设定议价评分权重',
    permission: 'procurement.approve',
    scope: 'community',
    input: z
      .strictObject(weights)
      .refine(({ price, delivery, terms }) => price + delivery + terms === 100, { message: '三项权重合计应为 100' }),
    output: done,
    example: { price: 70, delivery: 15, terms: 15 },
  }),
  pricePapers: query({
    summary: '直接编制的价格协议：集采中选价和挂网价',
    ...READ,
    input: z.strictObject({}),
    output: z.array(priceHead),
    example: {},
  }),
  pricePaper: query({
    summary: '一份价格协议的各行和不合规则之处',
    ...READ,
    input: z.strictObject({ id: rowId }),
    output: priceHead.extend({ rows: z.array(priceLineOut), problems }),
    example: { id: 1 },
  }),
  savePrices: command({
    summary: '编制价格协议（集采中选价、挂网价直接采用）',
    ...BUY,
    input: z.strictObject({
      at: z.strictObject(seen).optional(),
      source: direct,
      title: text(80),
      lines: listOf(priceLine, 5000, 1),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: CHANGING,
    example: {
      ...{ source: 'volume', title: '第十批集采中选价' },
      lines: [
        {
          ...{ item: 'XJ01CAA018A004010110001', price: '8.40', first: '2026-01-01', last: '2026-12-31' },
          suppliers: [{ supplier: '91330000XL00000157', units: [] }],
        },
      ],
    },
  }),
  priceTemplate: query({
    summary: '价格协议的空表（工作簿）',
    ...READ,
    input: z.strictObject({}),
    output: book,
    example: {},
  }),
  readPrices: query({
    summary: '读价格协议的工作簿，指出填错的单元格和不合规则的行',
    ...BUY,
    input: z.strictObject({ source: direct, file: sha256, fileName: text(255) }),
    output: z.object({ lines: z.array(priceLineOut), bad: badCells }),
    refusals: ['unreadable'],
    example: { source: 'volume', file: '0'.repeat(64), fileName: '价格协议.xlsx' },
  }),
  priceAgreements: query({
    summary: '价格协议：品种、价格、供应商和起止',
    ...READ,
    input: z.strictObject({}),
    output: z.array(agreement),
    example: {},
  }),
  endAgreement: command({
    summary: '提前终止一个品种的价格协议',
    ...BUY,
    /** `last` as the caller saw it; `until` the new last day, today or later. */
    input: z.strictObject({ agreement: rowId, last: date, until: date, reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-fit'],
    example: { agreement: 1, last: '2026-12-31', until: '2026-06-30', reason: '供应商停产' },
  }),
  priceHistory: query({
    summary: '一个品种历次的协议价和当时的挂网价',
    ...READ,
    input: z.strictObject({ item: itemCode }),
    output: z.object({ title: z.string(), unit: z.string(), rows: z.array(agreement) }),
    example: { item: 'XJ01CAA018A004010110001' },
  }),
  /** For choosing a product: at most 50, by code, name or pinyin initials. */
  priceItems: query({
    summary: '按编码、名称或拼音查目录品种',
    ...READ,
    input: z.strictObject({ on: date, typed: typedText(60) }),
    output: z.array(z.object({ code: z.string(), name: z.string(), pack: z.string(), listed: priceText.nullable() })),
    example: { on: '2025-12-31', typed: '阿莫西林' },
  }),
  priceSuppliers: query({
    summary: '可以报价和供货的配送企业',
    ...READ,
    input: z.strictObject({}),
    output: z.array(named),
    example: {},
  }),
};
