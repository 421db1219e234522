import * as z from 'zod';
import { done, period, text, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { pairItem } from './shapes.ts';

/** Which of a unit's own differences is meant. */
const own = {
  unit: unitCode,
  period,
  counterparty: z.string().max(12),
  kind: z.string().max(40),
  book: z.enum(['financial', 'budget']).default('financial'),
};

const example = {
  unit: 'T01',
  period: '2025-12',
  counterparty: 'H01',
  kind: 'receivable-payable',
  book: 'financial' as const,
};

/** 本单位对账: what a member sees of the reconciliation: its own pairs, its own side whole, of the other only what they share. */
export const ownReconciliation = {
  ownPairs: query({
    summary: '本单位与其他成员单位的对账结果（最近一次编制）',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      /** Null while nobody has consolidated the period. */
      run: z.object({ id: z.int(), state: z.enum(['draft', 'confirmed']), instant: z.string() }).nullable(),
      rows: z.array(
        z.object({
          counterparty: z.string(),
          counterpartyName: z.string().nullable(),
          kind: z.string(),
          book: z.string(),
          own: yuanText,
          other: yuanText,
          /** Own less other. */
          difference: yuanText,
          open: yuanText,
          class: z.string(),
          since: z.string(),
          settledBy: z.string().nullable(),
          explanation: z.string().nullable(),
        }),
      ),
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  ownPair: query({
    summary: '本单位与一家单位之间的明细：本方全部，对方只列与本单位有关的',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(own),
    output: z.object({
      matched: z.array(
        z.object({
          by: z.enum(['document', 'amount', 'total', 'net', 'vat']),
          amount: yuanText,
          items: z.array(pairItem),
        }),
      ),
      unmatched: z.array(pairItem.extend({ class: z.string(), reason: z.string() })),
      explained: z.array(pairItem.extend({ rule: z.string(), reason: z.string() })),
    }),
    example,
  }),
  explainOwn: command({
    summary: '本单位为一项对账差异写明原因',
    permission: 'ledger.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...own, explanation: text(280) }),
    output: done,
    refusals: ['no-such-difference', 'explained-by-other'],
    example: { ...example, explanation: '12 月 30 日汇款在途' },
  }),
};
