import * as z from 'zod';
import { DECISION_RULE_BOUNDS } from '../../domain/procurement/decision-rules.ts';
import { done, noneOr, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { paper, seen } from './fields.ts';
import { overrides } from './overrides.ts';

const terms = { unit: z.string(), unitName: z.string(), bank: z.string(), name: z.string() };

const [QUORUM, DAYS] = [DECISION_RULE_BOUNDS.quorumPercent, DECISION_RULE_BOUNDS.exceptionDays];

/** 唯一采购账户, and what is bought beside the rules of joint purchasing. */
export const account = {
  ...overrides,
  purchaseAccount: query({
    summary: '唯一采购账户：现行的和办理中的',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** The one account; null before the first was approved. */
      account: z
        .object({ ...terms, number: z.string(), paper: z.int(), approvedBy: z.string(), since: z.string() })
        .nullable(),
      /** Every document about it, the newest first. */
      papers: z.array(z.object({ ...paper, ...terms, accountNumber: z.string(), why: z.string() })),
      /** Whether the caller may prepare the first one or a change: never while one is open. */
      mayPrepare: z.boolean(),
    }),
    example: {},
  }),
  savePurchaseAccount: command({
    summary: '编制唯一采购账户或其变更',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      at: z.strictObject(seen).optional(),
      /** Who holds the account: as a rule the lead. */
      unit: unitCode,
      bank: text(80),
      name: text(80),
      number: z.string().regex(/^\d{8,32}$/, '银行账号为 8–32 位数字'),
      /** Why it is changed; '' for the first one. */
      why: noneOr(text(200)),
    }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'one-open', 'same', 'no-reason'],
    example: {
      ...{ unit: 'H01', bank: '工商银行青石支行', name: '青石县人民医院药品采购专户', number: '1202021009800012345' },
      why: '',
    },
  }),
  purchaseRules: query({
    summary: '采购决策规则',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ quorumPercent: z.int(), exceptionDays: z.int() }),
    example: {},
  }),
  setPurchaseRules: command({
    summary: '设定采购决策规则',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({
      /** 药事会到会: more than so many percent of those who ought to attend. */
      quorumPercent: z.int().min(QUORUM[0]).max(QUORUM[1]),
      /** 采购例外: good for so many days at most. */
      exceptionDays: z.int().min(DAYS[0]).max(DAYS[1]),
      reason: text(200),
    }),
    output: done,
    refusals: ['nothing-changed'],
    example: { quorumPercent: 66, exceptionDays: 180, reason: '按药事会章程' },
  }),
};
