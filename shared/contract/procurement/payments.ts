import * as z from 'zod';
import { PAY_MODES } from '../../domain/procurement/invoices/ordered-line.ts';
import { PAYMENT_PLACES } from '../../domain/procurement/payments/accounts.ts';
import { AGES } from '../../domain/procurement/payments/due.ts';
import { PAYMENT_GATES } from '../../domain/procurement/payments/gates.ts';
import { MAX_DUE_DAYS } from '../../domain/procurement/payments/rules.ts';
import { RUN_MODES } from '../../domain/procurement/payments/run.ts';
import {
  accountCode,
  date,
  done,
  instant,
  listOf,
  noneOr,
  rowId,
  sha256,
  text,
  unitCode,
  year,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { paper, seen, supplierCode } from './fields.ts';

const mode = z.enum(RUN_MODES);
const supplier = { supplier: z.string(), supplierName: z.string() };
const units = z.array(z.object({ unit: z.string(), unitName: z.string(), amount: yuanText }));

/** A line of an invoice that may be paid, as it stands on a day; of a member its own share alone. */
const payable = z.object({
  ...{ invoiceLine: rowId, invoice: rowId, number: z.string(), day: z.string(), item: z.string(), title: z.string() },
  ...supplier,
  mode: z.enum(PAY_MODES),
  ...{ accepted: z.string(), due: z.string() },
  /** Null on a credit, which is set off and never due. */
  age: z.enum(AGES).nullable(),
  /** Days past its due day; nil or below while it is not over. */
  late: z.int(),
  /** `taken` stands in runs; `open` in none; `unpaid` is what no run has paid yet. */
  ...{ matched: yuanText, taken: yuanText, open: yuanText, unpaid: yuanText },
  /** Shares of what is unpaid. */
  units,
  /** Runs that pay of it and were not given up. */
  runs: z.array(z.object({ id: rowId, number: z.string() })),
});
const aged = {
  ages: z.object(
    Object.fromEntries(AGES.map((age) => [age, yuanText])) as Record<(typeof AGES)[number], typeof yuanText>,
  ),
  /** Unpaid, of it planned in runs, and what is open for one. */
  ...{ unpaid: yuanText, planned: yuanText, credits: yuanText, open: yuanText, overdue: yuanText, late: z.int() },
};
const runRow = z.object({
  ...paper,
  mode,
  ...{ day: z.string(), until: z.string(), suppliers: z.int(), lines: z.int(), amount: yuanText, credits: yuanText },
  /** When it was paid, and what the bank called it; '' until then. */
  ...{ paid: z.string(), reference: z.string() },
  /** The day on which it was approved; '' until then. What was paid before it was paid unapproved. */
  approved: z.string(),
  exports: z.int(),
  /** The batch whose advance of the insurance fund pays it; null where the one account does. */
  advance: z.object({ batch: rowId, number: z.string(), name: z.string() }).nullable(),
});
const runLine = z.object({
  ...{ invoiceLine: rowId, invoice: rowId, number: z.string(), item: z.string(), title: z.string(), due: z.string() },
  ...supplier,
  ...{ matched: yuanText, amount: yuanText },
});
const rules = {
  /** `days` is taken where it counts days. */
  due: z.enum(['month-end', 'days']),
  days: z.int('天数为整数').min(0, '天数不能为负').max(MAX_DUE_DAYS, '天数至多 180'),
  budget: z.boolean(),
  licences: z.boolean(),
};
const vouchers = z.array(z.object({ id: rowId, unit: z.string(), number: z.string() }));
/** The unit that holds the one account, in whose books it is done. */
const ofHolder = { ...seen, unit: unitCode };
const REFUSALS = ['changed', 'not-now', 'not-fit'] as const;
const BOOKING = ['changed', 'not-now', 'own-work', 'period-closed', 'cannot-post', 'no-account'] as const;

/** 统一支付: what is due, what a run pays, the bank's file, the books. Amounts with tax. */
export const payments = {
  payables: query({
    summary: '应付账龄：已匹配、还没有付款的发票行，列入付款单的也算',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ on: date, mode: z.enum(PAY_MODES).optional() }),
    output: z.object({
      suppliers: z.array(z.object({ ...supplier, ...aged, stopped: z.boolean() })),
      total: z.object(aged),
      rows: z.array(payable),
    }),
    example: { on: '2025-12-31' },
  }),
  paymentRuns: query({
    summary: '付款单：全部的，或一年的',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ year: year.optional() }),
    output: z.array(runRow),
    example: { year: 2025 },
  }),
  paymentRun: query({
    summary: '一份付款单：各行、各供应商、控制、导出与凭证',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: runRow.extend({
      remark: z.string(),
      /** Who holds the one account; '' while there is none. */
      ...{ holder: z.string(), holderName: z.string() },
      payees: z.array(
        z.object({
          ...{ ...supplier, amount: yuanText, lines: z.int() },
          /** As the run was prepared; only the last digits for whoever does not pay. */
          ...{ payee: z.string(), bank: z.string(), account: z.string() },
        }),
      ),
      lines: z.array(runLine),
      units,
      /** What of it is the holder's own, and what it advances for members (垫付). */
      ...{ own: yuanText, advanced: yuanText },
      gates: z.array(z.object({ gate: z.enum(PAYMENT_GATES), problems: z.array(z.object({ message: z.string() })) })),
      taken: z.array(z.object({ display: z.string(), instant, form: z.string(), digest: z.string() })),
      vouchers: z.array(
        z.object({ id: rowId, unit: z.string(), number: z.string(), period: z.string(), reversal: z.boolean() }),
      ),
    }),
    example: { id: 1 },
  }),
  proposePayment: query({
    summary: '付款建议：到期的发票行和可抵扣的红字',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      mode,
      until: date,
      suppliers: listOf(supplierCode, 500).optional(),
      except: rowId.optional(),
      /** Paid out of the advance of this batch: its products, as far as it reaches. */
      advance: rowId.optional(),
    }),
    output: z.object({
      lines: z.array(runLine.extend({ open: yuanText })),
      /** What the advance may still pay; null where the one account pays. */
      left: yuanText.nullable(),
      /** Suppliers who could not be paid, and why. */
      problems: z.array(z.object({ message: z.string() })),
    }),
    example: { mode: 'community', until: '2025-12-31' },
  }),
  savePayment: command({
    summary: '编制付款单',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      /** The draft that is changed; absent on a new one. */
      at: z.strictObject(seen).optional(),
      mode,
      /** The batch whose advance of the insurance fund pays it; absent where the one account does. */
      advance: rowId.optional(),
      day: date,
      until: date,
      remark: noneOr(text(200)),
      lines: listOf(z.strictObject({ invoiceLine: rowId, amount: yuan }), 2000, 1),
    }),
    output: z.object({ id: rowId, revision: z.int(), number: z.string() }),
    refusals: REFUSALS,
    example: {
      ...{ mode: 'community', day: '2025-12-31', until: '2025-12-31', remark: '' },
      lines: [{ invoiceLine: 1, amount: '84.00' }],
    },
  }),
  cancelPayment: command({
    summary: '放弃支付一份已审的付款单',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...seen, reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-now'],
    example: { id: 1, revision: 3, reason: '供应商账户待核实' },
  }),
  /** A command, because it is written down who took the file, and how often. */
  exportPayment: command({
    summary: '导出付款单的银行批量文件或医保结算清单',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofHolder, form: z.enum(['xlsx', 'csv']) }),
    output: z.object({ file: sha256, name: z.string(), times: z.int(), digest: sha256 }),
    refusals: [...REFUSALS, 'own-work'],
    example: { id: 1, revision: 3, unit: 'H01', form: 'xlsx' },
  }),
  payPayment: command({
    summary: '登记付款单已支付',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofHolder, day: date, reference: text(60) }),
    output: done,
    refusals: [...REFUSALS, 'own-work'],
    example: { id: 1, revision: 3, unit: 'H01', day: '2025-12-31', reference: '20251231-0001' },
  }),
  postPayment: command({
    summary: '记账：付款单的凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofHolder),
    output: z.object({ vouchers }),
    refusals: BOOKING,
    example: { id: 1, revision: 4, unit: 'H01' },
  }),
  reversePayment: command({
    summary: '冲销付款单：退票或付错',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofHolder, reason: text(200) }),
    output: z.object({ vouchers }),
    refusals: ['changed', 'not-now', 'own-work', 'period-closed'],
    example: { id: 1, revision: 5, unit: 'H01', reason: '银行退票：账号有误' },
  }),
  paymentRules: query({
    summary: '付款期限与支付控制',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object(rules),
    example: {},
  }),
  setPaymentRules: command({
    summary: '设定付款期限与支付控制',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({ ...rules, reason: text(200) }),
    output: done,
    refusals: ['nothing-changed'],
    example: { due: 'days', days: 60, budget: true, licences: true, reason: '按本省规定' },
  }),
  paymentAccounts: query({
    summary: '付款的记账科目',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({
      holder: z.string(),
      holderName: z.string(),
      accounts: z.array(
        z.object({
          place: z.enum(PAYMENT_PLACES),
          ...{ code: z.string(), name: z.string() },
          /** By a person; else the chart proposes it. */
          chosen: z.boolean(),
          choices: z.array(z.object({ code: z.string(), name: z.string() })),
        }),
      ),
    }),
    example: {},
  }),
  choosePaymentAccounts: command({
    summary: '选定付款的记账科目',
    permission: 'ledger.chart',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** '' leaves a place to what the chart proposes. */
      accounts: listOf(
        z.strictObject({ place: z.enum(PAYMENT_PLACES), code: noneOr(accountCode) }),
        PAYMENT_PLACES.length,
        1,
      ),
    }),
    output: done,
    refusals: ['bad-account', 'no-account'],
    example: { unit: 'H01', accounts: [{ place: 'bank', code: '100201' }] },
  }),
};
