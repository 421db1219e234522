import * as z from 'zod';
import { DEFAULT_BANDS } from '../../domain/ledger/ageing.ts';
import { accountCode, period, sha256, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const asked = z.strictObject({
  unit: unitCode,
  /** 应收 or 应付: amounts of both are never added up. */
  side: z.enum(['receivable', 'payable']),
  /** As of the end of this month. */
  period,
  /** One account with those below it. */
  code: accountCode.optional(),
  /** Upper bounds in days, each above the one before; what is older than the last stands in one band more. */
  bands: z
    .array(z.int().min(1).max(36_500))
    .min(1)
    .max(11)
    .refine((bounds) => bounds.every((bound, at) => at === 0 || bound > bounds[at - 1]!), {
      message: '账龄分段的天数应逐段增大',
    })
    .default([...DEFAULT_BANDS]),
});

/** In the account's own direction: what stands the other way (预收、预付性质) is negative. */
const amounts = {
  total: yuanText,
  /** Of an opening of which nobody knows the age (年初余额). */
  unknown: yuanText,
  bands: z.array(yuanText),
};

const example = { unit: 'T01', side: 'payable' as const, period: '2025-12' };

/** 往来账龄: what is open with each counterparty, by its age. */
export const ageing = {
  ageing: query({
    summary: '往来账龄：各往来单位未结清金额，按先进先出',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({
      /** The accounts of this side in the unit's chart, whether something is open on them or not. */
      accounts: z.array(z.object({ code: z.string(), name: z.string() })),
      /** By account, then by counterparty; only where something is open. */
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          /** `unit:H01`, `party:P001`, or '' where lines name none. */
          counterparty: z.string(),
          counterpartyName: z.string(),
          ...amounts,
        }),
      ),
      total: z.object(amounts),
    }),
    example,
  }),
  ageingBook: query({
    summary: '往来账龄的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: asked,
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example,
  }),
};
