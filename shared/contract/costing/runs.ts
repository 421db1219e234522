import * as z from 'zod';
import { CAUSES } from '../../domain/costing/compare-runs.ts';
import { COST_ITEMS } from '../../domain/costing/cost-item.ts';
import { INPUT_PARTS } from '../../domain/costing/frozen-inputs.ts';
import { METHODS } from '../../domain/costing/model.ts';
import { RUN_STATES, RUN_STEPS } from '../../domain/costing/run.ts';
import { HANDING_CLASSES, ORDERS } from '../../domain/costing/scheme.ts';
import { DEPARTMENT_CLASSES } from '../../domain/organisation/department.ts';
import {
  accountCode,
  done,
  instant,
  listOf,
  noneOr,
  period,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  year,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const item = z.enum(COST_ITEMS);
const handingClass = z.enum(HANDING_CLASSES);
/** A driver's code; '' where a class's own is meant. */
const driver = noneOr(shortCode);
const amounts = z.record(item, yuanText);

/** 分摊方案 as it is typed and kept. */
const scheme = z.strictObject({
  method: z.enum(METHODS),
  order: z.enum(ORDERS),
  classDrivers: z.strictObject({ admin: shortCode, auxiliary: shortCode, technology: shortCode }),
  /** What spreads a cost that is booked on a department with others below it. */
  below: shortCode,
  shared: listOf(z.strictObject({ name: text(40), accounts: listOf(accountCode, 50, 1), driver: shortCode }), 30),
  /** Departments in the order in which they hand over; those not named come last, by their class's driver. */
  handings: listOf(z.strictObject({ department: shortCode, driver, perItem: z.partialRecord(item, shortCode) }), 2000),
});

const schemeVersion = z.object({
  id: rowId,
  since: period,
  display: z.string(),
  instant,
  reason: z.string(),
  digest: sha256,
});

/** One step of the allocation as a scheme would have it. */
const step = z.object({
  class: handingClass,
  givers: z.array(z.object({ code: z.string(), name: z.string(), driver: z.string() })),
});

/** What may be done to a run by the caller. */
const RUN_ACTS = ['lock', 'reopen'] as const;

const head = z.object({
  id: rowId,
  period,
  version: z.int(),
  state: z.enum(RUN_STATES),
  scheme: rowId,
  total: yuanText,
  digest: sha256,
  preparedBy: z.string(),
  preparedAt: instant,
  lockedBy: z.string().optional(),
  lockedAt: instant.optional(),
  /** What changed since it was worked out. */
  changed: z.array(z.enum(INPUT_PARTS)),
  may: z.array(z.enum(RUN_ACTS)),
});

/** What came in and what went out, by item and together. */
const balance = z.object({ in: amounts, out: amounts, totalIn: yuanText, totalOut: yuanText });

const given = z.object({ code: z.string(), name: z.string(), amount: yuanText });

/** 分摊方案 and 成本分摊. */
export const runs = {
  scheme: query({
    summary: '分摊方案：某月在用的方案、建议的方案和各步',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      period,
      /** A scheme that is still being typed: what would its steps be. */
      draft: scheme.optional(),
    }),
    output: z.object({
      /** The version in force in the month; absent where none was saved. */
      inForce: schemeVersion.optional(),
      /** What is in force, else what the unit's chart suggests. */
      scheme,
      versions: z.array(schemeVersion),
      /** Of the draft, where one was given, else of `scheme`. */
      steps: z.array(step),
      departments: z.array(
        z.object({ code: z.string(), name: z.string(), class: z.enum(DEPARTMENT_CLASSES), bearing: z.boolean() }),
      ),
      /** The unit's accounts of 5001 and 5101. */
      accounts: z.array(z.object({ code: z.string(), name: z.string() })),
      may: z.array(z.literal('save')),
    }),
    example: { unit: 'H01', period: '2025-03' },
  }),
  saveScheme: command({
    summary: '保存分摊方案：从某月起使用',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      since: period,
      /** The version that the caller changed; absent where the caller saw none in force. */
      from: rowId.optional(),
      scheme,
      reason: typedText(200),
    }),
    output: z.object({ id: rowId }),
    refusals: ['changed', 'bad-scheme', 'nothing-changed'],
    example: {
      ...{ unit: 'H01', since: '2025-01', reason: '' },
      scheme: {
        ...{ method: 'step-down' as const, order: 'parallel' as const, below: 'headcount', shared: [], handings: [] },
        classDrivers: { admin: 'headcount', auxiliary: 'income', technology: 'ordered-income' },
      },
    },
  }),
  runs: query({
    summary: '成本分摊：全年各月的版本、状态和变动',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.object({
      months: z.array(
        z.object({
          period,
          /** Whether the month's drivers are frozen. */
          drivers: z.boolean(),
          /** Whether a scheme is in force. */
          scheme: z.boolean(),
          /** The newest first. */
          runs: z.array(head),
        }),
      ),
    }),
    example: { unit: 'H01', year: 2025 },
  }),
  run: command({
    summary: '成本分摊：按各月的账簿、冻结的参数和在用方案计算',
    permission: 'costing.run',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, periods: listOf(period, 12, 1) }),
    output: z.object({
      runs: z.array(
        z.object({
          ...{ id: rowId, period, version: z.int(), in: yuanText, out: yuanText, holds: z.boolean() },
          /** False where the month's last version was made of the same inputs, and stands. */
          fresh: z.boolean(),
        }),
      ),
    }),
    refusals: ['no-drivers', 'no-scheme', 'no-books', 'bad-inputs', 'damaged-run'],
    example: { unit: 'H01', periods: ['2025-03'] },
  }),
  lockRuns: command({
    summary: '锁定成本分摊：审核人锁定，成本报表按锁定的版本编制',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, runs: listOf(rowId, 12, 1) }),
    output: done,
    refusals: ['same-person', 'not-now', 'moved', 'damaged-run'],
    example: { unit: 'H01', runs: [1] },
  }),
  reopenRun: command({
    summary: '解除成本分摊的锁定',
    permission: 'costing.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, run: rowId, reason: text(200) }),
    output: done,
    refusals: ['not-now'],
    example: { unit: 'H01', run: 1, reason: '二月凭证更正' },
  }),
  runDetail: query({
    summary: '一次成本分摊：各步、分摊后的成本、守恒证书和经办过程',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, run: rowId }),
    output: head.extend({
      unit: z.string(),
      unitName: z.string(),
      official: z.boolean(),
      method: z.enum(METHODS),
      order: z.enum(ORDERS),
      schemeSince: period,
      schemeDigest: sha256,
      departments: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          class: z.enum(DEPARTMENT_CLASSES),
          direct: amounts,
          directTotal: yuanText,
          /** 全成本: with what others handed to it; nothing where it handed over. */
          full: amounts,
          fullTotal: yuanText,
        }),
      ),
      /** Pools that were spread before departments hand over, by item: 公共费用 and what is booked above departments. */
      spreads: z.array(
        z.object({
          kind: z.enum(['shared', 'above']),
          name: z.string(),
          item,
          driver: z.string(),
          amount: yuanText,
          taken: z.array(given),
        }),
      ),
      steps: z.array(
        z.object({
          class: handingClass,
          /** Each by a driver, some items by another. */
          givers: z.array(given.extend({ driver: z.string(), perItem: z.partialRecord(item, z.string()) })),
          receivers: z.array(given),
          amount: yuanText,
        }),
      ),
      certificate: z.object({
        holds: z.boolean(),
        /** 账上费用 = 不计入成本 + 直接成本. */
        books: z.object({ expenses: amounts, 'fiscal-project': amounts, research: amounts, direct: amounts }),
        booksTotals: z.object({
          expenses: yuanText,
          'fiscal-project': yuanText,
          research: yuanText,
          direct: yuanText,
        }),
        /** Spreading, and each step: what was handed over arrived. */
        spread: balance,
        steps: z.array(balance),
        /** 直接成本 = 临床科室全成本. */
        all: balance,
        booksDigest: sha256,
        driversDigest: z.string(),
        driversPreparedBy: z.string(),
        driversReviewedBy: z.string(),
        departmentsDigest: sha256,
        fullDigest: sha256,
      }),
      acts: z.array(z.object({ step: z.enum(RUN_STEPS), display: z.string(), instant, reason: z.string() })),
    }),
    refusals: ['damaged-run'],
    example: { unit: 'H01', run: 1 },
  }),
  runBook: query({
    summary: '成本分摊和守恒证书的工作簿',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    long: true,
    input: z.strictObject({ unit: unitCode, run: rowId }),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['damaged-run'],
    example: { unit: 'H01', run: 1 },
  }),
  compareRuns: query({
    summary: '比较两次成本分摊：各科室差多少，由账簿、参数还是方案引起',
    permission: 'costing.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, before: rowId, after: rowId }),
    output: z.object({
      before: head.pick({ id: true, period: true, version: true, state: true, total: true }),
      after: head.pick({ id: true, period: true, version: true, state: true, total: true }),
      departments: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          before: yuanText,
          after: yuanText,
          difference: yuanText,
          causes: z.record(z.enum(CAUSES), yuanText),
          items: amounts,
        }),
      ),
      total: z.object({
        before: yuanText,
        after: yuanText,
        difference: yuanText,
        causes: z.record(z.enum(CAUSES), yuanText),
        items: amounts,
      }),
      /** Which inputs are others. */
      changed: z.array(z.enum(INPUT_PARTS)),
      drivers: z.object({
        count: z.int(),
        /** The first of them, in order of driver and department. */
        rows: z.array(
          z.object({
            driver: z.string(),
            giver: z.string(),
            receiver: z.string(),
            before: z.string(),
            after: z.string(),
          }),
        ),
      }),
    }),
    refusals: ['damaged-run'],
    example: { unit: 'H01', before: 1, after: 2 },
  }),
};
