import * as z from 'zod';
import { ADVANCE_MOVES } from '../../domain/procurement/advances/advance.ts';
import { MAX_ADVANCE_DAYS } from '../../domain/procurement/advances/rules.ts';
import { PAPER_STAGES } from '../../domain/procurement/papers.ts';
import { date, done, noneOr, rowId, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { paper, seen } from './fields.ts';

const move = z.enum(ADVANCE_MOVES);
const days = z.int('天数为整数').min(0, '天数不能为负').max(MAX_ADVANCE_DAYS, '天数至多 120');
const rules = { applyDays: days, payDays: days };

/** An agreement (a batch with those that it took the place of), and what became of its advance. Amounts in 元. */
const advance = z.object({
  /** The batch in force, or the last that was. */
  ...{ batch: rowId, number: z.string(), name: z.string(), first: z.string(), last: z.string() },
  /** It, and those that it took the place of: what was signed with one of them belongs here. */
  batches: z.array(rowId),
  /** False once it was ended. */
  inForce: z.boolean(),
  ...{ agreedAmount: yuanText, yearAmount: yuanText },
  /** At least so much of a year's amount is advanced, in 万分之一 [U]. */
  shareBps: z.int(),
  due: yuanText,
  ...{ received: yuanText, setOff: yuanText, returned: yuanText },
  /** In payment runs that were not given up; and of it what was paid. */
  ...{ taken: yuanText, paid: yuanText },
  /** received − returned − taken; received − returned − set off. */
  ...{ left: yuanText, owed: yuanText },
  ...{ applyBy: z.string(), payBy: z.string() },
  /** What of the due amount has not come, and how many days that is late. */
  ...{ short: yuanText, late: z.int() },
});
const vouchers = z.array(z.object({ id: rowId, unit: z.string(), number: z.string() }));
const entry = z.object({
  ...paper,
  ...{ unit: z.string(), move, day: z.string(), amount: yuanText, document: z.string(), remark: z.string() },
  /** Who entered it. */
  by: z.string(),
  vouchers: z.array(
    z.object({ id: rowId, unit: z.string(), number: z.string(), period: z.string(), reversal: z.boolean() }),
  ),
});
/** The unit in whose books it is, which held the one account when it was entered. */
const ofUnit = { ...seen, unit: unitCode };
const REFUSALS = ['changed', 'not-now', 'not-fit', 'own-work'] as const;

/** 医保预付: what the insurance fund advances for a batch, and what it is used for. */
export const advances = {
  advances: query({
    summary: '医保预付：各集采批次应预付、到账、支付、冲抵和退回',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ on: date }),
    output: z.object({
      /** Who holds the one account; '' while there is none. */
      ...{ holder: z.string(), holderName: z.string() },
      ...rules,
      rows: z.array(advance),
    }),
    example: { on: '2025-12-31' },
  }),
  advance: query({
    summary: '一个集采批次的医保预付：每一笔登记和从中支付的付款单',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ batch: rowId, on: date }),
    output: advance.extend({
      entries: z.array(entry),
      runs: z.array(
        z.object({
          ...{ id: rowId, number: z.string(), stage: z.enum(PAPER_STAGES), day: z.string(), amount: yuanText },
        }),
      ),
    }),
    example: { batch: 1, on: '2025-12-31' },
  }),
  enterAdvance: command({
    summary: '登记医保预付的到账、冲抵或退回',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...{ unit: unitCode, batch: rowId, move, day: date, amount: yuan },
      /** The fund's number of its document. */
      document: text(60),
      remark: noneOr(text(200)),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['not-now', 'not-fit', 'twice'],
    example: {
      ...{ unit: 'H01', batch: 1, move: 'receipt', day: '2025-01-20', amount: '30000.00' },
      ...{ document: 'YB-2025-018', remark: '' },
    },
  }),
  strikeAdvance: command({
    summary: '作废一笔没有记账的医保预付登记',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofUnit, reason: text(200) }),
    output: done,
    refusals: REFUSALS,
    example: { id: 1, revision: 1, unit: 'H01', reason: '金额录错' },
  }),
  postAdvance: command({
    summary: '记账：医保预付的凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofUnit),
    output: z.object({ vouchers }),
    refusals: ['changed', 'not-now', 'own-work', 'period-closed', 'cannot-post', 'no-account'],
    example: { id: 1, revision: 1, unit: 'H01' },
  }),
  reverseAdvance: command({
    summary: '红字冲销一笔医保预付',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofUnit, reason: text(200) }),
    output: z.object({ vouchers }),
    refusals: [...REFUSALS, 'period-closed'],
    example: { id: 1, revision: 2, unit: 'H01', reason: '医保退回重拨' },
  }),
  setAdvanceRules: command({
    summary: '设定医保预付的申请和拨付时限',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({ ...rules, reason: text(200) }),
    output: done,
    refusals: ['nothing-changed'],
    example: { applyDays: 10, payDays: 15, reason: '按本统筹区规定' },
  }),
};
