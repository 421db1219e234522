import * as z from 'zod';
import { ATTESTING_SIDES } from '../../domain/organisation/attestation.ts';
import { period, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

const periodState = z.object({ unit: z.string(), period: z.string(), state: z.enum(['open', 'submitted', 'locked']) });

const move = <const R extends readonly string[]>(
  summary: string,
  permission: 'ledger.submit' | 'ledger.lock',
  refusals: R,
) =>
  command({
    summary,
    permission,
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: periodState,
    refusals,
    example: { unit: 'T01', period: '2025-12' },
  });

export const periods = {
  board: query({
    summary: '月结看板：各单位期间的状态',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({ period }),
    output: z.object({
      period: z.string(),
      /** The day on which a deadline was first set, from which `late` counts; null without a deadline. */
      lateSince: z.string().nullable(),
      rows: z.array(
        z.object({
          unit: z.string(),
          name: z.string(),
          kind: z.string(),
          state: z.enum(['open', 'submitted', 'locked']),
          /** The unit has handed the month in (上报); false for one that was locked before locking asked for it. */
          submitted: z.boolean(),
          /** 负责人承诺: the sides whose signature is of the month as it is. */
          signed: z.array(z.enum(ATTESTING_SIDES)),
          /** Sides that signed something else than what the books hold now. */
          lapsed: z.array(z.enum(ATTESTING_SIDES)),
          /** Sides whose signature the month still waits for before it may be locked. */
          unsigned: z.array(z.enum(ATTESTING_SIDES)),
          /** 逾期: of the last twelve months that are due, those handed in late or not at all; null without a deadline. */
          late: z.int().nullable(),
          basis: z.enum(['none', 'carried', 'summary', 'detail']),
          /** The earlier month of the year whose figures stand in for one that has not come (以前月份代入). */
          standsIn: z.string().nullable(),
          vouchers: z.int(),
          lastImport: z.string().nullable(),
          totalAssets: z.string().nullable(),
          surplus: z.string().nullable(),
        }),
      ),
    }),
    example: { period: '2025-12' },
  }),
  periods: query({
    summary: '医共体有账务的期间',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        period: z.string(),
        /** Units of the caller's that have books in it; 0 where only others have sent theirs. */
        units: z.int(),
        /** Units that are members in it and have not submitted it. */
        open: z.int(),
      }),
    ),
    example: {},
  }),
  submitPeriod: move('上报期间', 'ledger.submit', ['not-open', 'failed-checks', 'no-data', 'open-drafts']),
  lockPeriod: move('锁定期间', 'ledger.lock', [
    'not-open',
    'failed-checks',
    'no-data',
    'open-drafts',
    'not-submitted',
    'not-attested',
  ]),
  reopenPeriod: command({
    summary: '重新打开期间（留痕）',
    permission: 'ledger.reopen',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period, reason: text(200) }),
    output: periodState,
    refusals: ['already-open', 'later-period-closed'],
    example: { unit: 'T01', period: '2025-12', reason: '补记一张凭证' },
  }),
};
