import * as z from 'zod';
import { DAY_STATES } from '../../domain/ledger/revenue/day-state.ts';
import { REVENUE_KINDS, REVENUE_LIMITS } from '../../domain/ledger/revenue/kinds.ts';
import { WORD_ROLES } from '../../domain/ledger/revenue/reading.ts';
import { accountCode, date, listOf, period, text, typedText, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { rejection, uploaded } from './import.ts';

const kind = z.enum(REVENUE_KINDS);
const role = z.enum(WORD_ROLES);

/** A word of the sheet with what a person says of it: `code` absent where it is not booked, or where nobody has said yet. */
const wordIn = z.strictObject({
  word: text(REVENUE_LIMITS.word),
  role,
  code: accountCode.optional(),
  /** 往来单位 of the account: `unit:H01` or `party:P001`; '' says that it has none. */
  counterparty: z
    .string()
    .regex(/^((unit|party):[A-Za-z0-9._-]{1,40})?$/, '往来单位写作 unit:编码 或 party:编码')
    .optional(),
});
/** A department of the sheet and the unit's own (科室编码); '' books without one. */
const departmentIn = z.strictObject({ word: text(REVENUE_LIMITS.word), department: typedText(60) });

/** The sheet, and what it is read with. */
const sheet = {
  unit: unitCode,
  ...uploaded,
  /** Absent: as the sheet's own words say. */
  kind: kind.optional(),
  /** The sheet's name, where the file has several of one day. */
  choose: text(60).optional(),
  /** The day, for a sheet that names none. */
  day: date.optional(),
};

/** Where a day stands already: the open draft, or the voucher by its id and number (`记-12`). */
const standing = z.object({
  draft: z.int(),
  voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
});

const SHEET_REFUSALS = ['unreadable', 'no-date', 'several-sheets'] as const;

const example = { unit: 'T01', file: '0'.repeat(64), fileName: '门诊收入日报.csv' };

/** 收入日报: a hospital system's daily sheet, read, mapped once, and made into drafts. */
export const revenue = {
  previewRevenue: query({
    summary: '读收入日报，看看会生成哪些凭证',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...sheet,
      /** What the person has said of words since; goes before what is remembered. */
      words: listOf(wordIn, REVENUE_LIMITS.words).default([]),
      /** 收支两条线: suggest 2308 待结算医疗款 instead of 4101. Absent: as the unit does already. */
      pending: z.boolean().optional(),
    }),
    output: z.object({
      /** Null where neither the sheet nor the person says it: then nothing is suggested yet. */
      kind: kind.nullable(),
      sheet: z.string(),
      title: z.string(),
      /** The name of another unit that stands above the table, where the unit's own does not. */
      otherUnit: z.string().nullable(),
      shape: z.enum(['wide', 'tall']),
      pending: z.boolean(),
      /** Whether the unit's chart has 2308 at all. */
      mayPend: z.boolean(),
      items: yuanText,
      pays: yuanText,
      /** As the sheet has them; then those of a day's earlier sheet that this one lacks. */
      words: z.array(
        z.object({
          word: z.string(),
          role,
          /** Its place and the sums said what it is, no word did. */
          guessed: z.boolean(),
          amount: yuanText,
          code: z.string().nullable(),
          /** Where the account comes from: remembered, said now, or suggested by the chart's names. */
          from: z.enum(['remembered', 'said', 'suggested', 'none']),
          /** 往来单位 as it is remembered with this account; '' where a person said none, absent where nobody said. */
          counterparty: z.string().optional(),
        }),
      ),
      departments: z.array(
        z.object({
          word: z.string(),
          /** '' books without one; null where nobody has said. */
          department: z.string().nullable(),
          from: z.enum(['remembered', 'suggested', 'none']),
          /** A row of refunds (退费、冲减): it needs no department. */
          refund: z.boolean(),
        }),
      ),
      /** The accounts whose lines should say their counterparty, by side, each with the one used last; null where none was. */
      asks: z.array(z.object({ role: z.enum(['item', 'pay']), code: z.string(), last: z.string().nullable() })),
      days: z.array(
        z.object({
          from: z.string(),
          date: z.string(),
          items: yuanText,
          pays: yuanText,
          /** Σ items − Σ payment ways: 0.00 where the day ties. */
          difference: yuanText,
          state: z.enum(DAY_STATES),
          /** Why it cannot be made, or what making it does; null where nothing is to be said. */
          message: z.string().nullable(),
          standing: z.array(standing),
          /** What this sheet has more or less than what stands, by word. */
          changes: z.array(z.object({ role, word: z.string(), amount: yuanText })),
        }),
      ),
      skipped: z.array(z.object({ row: z.int(), reason: z.string(), text: z.string() })),
      rejected: z.array(rejection),
      remarks: z.array(z.string()),
    }),
    refusals: SHEET_REFUSALS,
    long: true,
    example,
  }),
  makeRevenueDrafts: command({
    summary: '按收入日报生成凭证草稿，并记住对应科目',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...sheet,
      kind,
      words: listOf(wordIn, REVENUE_LIMITS.words),
      departments: listOf(departmentIn, REVENUE_LIMITS.departments).default([]),
      /** The days that are made, by their last day. */
      days: listOf(date, REVENUE_LIMITS.days, 1),
      /** One voucher a day, or one for all days of a month. */
      by: z.enum(['day', 'month']).default('day'),
      /** Whether charges carry their departments. */
      byDepartment: z.boolean().default(false),
      /** Said by a person who has seen that a day was made before: its draft is replaced, or a correcting one is made. */
      again: z.boolean().default(false),
    }),
    output: z.object({
      drafts: z.array(
        z.object({ draft: z.int(), date: z.string(), days: z.int(), total: yuanText, correcting: z.boolean() }),
      ),
      /** Drafts that were discarded because these take their place. */
      replaced: z.array(z.int()),
    }),
    refusals: [
      ...SHEET_REFUSALS,
      'rejected-rows',
      'not-in-sheet',
      'does-not-tie',
      'unmapped',
      'not-leaf',
      'unknown-counterparty',
      'already-made',
      'changed',
      'waits',
      'overlaps',
      'period-closed',
      'too-many-drafts',
      'too-many-lines',
    ],
    long: true,
    example: {
      ...example,
      kind: 'outpatient' as const,
      words: [
        { word: '西药费', role: 'item' as const, code: '410101010801' },
        { word: '现金', role: 'pay' as const, code: '1001' },
      ],
      days: ['2025-12-05'],
    },
  }),
  revenueDays: query({
    summary: '一个月里已生成凭证的收入日报',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.array(
      standing.extend({
        kind,
        from: z.string(),
        date: z.string(),
        fileName: z.string(),
        items: yuanText,
        state: z.enum(['draft', 'submitted', 'reviewed', 'posted']),
        correcting: z.boolean(),
      }),
    ),
    example: { unit: 'T01', period: '2025-12' },
  }),
};
