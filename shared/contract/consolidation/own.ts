import * as z from 'zod';
import { done, period, sha256, text, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { ownDifference, ownExample } from './own-difference.ts';
import { pairProposals, proposalOut } from './proposals.ts';
import { pairItem } from './shapes.ts';

/** 本单位对账: what a member sees of the reconciliation: its own pairs, its own side whole, of the other only what they share. */
export const ownReconciliation = {
  ...pairProposals,
  ownPairs: query({
    summary: '本单位与其他成员单位的对账结果：按账务现状，已确认的合并按确认时',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      /** The centre's last consolidation of the period; null while there is none. The rows do not wait for it. */
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
          /** It stands on the list of the centre's last consolidation, where it can be explained. */
          listed: z.boolean(),
          /** How many differences it is made of, and where they stand between the two units, by the last word on each. */
          matters: z.object({
            all: z.int(),
            /** The other unit waits for this one's answer. */
            asked: z.int(),
            /** This unit waits for the other's. */
            proposed: z.int(),
            agreed: z.int(),
            disputed: z.int(),
          }),
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
    input: z.strictObject(ownDifference),
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
      /** `unmatched` in the differences that it is made of, with what the two units said about each, the newest first. */
      matters: z.array(
        z.object({
          matter: sha256,
          items: z.array(z.string()),
          own: yuanText,
          other: yuanText,
          /** Own less other. */
          difference: yuanText,
          proposals: z.array(proposalOut),
        }),
      ),
      /** What was said of differences that the books no longer hold as they were. */
      earlier: z.array(proposalOut),
    }),
    example: ownExample,
  }),
  explainOwn: command({
    summary: '本单位为一项对账差异写明原因',
    permission: 'ledger.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ownDifference, explanation: text(280) }),
    output: done,
    refusals: ['no-such-difference', 'explained-by-other'],
    example: { ...ownExample, explanation: '12 月 30 日汇款在途' },
  }),
};
