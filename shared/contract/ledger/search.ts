import * as z from 'zod';
import { period, text, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

/** What a search finds. */
export const SEARCH_KINDS = ['unit', 'account', 'draft', 'voucher', 'party'] as const;

/** 查找 (Ctrl K): one box for vouchers and their drafts, accounts, members and parties. */
export const search = {
  search: query({
    summary: '查找：凭证号、金额、单据号、摘要、往来单位、科目、单位、草稿',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({
      text: text(100),
      limit: z.int().min(1).max(50).default(20),
      /** What the person looks at: found there comes first. It narrows nothing. */
      near: z.strictObject({ unit: unitCode.optional(), period: period.optional() }).default({}),
    }),
    output: z.object({
      hits: z.array(
        z.object({
          kind: z.enum(SEARCH_KINDS),
          /** Whose it is; null for a party, and for an account that several units have. */
          unit: z.string().nullable(),
          period: z.string().nullable(),
          title: z.string(),
          detail: z.string(),
          /** What found it. */
          by: z.enum(['number', 'amount', 'text', 'code', 'name']),
          /** To open it: the voucher's id; the code of an account, a unit or a party, the number of a draft. */
          voucher: z.int().nullable(),
          code: z.string().nullable(),
        }),
      ),
    }),
    example: { text: '记-12', limit: 20 },
  }),
};
