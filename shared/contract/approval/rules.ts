import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { LEVEL_CODES, MODE_CODES } from '../../domain/approval/level.ts';
import { MOST_DAYS, MOST_RULES } from '../../domain/approval/table.ts';
import { RULE_VERDICTS } from '../../domain/approval/versions.ts';
import { UNIT_KINDS } from '../../domain/organisation/unit.ts';
import {
  date,
  done,
  instant,
  listOf,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const step = {
  level: z.enum(LEVEL_CODES),
  mode: z.enum(MODE_CODES),
  /** 办理时限. */
  days: z.int().min(1).max(MOST_DAYS),
};

/** A row of the table; an empty list stands for every one. */
const row = {
  kinds: listOf(z.enum(UNIT_KINDS), UNIT_KINDS.length),
  categories: listOf(z.enum(CATEGORY_CODES), CATEGORY_CODES.length),
  sources: listOf(shortCode, 40),
  budget: z.enum(['in', 'out', 'either']),
};

/** A row as it comes in: `from` in 元 counts, `below` does not; without `below` there is no limit. */
const rowIn = z.strictObject({
  ...row,
  from: yuan,
  below: yuan.optional(),
  steps: listOf(z.strictObject(step), LEVEL_CODES.length),
});
const rowsIn = listOf(rowIn, MOST_RULES, 1);

const rowOut = z.object({
  ...row,
  from: yuanText,
  below: yuanText.optional(),
  steps: z.array(z.object(step)),
});

const version = z.object({
  id: rowId,
  /** `in-force` and `coming` of the day that was asked about; `past` was in force before. */
  state: z.enum(['proposed', 'coming', 'in-force', 'past', 'rejected', 'withdrawn']),
  /** The day that was proposed, or, once in force, from which it holds. */
  first: date,
  /** The last day on which it held; absent until another follows. */
  last: date.optional(),
  rows: z.array(rowOut),
  display: z.string(),
  instant,
  reason: z.string(),
  digest: sha256,
  decision: z.object({ verdict: z.enum(RULE_VERDICTS), display: z.string(), instant, reason: z.string() }).optional(),
});

/** What a table asks of one document. */
const trial = z.object({
  steps: z.array(
    z.object({
      ...step,
      /** Who holds the level that day, in their order; `deputies` decide for them under a delegation. */
      holders: z.array(z.object({ display: z.string(), deputies: z.array(z.string()) })),
    }),
  ),
  /** Which rows asked for it, from 1. */
  rows: z.array(z.int()),
  uncovered: z.boolean(),
  /** Levels for which somebody must be appointed, and who could be. */
  appoint: z.array(z.object({ level: z.enum(LEVEL_CODES), candidates: z.array(z.string()) })),
});

/** 审批规则: the table that says which levels a document passes. */
export const rules = {
  rules: query({
    summary: '审批规则：现行的、提议的和以前的各版',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({
      /** Of which day it is said what is in force; absent: today. */
      day: date.optional(),
    }),
    output: z.object({
      day: date,
      /** The newest first. */
      versions: z.array(version),
      /** Who can put in force what is proposed, by the names that people know them by. */
      waitsFor: z.array(z.string()),
      may: z.array(z.enum(['propose', 'approve', 'reject', 'withdraw'])),
    }),
    example: { day: '2025-06-30' },
  }),
  simulate: query({
    summary: '试算一笔支出要走哪些审批层级',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      category: z.enum(CATEGORY_CODES),
      source: shortCode,
      inBudget: z.boolean(),
      amount: yuan.refine((amount) => amount > 0, { message: '金额须大于零' }),
      /** Which table and whose seats; absent: today. */
      day: date.optional(),
      /** Another table beside the one in force. */
      draft: rowsIn.optional(),
    }),
    output: z.object({
      day: date,
      /** By the table in force that day; absent where there is none. */
      inForce: trial.extend({ version: rowId }).optional(),
      draft: trial.optional(),
    }),
    refusals: ['bad-rules', 'bad-source'],
    example: { unit: 'T01', category: 'equipment', source: 'other', inBudget: true, amount: '68000' },
  }),
  proposeRules: command({
    summary: '提出新的审批规则，由另一人批准后自起用日生效',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ first: date, rows: rowsIn, reason: text(200) }),
    output: z.object({ id: rowId }),
    refusals: ['open-proposal', 'bad-rules', 'grave', 'bad-day', 'nothing-changed'],
    example: {
      first: '2025-01-01',
      rows: [
        {
          ...{ kinds: [], categories: [], sources: [], budget: 'either', from: '0' },
          steps: [{ level: 'unit-head', mode: 'single', days: 3 }],
        },
      ],
      reason: '按院长办公会纪要',
    },
  }),
  decideRules: command({
    summary: '批准审批规则，自起用日生效，或不同意',
    permission: 'approval.decide',
    scope: 'community',
    input: z.strictObject({ id: rowId, agree: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['decided', 'same-person', 'no-reason', 'grave', 'bad-day'],
    example: { id: 1, agree: true },
  }),
  withdrawRules: command({
    summary: '撤回自己提出、还没有结论的审批规则',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: done,
    refusals: ['decided', 'not-own'],
    example: { id: 1 },
  }),
};
