import * as z from 'zod';
import { CASH_ITEM_KINDS } from '../../domain/ledger/cash-count/count.ts';
import { CASH_FACES, type CashFace, MOST_PIECES } from '../../domain/ledger/cash-count/faces.ts';
import { CASH_STEPS } from '../../domain/ledger/cash-count/voucher.ts';
import {
  accountCode,
  date,
  done,
  instant,
  listOf,
  pageOf,
  paging,
  period,
  rowId,
  text,
  typedText,
  unitCode,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const pending = z.object({
  draft: z.int(),
  date: z.string(),
  summary: z.string(),
  /** draft, submitted or reviewed. */
  state: z.string(),
  /** Money in positive. */
  amount: yuanText,
});

/** What a count comes to: 应存 = 账面 + 未记账 + 已收未入账 − 已付未入账, 盘盈盘亏 = 实点 − 应存. */
const sums = {
  posted: yuanText,
  pending: yuanText,
  received: yuanText,
  paid: yuanText,
  expected: yuanText,
  counted: yuanText,
  /** 盘盈 above 0, 盘亏 below. */
  difference: yuanText,
  /** 白条抵库: no money; what it stands for is missing. */
  slips: yuanText,
  unexplained: yuanText,
};

const standing = z.enum(['made', 'confirmed', 'replaced']);

const head = z.object({
  id: z.int(),
  unit: z.string(),
  code: z.string(),
  /** The account's names from the first level down. */
  name: z.string(),
  date: z.string(),
  /** HH:MM, '' where not given. */
  time: z.string(),
  standing,
  ...sums,
  explanation: z.string(),
  /** 盘点人 (出纳). */
  madeBy: z.string(),
  made: instant,
  /** 监盘人, once she confirmed. */
  witnessedBy: z.string().nullable(),
  witnessed: instant.nullable(),
  /** The count that this one takes the place of, and the one that took its place. */
  replaces: z.int().nullable(),
  replacedBy: z.int().nullable(),
});

const names = z.record(z.string(), z.string());
const of = { unit: unitCode, id: rowId };
const example = { unit: 'T01', id: 1 };
const EXPLANATION = 300;
const ITEMS = 50;

const FACE_LIST = CASH_FACES.map((face) => z.literal(face)) as unknown as readonly [z.ZodLiteral<CashFace>];

/** 库存现金盘点: counted by the cashier, witnessed by another person, and the vouchers of what differs. */
export const cashCounts = {
  cashOnHand: query({
    summary: '库存现金的账面余额与未记账凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, code: accountCode.default('1001'), date }),
    output: z.object({
      /** 1001 and what is below it, to choose from. */
      accounts: z.array(z.object({ code: z.string(), name: z.string(), leaf: z.boolean() })),
      posted: yuanText,
      pending: z.array(pending),
    }),
    refusals: ['not-cash'],
    example: { unit: 'T01', date: '2025-12-31' },
  }),
  cashCounts: query({
    summary: '库存现金盘点记录',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    /** The latest first. */
    input: z.strictObject({ unit: unitCode, period: period.optional(), ...paging }),
    output: pageOf(head).extend({ names }),
    example: { unit: 'T01' },
  }),
  cashCount: query({
    summary: '一张库存现金盘点表',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(of),
    output: head.extend({
      drawer: z.array(z.object({ face: z.int(), pieces: z.int() })),
      items: z.array(z.object({ kind: z.enum(CASH_ITEM_KINDS), text: z.string(), amount: yuanText })),
      vouchers: z.array(pending),
      /** 监盘人's remark. */
      note: z.string(),
      /** The drafts that were made of the difference and stand, with the voucher that each became. */
      drafts: z.array(z.object({ step: z.enum(CASH_STEPS), draft: z.int(), voucher: z.int().nullable() })),
      /** What may be made of it now. */
      steps: z.array(z.enum(CASH_STEPS)),
      names,
    }),
    example,
  }),
  makeCashCount: command({
    summary: '编制库存现金盘点表',
    permission: 'ledger.sign',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      code: accountCode.default('1001'),
      date,
      time: z
        .string()
        .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '时间写作 HH:MM')
        .default(''),
      drawer: listOf(
        z.strictObject({
          face: z.union(FACE_LIST, '没有这种券别'),
          pieces: z.int().min(0, '张数不能是负数').max(MOST_PIECES, `张数最多 ${MOST_PIECES}`),
        }),
        CASH_FACES.length,
      ).refine((drawer) => new Set(drawer.map(({ face }) => face)).size === drawer.length, {
        message: '同一种券别只能写一行',
      }),
      items: listOf(
        z.strictObject({
          kind: z.enum(CASH_ITEM_KINDS),
          text: text(100),
          amount: yuan.refine((amount) => amount > 0, { message: '金额应大于 0' }),
        }),
        ITEMS,
      ).default([]),
      explanation: typedText(EXPLANATION).default(''),
      /** The books as the person saw them: what was booked since is shown first. */
      seen: z.strictObject({ posted: yuan, pending: yuan }),
      /** The count that this one takes the place of. */
      replaces: rowId.optional(),
    }),
    output: z.object({ id: z.int() }),
    refusals: ['not-cash', 'future', 'changed', 'unexplained', 'already-replaced'],
    example: {
      unit: 'T01',
      date: '2025-12-31',
      drawer: [{ face: 10_000 as const, pieces: 3 }],
      seen: { posted: '300.00', pending: '0.00' },
    },
  }),
  witnessCashCount: command({
    summary: '监盘确认库存现金盘点表',
    permission: 'ledger.witness',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...of, note: typedText(EXPLANATION).default('') }),
    output: done,
    refusals: ['separation', 'already-witnessed', 'already-replaced'],
    example,
  }),
  draftCashVoucher: command({
    summary: '把现金盘盈盘亏做成凭证草稿',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...of, step: z.enum(CASH_STEPS) }),
    output: z.object({ draft: z.int() }),
    refusals: ['not-witnessed', 'already-replaced', 'not-now', 'too-many-drafts'],
    example: { ...example, step: 'found' as const },
  }),
  cashCountBook: query({
    summary: '库存现金盘点表，作为工作簿取回',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(of),
    output: z.object({ file: z.string(), name: z.string() }),
    example,
  }),
};
