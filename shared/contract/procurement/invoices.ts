import * as z from 'zod';
import { CHAIN_FAULTS } from '../../domain/procurement/invoices/chain.ts';
import { MATCH_REASONS, VERDICTS } from '../../domain/procurement/invoices/match.ts';
import { PAY_MODES } from '../../domain/procurement/invoices/ordered-line.ts';
import { date, done, listOf, noneOr, rowId, sha256, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, packs, paper, priceText, priceYuan, seen, supplierCode } from './fields.ts';

const invoiceNumber = z.string().regex(/^[0-9A-Za-z-]{1,30}$/, '发票号码为 1–30 位数字、字母或 -');
/** Whole packs: below nil on a red line, none for 补差价. */
const signedPacks = z.int('数量为整数').min(-100_000_000, '数量超出范围').max(100_000_000, '数量超出范围');
const lot = noneOr(text(40));

/** A line as it comes in: packs at a price of a pack, `amount` with tax. */
const lineAsked = z.strictObject({ item: itemCode, lot, packs: signedPacks, price: priceYuan, amount: yuan });
const invoiceAsked = z.strictObject({
  level: z.union([z.literal(1), z.literal(2)]),
  seller: supplierCode,
  /** The distributor whom a first invoice is made out to; '' on a second one. */
  buyer: noneOr(supplierCode),
  code: noneOr(invoiceNumber),
  number: invoiceNumber,
  day: date,
  amount: yuan,
  tax: yuan,
  /** The number of the invoice that a red one answers; '' on a blue one. */
  original: noneOr(text(60)),
  file: noneOr(sha256),
  fileName: z.union([text(200), z.literal('')]),
  lines: listOf(lineAsked, 200, 1),
});

const verdict = z.enum(VERDICTS);
const reason = z.enum(MATCH_REASONS);
const firm = { seller: z.string(), sellerName: z.string() };
const product = { item: z.string(), title: z.string() };

const row = z.object({
  ...{ id: rowId, revision: z.int(), level: z.int(), number: z.string(), day: z.string() },
  ...firm,
  /** Whom a first invoice is made out to. */
  buyerName: z.string(),
  /** Of a member only what is its own. */
  amount: yuanText,
  red: z.boolean(),
  /** Null on a first invoice: nothing is paid by it. */
  verdict: verdict.nullable(),
  reasons: z.array(reason),
  /** What may be paid of it now, and what may not: so many of its lines, and their amount. */
  payable: yuanText,
  held: z.object({ lines: z.int(), amount: yuanText }),
  released: z.boolean(),
  products: z.array(z.string()),
  lots: z.array(z.string()),
  orders: z.array(z.string()),
  receipts: z.array(z.string()),
  /** Null of a member's share. */
  tax: yuanText.nullable(),
  units: z.array(z.string()),
  file: z.boolean(),
});

const line = z.object({
  ...{ id: rowId, maker: z.string(), lot: z.string(), packs: z.int(), price: priceText, amount: yuanText },
  ...product,
  verdict: verdict.nullable(),
  reasons: z.array(reason),
  faults: z.array(z.enum(CHAIN_FAULTS)),
  order: z
    .object({
      ...{ line: rowId, order: rowId, number: z.string(), day: z.string(), price: priceText, mode: z.enum(PAY_MODES) },
      /** Packs: ordered, accepted and not given back, given back, billed by earlier invoices, of this line behind goods. */
      ...{ ordered: z.int(), accepted: z.int(), returned: z.int(), invoiced: z.int(), covered: z.int() },
      units: z.array(z.object({ unit: z.string(), unitName: z.string(), amount: yuanText })),
      receipts: z.array(
        z.object({
          ...{ receipt: z.string(), receiptId: rowId, unitName: z.string(), day: z.string(), lot: z.string() },
          /** Accepted, and of these given back since. */
          ...{ packs: z.int(), returned: z.int() },
        }),
      ),
    })
    .nullable(),
  /** 两票制: the hands that the goods went through, the maker first. Empty where the rule does not ask. */
  chain: z.object({
    state: z.enum(['exempt', 'direct', 'linked', 'missing', 'broken', 'none']),
    hands: z.array(
      z.object({ name: z.string(), invoices: z.array(z.object({ id: rowId, number: z.string(), day: z.string() })) }),
    ),
  }),
  release: z
    .object({ display: z.string(), instant: z.string(), reason: z.string(), reasons: z.array(reason) })
    .nullable(),
  /** Whether the caller may let it pass now. */
  mayRelease: z.boolean(),
});

const bookRow = z.object({
  ...{ level: z.int(), seller: z.string(), buyer: z.string(), code: z.string(), number: z.string(), day: z.string() },
  ...{ amount: yuanText, tax: yuanText, original: z.string() },
  lines: z.array(z.object({ ...product, lot: z.string(), packs: z.int(), price: priceText, amount: yuanText })),
});
const REFUSALS = ['changed', 'not-now', 'not-fit'] as const;

/** 进货发票、两票制与三单匹配. Amounts with tax; quantities in packs; prices of a pack. */
export const invoices = {
  supplierInvoices: query({
    summary: '一段时间的进货发票及匹配结论',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ first: date, last: date }),
    output: z.array(row),
    example: { first: '2025-01-01', last: '2025-12-31' },
  }),
  supplierInvoice: query({
    summary: '一张进货发票：各行与订单、验收、两票链条并列',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: row.extend({
      ...paper,
      code: z.string(),
      invoiceNumber: z.string(),
      tax: yuanText,
      fileName: z.string(),
      original: z.object({ id: rowId, number: z.string() }).nullable(),
      reds: z.array(z.object({ id: rowId, number: z.string(), day: z.string(), amount: yuanText })),
      /** What a reader should know besides: the ledger has it on a voucher. */
      doubts: z.array(z.object({ message: z.string() })),
      lines: z.array(line),
    }),
    example: { id: 1 },
  }),
  invoiceChoices: query({
    summary: '登记发票时可选的企业和订过的品种',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({
      firms: z.array(z.object({ code: z.string(), name: z.string() })),
      items: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    example: {},
  }),
  bindingChoices: query({
    summary: '发票行可以对应的订单行',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ supplier: supplierCode, item: itemCode }),
    output: z.array(
      z.object({
        ...{ line: rowId, number: z.string(), day: z.string(), price: priceText },
        ...{ ordered: z.int(), accepted: z.int(), invoiced: z.int() },
      }),
    ),
    example: { supplier: '91330000XL00000157', item: 'XJ01CAA040A001010102699' },
  }),
  missingFirstInvoices: query({
    summary: '待补的第一票',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ on: date }),
    output: z.array(
      z.object({
        ...{ line: rowId, invoice: rowId, number: z.string(), day: z.string() },
        ...firm,
        ...product,
        ...{ maker: z.string(), lot: z.string(), packs: z.int(), amount: yuanText, days: z.int() },
        /** Let pass without it: the invoice is paid, and the first one awaited all the same. */
        released: z.boolean(),
      }),
    ),
    example: { on: '2025-12-31' },
  }),
  awaitedCredits: query({
    summary: '退货后还欠的红字发票',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        ...{ orderLine: rowId, order: z.string() },
        ...firm,
        ...product,
        /** Packs: billed, accepted and kept, given back, and how many of these a red invoice must still take off. */
        ...{ invoiced: z.int(), accepted: z.int(), returned: z.int(), owed: z.int() },
        amount: yuanText,
        invoices: z.array(z.object({ id: rowId, number: z.string() })),
      }),
    ),
    example: {},
  }),
  unbilledGoods: query({
    summary: '已经验收、还没有开票的货物（暂估）',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        ...{ orderLine: rowId, order: z.string(), day: z.string() },
        ...firm,
        ...product,
        ...{ maker: z.string(), price: priceText },
        /** Packs: accepted and kept, given back, billed, and what is left to bill with its amount. */
        ...{ accepted: z.int(), returned: z.int(), invoiced: z.int(), open: z.int() },
        amount: yuanText,
        unitNames: z.array(z.string()),
        lots: z.array(z.object({ lot: z.string(), packs: z.int(), day: z.string() })),
      }),
    ),
    example: {},
  }),
  readInvoiceFile: query({
    summary: '读电子发票（数电发票 XML、OFD、PDF），不登记',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ file: sha256, fileName: text(200) }),
    output: z.object({
      ...{ level: z.int(), seller: z.string(), sellerName: z.string(), buyer: z.string(), buyerName: z.string() },
      ...{ code: z.string(), number: z.string(), day: z.string(), amount: z.string(), tax: z.string() },
      red: z.boolean(),
      /** The number that a red one says it answers. */
      original: z.string(),
      lines: z.array(
        z.object({
          /** The invoice's own words for the product, and the products of the formulary that they may be, the likeliest first. */
          ...{ said: z.string(), items: z.array(z.object(product)) },
          ...{ lot: z.string(), packs: z.int().nullable(), price: z.string(), amount: z.string() },
        }),
      ),
      problems: z.array(z.string()),
    }),
    refusals: ['unreadable'],
    example: { file: '0'.repeat(64), fileName: '发票.xml' },
  }),
  invoiceBook: query({
    summary: '进货发票登记表（空表）',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ file: sha256, name: z.string() }),
    example: {},
  }),
  readInvoiceBook: query({
    summary: '读进货发票登记表，不登记',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ file: sha256, fileName: text(200) }),
    output: z.object({ invoices: z.array(bookRow), problems: z.array(z.string()) }),
    refusals: ['unreadable'],
    example: { file: '0'.repeat(64), fileName: '进货发票.xlsx' },
  }),
  invoiceFile: query({
    summary: '取回登记时留存的电子发票',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: z.object({ file: sha256, name: z.string() }),
    refusals: ['no-file', 'damaged'],
    example: { id: 1 },
  }),
  /** All of them or none. Lines of second invoices are bound to order lines on the way in. */
  registerInvoices: command({
    summary: '登记进货发票',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ invoices: listOf(invoiceAsked, 500, 1) }),
    output: z.object({ ids: z.array(rowId) }),
    refusals: ['not-fit', 'duplicate'],
    example: {
      invoices: [
        {
          ...{ level: 2, seller: '91330000XL00000157', buyer: '', code: '', number: '25332000000012345678' },
          ...{ day: '2025-03-10', amount: '84.00', tax: '9.66', original: '', file: '', fileName: '' },
          lines: [{ item: 'XJ01CAA040A001010102699', lot: 'A1', packs: 10, price: '8.40', amount: '84.00' }],
        },
      ],
    },
  }),
  bindInvoice: command({
    summary: '改变发票行对应的订单行',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      ...seen,
      line: rowId,
      /** Packs by order line; together the line's. */
      parts: listOf(z.strictObject({ orderLine: rowId, packs }), 20, 1),
      reason: text(200),
    }),
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, line: 1, parts: [{ orderLine: 1, packs: 10 }], reason: '按验收单改对应' },
  }),
  cancelInvoice: command({
    summary: '作废一张登记错的进货发票',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, reason: '登记错误' },
  }),
  releaseInvoice: command({
    summary: '放行匹配异常的发票行',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({ ...seen, lines: listOf(rowId, 200, 1), reason: text(200) }),
    output: done,
    refusals: [...REFUSALS, 'own-work'],
    example: { id: 1, revision: 1, lines: [1], reason: '供应商已书面承诺下期抵扣' },
  }),
  invoiceRules: query({
    summary: '匹配容差与两票制豁免',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      amount: yuanText,
      price: priceText,
      shortage: z.boolean(),
      items: z.array(z.string()),
      units: z.array(z.string()),
    }),
    example: {},
  }),
  setInvoiceRules: command({
    summary: '设定匹配容差与两票制豁免',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({
      amount: yuan.refine((value) => value >= 0 && value <= 100_000, { message: '容差为 0 至 1,000 元' }),
      price: priceYuan,
      shortage: z.boolean(),
      items: listOf(itemCode, 500),
      units: listOf(unitCode, 200),
      reason: text(200),
    }),
    output: done,
    refusals: ['not-fit', 'nothing-changed'],
    example: { amount: '0.05', price: '0', shortage: false, items: [], units: [], reason: '按省药采要求' },
  }),
};
