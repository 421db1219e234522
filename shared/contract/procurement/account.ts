import * as z from 'zod';
import { noneOr, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { paper, seen } from './fields.ts';
import { overrides } from './overrides.ts';

const terms = { unit: z.string(), unitName: z.string(), bank: z.string(), name: z.string() };

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
};
