import * as z from 'zod';
import { ECONOMIC_NATURES } from '../../domain/ledger/charts/economic-nature.ts';
import { yuan, yuanText } from '../fields.ts';

/** What the consolidation's answers are made of. */
export const pair = z.array(z.string()).min(1).max(2);

export const entry = z.object({
  side: z.enum(['debit', 'credit']),
  statement: z.string(),
  key: z.string(),
  name: z.string(),
  amount: yuanText,
  /** Whose line it is; absent on a manual entry of the whole community. */
  unit: z.string().optional(),
  /** 按经济性质: the lines of `income-by-nature` that an entry on expense stands on. */
  natures: z.array(z.object({ key: z.string(), name: z.string(), amount: yuanText })).optional(),
});

const difference = z.object({
  pair,
  kind: z.string(),
  book: z.string(),
  left: yuanText,
  right: yuanText,
  difference: yuanText,
  class: z.string(),
  since: z.string(),
  settledBy: z.string().nullable(),
  /** What both units have agreed on since, as `settledBy` of the next run will name it. */
  agreedSince: z.string().nullable(),
  explanation: z.string().nullable(),
  open: yuanText,
  unmatched: z.array(
    z.object({
      item: z.string(),
      unit: z.string(),
      counterparty: z.string(),
      code: z.string(),
      amount: yuanText,
      date: z.string(),
      document: z.string().nullable(),
      class: z.string(),
      reason: z.string(),
    }),
  ),
});

/** The worksheet (合并工作底稿) as CLI.md shapes it; `sum + elimination = consolidated` on every line. */
export const worksheet = z.object({
  run: z.int(),
  state: z.enum(['draft', 'confirmed']),
  period: z.string(),
  caption: z.string(),
  /**
   * Members whose month has not come: their columns and the sum hold an earlier month of the year, which it is as far as
   * it is still so (以前月份代入).
   */
  late: z.array(z.object({ unit: z.string(), standsIn: z.string().nullable() })),
  /** Members of which nothing stands in the books: neither a column nor the sum holds them. */
  silent: z.array(z.string()),
  lines: z.array(
    z.object({
      statement: z.string(),
      key: z.string(),
      name: z.string(),
      depth: z.int(),
      units: z.record(z.string(), yuanText),
      sum: yuanText,
      elimination: yuanText,
      consolidated: yuanText,
    }),
  ),
  eliminations: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      pair,
      book: z.string(),
      entries: z.array(entry),
      documents: z.array(z.string()),
      state: z.enum(['draft', 'confirmed', 'rejected']),
      note: z.string().nullable(),
    }),
  ),
  differences: z.array(difference),
  checks: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      ok: z.boolean(),
      detail: z.string(),
      severity: z.enum(['error', 'finding']),
    }),
  ),
});

/** One side of a fact between two members (内部往来或交易明细); `amount` in the side's own direction. */
export const pairItem = z.object({
  item: z.string(),
  unit: z.string(),
  side: z.enum(['debit', 'credit']),
  code: z.string(),
  amount: yuanText,
  date: z.string(),
  document: z.string().nullable(),
  summary: z.string(),
  /** The voucher it is a line of, where it is one: its row and what people call it. */
  voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
});

export const changed = z.object({ change: z.enum(['added', 'removed', 'changed']), before: yuanText, after: yuanText });

export const runHead = z.object({
  run: z.int(),
  period: z.string(),
  state: z.enum(['draft', 'confirmed']),
  sequence: z.int(),
  mappingVersion: z.int(),
  chartVersion: z.int(),
  digest: z.string(),
  madeBy: z.string(),
  instant: z.string(),
  confirmedBy: z.string().nullable(),
});

export const manualEntry = z.strictObject({
  side: z.enum(['debit', 'credit']),
  statement: z.enum(['balance-sheet', 'income', 'budget']),
  key: z.string().regex(/^[a-z0-9.-]{1,60}$/),
  amount: yuan,
  /** 经济性质 of 业务活动费用、单位管理费用、经营费用; where it is not given nobody guesses an adjustment's. */
  nature: z.enum(ECONOMIC_NATURES).optional(),
});

export const ruleOut = z.object({
  id: z.string(),
  name: z.string(),
  clause: z.string(),
  explanation: z.string(),
  enabled: z.boolean(),
  configurable: z.boolean(),
});
