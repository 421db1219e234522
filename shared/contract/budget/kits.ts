import * as z from 'zod';
import { CUSTODIES, STAGES } from '../../domain/budget/rounds.ts';
import { sha256, text, unitCode, year, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

const kit = { unit: unitCode, year, file: sha256, fileName: text(255) };

const months = z.array(yuanText).length(12);
const change = z.object({
  department: z.string(),
  item: z.string(),
  source: z.string(),
  project: z.string(),
  before: months,
  after: months,
  totalBefore: yuanText,
  totalAfter: yuanText,
  /** Others changed the row since the kit was made, too: taking the kit writes over theirs. */
  both: z.boolean(),
});
const counts = z.array(z.int()).length(12);
const count = z.object({
  ...{ department: z.string(), measure: z.string() },
  before: counts,
  after: counts,
  yearBefore: z.int(),
  yearAfter: z.int(),
  both: z.boolean(),
});
const held = z.object({ opening: yuanText, used: yuanText });
const carryChange = z.object({ source: z.string(), before: held, after: held, both: z.boolean() });
const sums = z.object({ before: yuanText, after: yuanText });

const REFUSALS = ['unreadable', 'not-a-kit', 'other-kit', 'bad-cells'] as const;
const example = { unit: 'T01', year: 2026, file: '0'.repeat(64), fileName: '预算填报表.xlsx' };

/** 预算填报表: a unit's plan out as a protected workbook, filled in offline and read back. */
export const kits = {
  kit: query({
    summary: '预算填报表：带保护的工作簿，离线填写后交回',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    long: true,
    example: { unit: 'T01', year: 2026 },
  }),
  readKit: query({
    summary: '读填好的预算填报表，看看会改什么',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(kit),
    output: z.object({
      /** Of the plan when the kit was made, and as it stands: what is taken must have been seen against the latter. */
      madeAt: z.int(),
      revision: z.int(),
      stage: z.enum(STAGES),
      custody: z.enum(CUSTODIES),
      changes: z.array(change),
      carries: z.array(carryChange),
      workload: z.array(count),
      /** What others changed since the kit was made; it stays. */
      since: z.array(change),
      sinceCarries: z.array(carryChange),
      sinceWorkload: z.array(count),
      revenue: sums,
      spending: sums,
      /** Rules that the plan would break, each a sentence that names it. */
      problems: z.array(z.string()),
    }),
    refusals: REFUSALS,
    long: true,
    example,
  }),
  takeKit: command({
    summary: '采用填好的预算填报表',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...kit, revision: z.int().min(0) }),
    output: z.object({ revision: z.int(), changed: z.int() }),
    refusals: [...REFUSALS, 'not-yours-now', 'changed', 'bad-rows', 'nothing-new'],
    long: true,
    example: { ...example, revision: 1 },
  }),
};
