import * as z from 'zod';
import { STATEMENTS } from '../domain/ledger/statement.ts';
import { ownReconciliation } from './consolidation/own.ts';
import { changed, entry, manualEntry, pair, pairItem, ruleOut, runHead, worksheet } from './consolidation/shapes.ts';
import { done, listOf, period, rowId, text, unitCode, yuan, yuanText } from './fields.ts';
import { statementOut } from './ledger/books.ts';
import { command, query } from './operation.ts';

/** What can be asked of the consolidation (合并报表). */
export const consolidation = {
  ...ownReconciliation,
  run: command({
    summary: '编制合并底稿：对账、抵销草稿、合并',
    permission: 'consolidation.run',
    scope: 'community',
    input: z.strictObject({ period }),
    output: worksheet,
    refusals: ['no-data', 'confirmed'],
    long: true,
    example: { period: '2025-12' },
  }),
  statement: query({
    summary: '全县的报表：已确认的合并，或按账务现状试算',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ statement: z.enum(STATEMENTS), period }),
    output: statementOut,
    refusals: ['no-data', 'other-chart'],
    long: true,
    example: { statement: 'balance-sheet' as const, period: '2025-12' },
  }),
  subgroupStatement: query({
    summary: '所选单位的报表：只抵销所选单位之间的往来和交易',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['units'],
    input: z.strictObject({ statement: z.enum(STATEMENTS), period, units: listOf(unitCode, 200, 1) }),
    output: statementOut.extend({
      /** What was eliminated between chosen units and changes this statement, with its effect by line. */
      eliminations: z.array(
        z.object({
          id: z.string(),
          rule: z.string(),
          name: z.string(),
          pair,
          amount: yuanText,
          state: z.enum(['draft', 'confirmed', 'rejected']),
          note: z.string().nullable(),
          effects: z.record(z.string(), yuanText),
        }),
      ),
      /** How many eliminations of the whole county stay out because one side was not chosen. */
      outside: z.int(),
    }),
    refusals: ['no-data', 'other-chart'],
    long: true,
    example: { statement: 'balance-sheet' as const, period: '2025-12', units: ['H01', 'T01'] },
  }),
  worksheet: query({
    summary: '合并底稿：某次，或某期间最近一次',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period: period.optional(), run: rowId.optional() }),
    output: worksheet,
    example: { period: '2025-12' },
  }),
  runs: query({
    summary: '历次合并',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period: period.optional() }),
    output: z.array(runHead),
    example: {},
  }),
  compare: query({
    summary: '与另一次合并比较',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ run: rowId, with: rowId }),
    output: z.object({
      lines: z.array(
        z.object({
          statement: z.string(),
          key: z.string(),
          name: z.string(),
          before: yuanText,
          after: yuanText,
          change: yuanText,
        }),
      ),
      eliminations: z.array(changed.extend({ id: z.string(), rule: z.string() })),
      differences: z.array(changed.extend({ pair, kind: z.string(), book: z.string() })),
    }),
    example: { run: 1, with: 2 },
  }),
  drill: query({
    summary: '合并数由什么构成：单位、抵销、往来明细',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ run: rowId, statement: z.enum(STATEMENTS), key: z.string().max(60) }),
    output: z.object({
      name: z.string(),
      units: z.record(z.string(), yuanText),
      sum: yuanText,
      elimination: yuanText,
      consolidated: yuanText,
      /** The part of `units` that manual adjustments made. */
      adjustments: z.record(z.string(), yuanText),
      eliminations: z.array(
        z.object({
          id: z.string(),
          rule: z.string(),
          pair,
          /** What it did to this line; the effects sum to the line's elimination. */
          effect: yuanText,
          entries: z.array(entry),
          documents: z.array(z.string()),
          items: z.array(z.string()),
          state: z.enum(['draft', 'confirmed', 'rejected']),
          note: z.string().nullable(),
        }),
      ),
    }),
    example: { run: 1, statement: 'balance-sheet' as const, key: 'other-receivables' },
  }),
  pair: query({
    summary: '两家单位之间的明细：已对上的、未对上的与不构成差异的',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({
      run: rowId,
      left: unitCode,
      right: z.string().max(12),
      kind: z.string().max(40),
      book: z.enum(['financial', 'budget']).default('financial'),
    }),
    output: z.object({
      matched: z.array(
        z.object({
          by: z.enum(['document', 'amount', 'total', 'net', 'vat']),
          amount: yuanText,
          items: z.array(pairItem),
        }),
      ),
      unmatched: z.array(
        pairItem.extend({
          account: z.string(),
          class: z.string(),
          reason: z.string(),
          /** The item it probably belongs with: dated later, tagged to another unit, on another account. */
          counterpart: pairItem.nullable(),
        }),
      ),
      explained: z.array(pairItem.extend({ rule: z.string(), reason: z.string() })),
      directions: z.array(
        z.object({
          debitUnit: z.string(),
          creditUnit: z.string(),
          debit: yuanText,
          credit: yuanText,
          eliminated: yuanText,
        }),
      ),
    }),
    example: { run: 1, left: 'H01', right: 'T01', kind: 'receivable-payable', book: 'financial' as const },
  }),
  confirm: command({
    summary: '确认合并底稿（另一人；尚有超过阈值的未决差异时不能确认）',
    permission: 'consolidation.confirm',
    scope: 'community',
    input: z.strictObject({ run: rowId }),
    output: runHead,
    refusals: [
      'open-differences',
      'failed-checks',
      'own-run',
      'already-confirmed',
      'books-have-changed',
      'unconfirmed-manual',
    ],
    example: { run: 1 },
  }),
  rules: query({
    summary: '抵销规则与设置',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({
      rules: z.array(ruleOut),
      threshold: yuanText,
      differenceThreshold: yuanText,
      timingDays: z.int(),
      rest: z.enum(['nothing', 'smaller-side']),
    }),
    example: {},
  }),
  configure: command({
    summary: '开关抵销规则，设置阈值',
    permission: 'consolidation.configure',
    scope: 'community',
    input: z.strictObject({
      enable: listOf(z.string().max(12), 40).default([]),
      disable: listOf(z.string().max(12), 40).default([]),
      threshold: yuan.optional(),
      differenceThreshold: yuan.optional(),
      timingDays: z.int().min(0).max(366).optional(),
      rest: z.enum(['nothing', 'smaller-side']).optional(),
      reason: text(200),
    }),
    output: done,
    refusals: ['unknown-rule', 'negative-threshold'],
    example: { disable: ['N2'], reason: '按省厅口径' },
  }),
  decide: command({
    summary: '对一笔抵销草稿作出决定：确认或不抵销',
    permission: 'consolidation.confirm',
    scope: 'community',
    input: z.strictObject({
      period,
      elimination: z.string().min(1).max(120),
      outcome: z.enum(['confirmed', 'rejected']),
      reason: text(300),
    }),
    output: done,
    refusals: ['no-such-elimination', 'period-confirmed', 'no-run'],
    example: { period: '2025-12', elimination: 'E1/H01/T01', outcome: 'confirmed' as const, reason: '已核对' },
  }),
  explain: command({
    summary: '为一项内部往来差异写明原因',
    permission: 'consolidation.adjust',
    scope: 'community',
    input: z.strictObject({
      period,
      left: unitCode,
      right: unitCode,
      kind: z.string().max(40),
      book: z.enum(['financial', 'budget']).default('financial'),
      explanation: text(300),
    }),
    output: done,
    refusals: ['no-such-difference'],
    example: {
      period: '2025-12',
      left: 'H01',
      right: 'T01',
      kind: 'receivable-payable',
      explanation: '12 月 30 日汇款在途',
    },
  }),
  addManual: command({
    summary: '录入手工调整、手工抵销，或认可一项差异，待另一人确认',
    permission: 'consolidation.adjust',
    scope: 'community',
    input: z.strictObject({
      period,
      /** `acceptance`: the difference that it answers is accepted as it stands, without entries. */
      kind: z.enum(['adjustment', 'elimination', 'acceptance']),
      units: listOf(unitCode, 2, 1),
      entries: listOf(manualEntry, 40),
      /** The difference that this entry answers, where it does. */
      settles: z
        .strictObject({
          left: unitCode,
          right: unitCode,
          kind: z.string().max(40),
          book: z.enum(['financial', 'budget']).default('financial'),
        })
        .optional(),
      reason: text(300),
    }),
    output: z.object({ id: z.int() }),
    refusals: [
      'unbalanced',
      'unknown-line',
      'unknown-unit',
      'period-confirmed',
      'wrong-units',
      'wrong-nature',
      'no-such-difference',
    ],
    example: {
      period: '2025-12',
      kind: 'adjustment' as const,
      units: ['H01'],
      entries: [
        { side: 'debit' as const, statement: 'balance-sheet' as const, key: 'cash', amount: '20000.00' },
        {
          side: 'credit' as const,
          statement: 'balance-sheet' as const,
          key: 'accounts-receivable',
          amount: '20000.00',
        },
      ],
      reason: '在途资金',
    },
  }),
  confirmManual: command({
    summary: '确认另一人录入的手工调整',
    permission: 'consolidation.confirm',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: done,
    refusals: ['own-entry', 'already-confirmed', 'withdrawn'],
    example: { id: 1 },
  }),
  withdrawManual: command({
    summary: '撤回手工调整',
    permission: 'consolidation.adjust',
    scope: 'community',
    input: z.strictObject({ id: rowId, reason: text(200) }),
    output: done,
    refusals: ['withdrawn', 'period-confirmed'],
    example: { id: 1, reason: '录错单位' },
  }),
  manuals: query({
    summary: '手工调整与抵销',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period }),
    output: z.array(
      z.object({
        id: z.int(),
        kind: z.string(),
        units: z.array(z.string()),
        entries: z.array(entry),
        reason: z.string(),
        madeBy: z.string(),
        confirmedBy: z.string().nullable(),
        withdrawn: z.boolean(),
        /** The difference that it answers, where it does. */
        settles: z.object({ left: z.string(), right: z.string(), kind: z.string(), book: z.string() }).nullable(),
      }),
    ),
    example: { period: '2025-12' },
  }),
  declareUnrealised: command({
    summary: '登记未实现内部销售损益（默认暂不抵销）',
    permission: 'consolidation.adjust',
    scope: 'community',
    input: z.strictObject({ period, seller: unitCode, buyer: unitCode, amount: yuan, document: text(60) }),
    output: z.object({ id: z.int() }),
    refusals: ['unknown-unit', 'period-confirmed', 'not-positive'],
    example: { period: '2025-12', seller: 'H01', buyer: 'T01', amount: '1200.00', document: 'XS-001' },
  }),
};
