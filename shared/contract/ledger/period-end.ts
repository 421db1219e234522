import * as z from 'zod';
import { PROOFS } from '../../domain/ledger/period-end/proof.ts';
import { TRANSFERS } from '../../domain/ledger/period-end/summaries.ts';
import { VOUCHER_LIMITS } from '../../domain/ledger/voucher-rules.ts';
import { listOf, period, rowId, sha256, text, typedText, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { madeVoucher, toBeMade, whyNot } from './made-vouchers.ts';

/** A unit closes a month with some fifteen vouchers; one that came from elsewhere may have closed each account apart. */
const CLOSINGS_MAX = 2_000;

const FINISHED_MAX = 500;
const PROJECT_MAX = 100;

/** What a person chooses of a period's end. */
const chosen = {
  unit: unitCode,
  period,
  /** 提取职工福利基金 in December, in 元. */
  welfare: yuanText.default('0.00'),
  /** Fiscal projects that are finished: what is carried over of them becomes 财政拨款结余. */
  finished: listOf(
    z.strictObject({ fund: typedText(PROJECT_MAX), project: typedText(PROJECT_MAX) }),
    FINISHED_MAX,
  ).default([]),
  /** 凭证字 of the vouchers. */
  type: text(VOUCHER_LIMITS.type).default('记'),
};

/** 期末结转: the closing vouchers of a unit's month, generated, shown and posted. */
export const periodEnds = {
  periodEnd: query({
    summary: '期末结转：将要生成的结转凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(chosen),
    output: z.object({
      /** In their order; none where nothing is left to close. */
      transfers: z.array(toBeMade(z.enum(TRANSFERS))),
      problems: whyNot,
      /** What must hold afterwards: what would be left, 0.00 where it holds. */
      proofs: z.array(z.object({ key: z.enum(PROOFS), amount: yuanText })),
      /** Carry-overs that would be left on the debit side: which, of what source and project, and how much. */
      doubts: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          fund: z.string().optional(),
          project: z.string().optional(),
          amount: yuanText,
        }),
      ),
      /** The most that may be set aside for 职工福利基金. */
      distributable: yuanText,
      /** Fiscal projects of which money is carried over, that may be finished; none before December. */
      projects: z.array(z.object({ fund: z.string(), project: z.string(), amount: yuanText })),
      /** Names what is shown here: posting something else is refused. */
      digest: sha256,
      /** Closing vouchers that the month has already and that were not reversed. */
      posted: z.array(madeVoucher),
      /** Why those cannot be reversed together now; null where they can. */
      irreversible: z.string().nullable(),
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  postPeriodEnd: command({
    summary: '期末结转记账',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...chosen, digest: sha256 }),
    output: z.object({ vouchers: z.array(madeVoucher) }),
    refusals: ['nothing-to-close', 'changed', 'cannot-close'],
    example: { unit: 'T01', period: '2025-12', digest: '0'.repeat(64) },
  }),
  reversePeriodEnd: command({
    summary: '冲销本月的全部结转凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      period,
      /** The closing vouchers that the person saw: all that stand in the month. */
      vouchers: listOf(rowId, CLOSINGS_MAX, 1),
      reason: text(200),
    }),
    output: z.object({ reversed: z.int(), vouchers: z.array(madeVoucher) }),
    refusals: ['nothing-to-reverse', 'changed', 'period-closed', 'later-closed'],
    example: { unit: 'T01', period: '2025-12', vouchers: [1], reason: '漏记一张单据，补记后重新结转' },
  }),
};
