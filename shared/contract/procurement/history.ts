import * as z from 'zod';
import { CURRENCIES, HISTORY_ROLES } from '../../domain/procurement/history/layout.ts';
import { date, done, noneOr, paging, rowId, sha256, text, typedText, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { priceText } from './fields.ts';

/** Deliveries of earlier years are the whole community's: whoever reads purchasing over all of it reads them. */
const READ = { permission: 'procurement.read', scope: 'community' } as const;
const BUY = { permission: 'procurement.buy', scope: 'community' } as const;

const role = z.enum(HISTORY_ROLES);
const currency = z.enum(CURRENCIES);
const order = z.enum(['day-month', 'month-day']);
/** What a product, supplier or receiver is grouped by: a code that is known here, or else the file's name of it. */
const group = text(401);

const asked = {
  file: sha256,
  fileName: text(255),
  /** Which heading says what, instead of what is remembered or guessed. */
  said: z.strictObject({ columns: z.partialRecord(role, text(80)), order: order.optional() }).optional(),
  /** 来源系统: keys of rows are its own, and refused a second time. '' for the one that is remembered. */
  system: noneOr(text(60)).default(''),
};
const FILE = { file: '0'.repeat(64), fileName: '到货明细.csv' } as const;

const pricesOut = {
  deliveries: z.int(),
  /** Whole packs, and money of the currency. */
  quantity: z.int(),
  amount: yuanText,
  first: z.object({ day: z.string(), price: priceText }).nullable(),
  last: z.object({ day: z.string(), price: priceText }).nullable(),
  least: priceText.nullable(),
  median: priceText.nullable(),
  most: priceText.nullable(),
};
const performanceOut = {
  deliveries: z.int(),
  /** Deliveries with a promised day, and how many of them came by it. */
  judged: z.int(),
  onTime: z.int(),
  /** Tenths of a percent. */
  timely: z.int().nullable(),
  /** Of the late ones: tenths of a day on average, and the worst. */
  lateDays: z.int().nullable(),
  worst: z.int().nullable(),
  quantity: z.int(),
  amount: yuanText,
};

/** 到货历史: what came before there was this account, as another system exports it. Each currency is kept apart. */
export const history = {
  readDeliveryHistory: query({
    summary: '读到货历史文件：各列的意思、合计、问题，尚不收下',
    ...BUY,
    input: z.strictObject(asked),
    output: z.object({
      labels: z.array(z.string()),
      samples: z.array(z.array(z.string())),
      columns: z.partialRecord(role, z.string()),
      from: z.enum(['said', 'remembered', 'guessed']),
      order: order.nullable(),
      system: z.string(),
      currency: z.union([currency, z.literal('')]),
      missing: z.array(role),
      asksOrder: z.boolean(),
      rows: z.int(),
      first: z.string(),
      last: z.string(),
      quantity: z.int(),
      amount: yuanText,
      freight: z.object({ rows: z.int(), amount: yuanText }),
      /** Of the names in the file, how many there are and how many are known here. */
      names: z.record(z.enum(['product', 'supplier', 'receiver']), z.object({ all: z.int(), known: z.int() })),
      /** Words in the place of a day or of freight. */
      asides: z.array(z.object({ role, text: z.string(), rows: z.int() })),
      /** Totals that stand in the file, all of them the sum of their rows. */
      controls: z.array(z.object({ row: z.int(), amount: yuanText })),
      rounded: z.int(),
      uneven: z.int(),
      rejections: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })),
      rejected: z.int(),
      /** The very file was taken before, of the same system, and stands; null where it was not. */
      taken: z.object({ fileName: z.string(), display: z.string(), instant: z.string(), rows: z.int() }).nullable(),
    }),
    refusals: ['unreadable'],
    long: true,
    example: FILE,
  }),
  rejectedHistoryRows: query({
    summary: '到货历史文件原样带回，坏行旁写明原因',
    ...BUY,
    input: z.strictObject(asked),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['unreadable'],
    long: true,
    example: FILE,
  }),
  importDeliveryHistory: command({
    summary: '收下一份到货历史，整份或全不',
    ...BUY,
    input: z.strictObject({
      ...asked,
      system: text(60),
      currency,
      /** As they were shown before: what is read now must come to the same. */
      rows: z.int().min(1),
      amount: yuan,
      /** 控制数: what the other system says that it comes to; '' where nobody knows. */
      control: noneOr(yuan).default(''),
    }),
    output: z.object({ id: rowId, rows: z.int(), amount: yuanText }),
    refusals: ['unreadable', 'incomplete', 'bad-rows', 'changed', 'control'],
    long: true,
    example: { ...FILE, system: '旧药库系统', currency: 'CNY', rows: 1, amount: '120.00' },
  }),
  withdrawDeliveryHistory: command({
    summary: '撤回一份到货历史，写明原因；审计记录保留',
    ...BUY,
    input: z.strictObject({ id: rowId, reason: text(200) }),
    output: done,
    refusals: ['not-now'],
    example: { id: 1, reason: '导错了年份' },
  }),
  deliveryHistories: query({
    summary: '收下的到货历史，撤回的也在内',
    ...READ,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.int(),
        fileName: z.string(),
        system: z.string(),
        currency: z.string(),
        rows: z.int(),
        quantity: z.int(),
        amount: yuanText,
        control: yuanText.nullable(),
        first: z.string(),
        last: z.string(),
        display: z.string(),
        instant: z.string(),
        withdrawn: z.object({ display: z.string(), instant: z.string(), reason: z.string() }).nullable(),
      }),
    ),
    example: {},
  }),
  historyPrices: query({
    summary: '到货历史的价格：每个品种首价、末价、最低、中位、最高',
    ...READ,
    input: z.strictObject({ currency }),
    output: z.array(
      z.object({ product: z.string(), name: z.string(), item: z.string(), suppliers: z.int(), ...pricesOut }),
    ),
    example: { currency: 'CNY' },
  }),
  historyProduct: query({
    summary: '一个品种的到货价格：按供应商，逐次',
    ...READ,
    input: z.strictObject({ currency, product: group }),
    output: z.object({
      name: z.string(),
      item: z.string(),
      ...pricesOut,
      suppliers: z.array(z.object({ supplier: z.string(), name: z.string(), ...pricesOut })),
      /** Each day's prices by supplier, the first day first. */
      points: z.array(z.object({ day: z.string(), supplier: z.string(), price: priceText, quantity: z.int() })),
    }),
    example: { currency: 'CNY', product: '阿莫西林胶囊' },
  }),
  historyPerformance: query({
    summary: '到货历史的配送表现：按供应商或收货单位',
    ...READ,
    input: z.strictObject({ currency, by: z.enum(['supplier', 'receiver']) }),
    output: z.array(z.object({ group: z.string(), name: z.string(), code: z.string(), ...performanceOut })),
    example: { currency: 'CNY', by: 'supplier' },
  }),
  historyDeliveries: query({
    summary: '到货历史的明细，分页，可按品种、供应商、收货单位、批次和文字查找',
    ...READ,
    input: z.strictObject({
      currency,
      product: group.optional(),
      supplier: group.optional(),
      receiver: group.optional(),
      batch: rowId.optional(),
      timely: z.enum(['late', 'in-time']).optional(),
      text: typedText(60).default(''),
      first: date.optional(),
      last: date.optional(),
      sort: z
        .enum(['delivered', 'product', 'supplier', 'receiver', 'quantity', 'price', 'amount', 'late'])
        .default('delivered'),
      descending: z.boolean().default(true),
      ...paging,
    }),
    output: z.object({
      total: z.int(),
      quantity: z.int(),
      amount: yuanText,
      rows: z.array(
        z.object({
          id: z.string(),
          fileRow: z.int(),
          key: z.string(),
          order: z.string(),
          product: z.string(),
          item: z.string(),
          maker: z.string(),
          supplier: z.string(),
          receiver: z.string(),
          ordered: z.string(),
          promised: z.string(),
          delivered: z.string(),
          late: z.int().nullable(),
          quantity: z.int(),
          price: priceText,
          amount: yuanText,
          freight: z.string(),
        }),
      ),
    }),
    example: { currency: 'CNY' },
  }),
  historyBook: query({
    summary: '到货历史工作簿：来源、价格历史、配送表现、明细',
    ...READ,
    input: z.strictObject({ currency }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    long: true,
    example: { currency: 'CNY' },
  }),
};
