import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { PAY_DOORS } from '../../domain/approval/pay-gate.ts';
import { PAYOUT_STAGES, PAYOUT_STEPS } from '../../domain/approval/payout.ts';
import { PAPER_KINDS } from '../../domain/ledger/papers/kinds.ts';
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
  typedText,
  unitCode,
  year,
  yuan,
  yuanText,
} from '../fields.ts';
import { uploaded } from '../ledger/import.ts';
import { command, query } from '../operation.ts';

/** A payment as the caller last saw it, and whose it is; refused where somebody changed it since. */
const at = { id: rowId, revision: z.int().min(1), unit: unitCode };

/** Which application is paid, and under which of its contracts; null where it has none. */
const of = { document: rowId, contract: rowId.nullable() };
const said = {
  ...of,
  /** 收款单位, where neither the application nor a contract names one; '' while nobody knows. */
  payee: noneOr(text(40)).optional(),
  /** Of each row of the application how much, in 元; nil where nothing. */
  amounts: listOf(yuan, 60, 1),
  /** 预付: paid before there is an invoice. */
  prepaid: z.boolean(),
  /** 计划付款日期. */
  day: date,
  /** 用途, as the payee reads it too. */
  remark: text(60),
  /** Of each row where it is booked: 财务会计 and 预算会计, accounts of the unit; '' while it is not chosen. */
  booked: listOf(z.strictObject({ charge: noneOr(accountCode), spending: noneOr(accountCode) }), 60, 1),
  /** 付款银行科目 and 资金结存; '' while it is not chosen. */
  ...{ bank: noneOr(accountCode), cash: noneOr(accountCode) },
  /** 发票: its number, what it says, and how much of it this payment pays; in 元. */
  invoices: listOf(
    z.strictObject({
      ...{ code: typedText(20), number: text(32), seller: typedText(100), day: noneOr(date) },
      ...{ amount: yuan, taken: yuan },
    }),
    50,
  ),
};

const row = { department: z.string(), item: z.string(), itemName: z.string(), source: z.string(), project: z.string() };
const account = z.object({ code: z.string(), name: z.string() });
const head = z.object({
  ...{ id: rowId, number: z.string(), revision: z.int(), stage: z.enum(PAYOUT_STAGES) },
  ...{ document: rowId, documentNumber: z.string(), category: z.enum(CATEGORY_CODES), purpose: z.string() },
  ...{ contract: rowId.nullable(), contractNumber: z.string() },
  ...{ unit: z.string(), unitName: z.string(), payee: z.string(), payeeName: z.string() },
  amount: yuanText,
  prepaid: z.boolean(),
  /** What the radar found of the application. */
  warnings: z.int(),
  /** Whether the unit keeps its books here, voucher by voucher: else it posts for itself, and what was paid is done. */
  keptHere: z.boolean(),
  /** Planned for. */
  day: date,
  /** When it was paid, and what the bank called it; '' until then. */
  ...{ paid: noneOr(date), reference: z.string() },
  /** Who made the last step, and when. */
  ...{ display: z.string(), instant },
});
const door = z.object({
  door: z.enum(PAY_DOORS),
  /** Why it is shut; none where it is open. */
  problems: z.array(z.object({ message: z.string() })),
});
const invoice = z.object({
  ...{ code: z.string(), number: z.string(), seller: z.string(), day: noneOr(date) },
  ...{ amount: yuanText, taken: yuanText },
});
const vouchers = z.array(z.object({ id: rowId, unit: z.string(), number: z.string() }));
const MOVING = ['changed', 'not-now'] as const;
const GATED = [...MOVING, 'own-work', 'shut'] as const;
const FILES = ['too-large', 'not-a-paper', 'unreadable'] as const;

const EXAMPLE = {
  ...{ document: 1, contract: 1, amounts: ['81700.00'], prepaid: false, day: '2026-06-20', remark: '便携式彩超到货款' },
  ...{ booked: [{ charge: '160101', spending: '72010203' }], bank: '100201', cash: '800102' },
  invoices: [
    {
      ...{ code: '', number: '26442000000000000018', seller: '青川医疗器械有限公司', day: '2026-06-12' },
      ...{ amount: '86000.00', taken: '81700.00' },
    },
  ],
};

/** 付款申请: what is paid of an approved application, through which doors, by whom, and how it came into the books. */
export const payouts = {
  payouts: query({
    summary: '付款申请：某年的、一份申请的，或还没有办完的',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    /** Of a year, or of an application whatever its year; of neither: all that somebody still has to do with. */
    input: z.strictObject({ year: year.optional(), unit: unitCode.optional(), document: rowId.optional() }),
    output: z.array(head),
    example: { year: 2026 },
  }),
  payout: query({
    summary: '一份付款申请：各行、发票、支付控制、经办过程与凭证',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      remark: z.string(),
      rows: z.array(
        z.object({
          ...row,
          amount: yuanText,
          /** What the row may still be paid beside this one. */
          left: yuanText,
          ...{ charge: account, spending: account },
        }),
      ),
      ...{ bank: account, cash: account },
      /** 收款账户, of the register: only the last digits for whoever does not pay. */
      account: z.object({ name: z.string(), bank: z.string(), number: z.string() }).nullable(),
      invoices: z.array(invoice),
      papers: z.array(
        z.object({ id: rowId, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int(), sha256, by: z.string() }),
      ),
      /** Approved of the application, worth of the contract (null without one), paid before this one. */
      ...{ approved: yuanText, worth: yuanText.nullable(), before: yuanText },
      /** For the caller to whom the next step falls; of what is paid none. */
      doors: z.array(door),
      steps: z.array(z.object({ step: z.enum(PAYOUT_STEPS), display: z.string(), instant, reason: z.string() })),
      vouchers: z.array(
        z.object({ id: rowId, unit: z.string(), number: z.string(), period: z.string(), reversal: z.boolean() }),
      ),
      /** Bank files it was taken in. */
      taken: z.array(z.object({ display: z.string(), instant, form: z.string(), digest: z.string() })),
      may: z.array(z.enum([...PAYOUT_STEPS, 'export'])),
    }),
    example: { id: 1 },
  }),
  payable: query({
    summary: '可以付款的申请和合同：批准、已付和还可以付的金额',
    permission: 'approval.apply',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        ...{ ...of, documentNumber: z.string(), contractNumber: z.string(), category: z.enum(CATEGORY_CODES) },
        ...{ unit: z.string(), unitName: z.string(), purpose: z.string(), payee: z.string(), payeeName: z.string() },
        /** What may be paid on the whole, what payments take already, and what may be paid today. */
        ...{ granted: yuanText, taken: yuanText, ready: yuanText },
        /** Released because it is urgent, and not decided yet. */
        early: z.boolean(),
      }),
    ),
    example: {},
  }),
  payoutForm: query({
    summary: '付款申请的准备：可付的各行、现有的发票、记账科目',
    permission: 'approval.apply',
    scope: 'unit',
    /** `prepaid`: 预付, whose accounts are others. */
    input: z.strictObject({ ...of, except: rowId.optional(), prepaid: z.boolean().optional() }),
    output: z.object({
      unit: z.string(),
      /** As the contract or the application names it; '' where the payment does. */
      payee: z.string(),
      /** What is paid on is invoiced. */
      invoiced: z.boolean(),
      rows: z.array(
        z.object({
          ...row,
          left: yuanText,
          ...{ charge: z.string(), spending: z.string() },
          ...{ charges: z.array(account), spendings: z.array(account) },
        }),
      ),
      ...{ ready: yuanText, bank: z.string(), cash: z.string() },
      ...{ banks: z.array(account), cashes: z.array(account) },
      /** Found on papers of the application, with what is left of each. */
      invoices: z.array(invoice.extend({ left: yuanText })),
    }),
    example: { document: 1, contract: 1 },
  }),
  weighPayout: query({
    summary: '试算一份付款申请：哪些控制不通过',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ id: rowId.optional(), unit: unitCode, ...said }),
    output: z.object({ doors: z.array(door), problems: z.array(z.object({ field: z.string(), message: z.string() })) }),
    example: { unit: 'T01', ...EXAMPLE },
  }),
  savePayout: command({
    summary: '编制付款申请',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** The draft that is changed; absent on a new one. */
      at: z.strictObject({ id: rowId, revision: z.int().min(1) }).optional(),
      unit: unitCode,
      ...said,
    }),
    output: z.object({ id: rowId, revision: z.int(), number: z.string() }),
    refusals: [...MOVING, 'bad-form'],
    example: { unit: 'T01', ...EXAMPLE },
  }),
  attachToPayout: command({
    summary: '给付款申请附上发票或单据',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...uploaded }),
    output: z.object({ revision: z.int(), invoice: invoice.nullable() }),
    refusals: [...MOVING, ...FILES, 'same-paper'],
    example: { id: 1, revision: 1, unit: 'T01', file: '0'.repeat(64), fileName: '发票.xml' },
  }),
  detachFromPayout: command({
    summary: '取下付款申请的附件',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, paper: rowId }),
    output: z.object({ revision: z.int() }),
    refusals: MOVING,
    example: { id: 1, revision: 2, unit: 'T01', paper: 1 },
  }),
  payoutFile: query({
    summary: '取回付款申请的附件',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId, paper: rowId }),
    output: z.object({ file: sha256, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int() }),
    refusals: ['damaged'],
    example: { id: 1, paper: 1 },
  }),
  handPayout: command({
    summary: '提交付款申请，等待复核',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: [...GATED, 'bad-form'],
    example: { id: 1, revision: 2, unit: 'T01' },
  }),
  strikePayout: command({
    summary: '作废一份没有支付的付款申请',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(200) }),
    output: done,
    refusals: MOVING,
    example: { id: 1, revision: 2, unit: 'T01', reason: '合同款已由上级统一支付' },
  }),
  returnPayout: command({
    summary: '退回付款申请',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(200) }),
    output: done,
    refusals: MOVING,
    example: { id: 1, revision: 3, unit: 'T01', reason: '发票抬头不是本单位' },
  }),
  checkPayout: command({
    summary: '复核付款申请；编制的人不能复核',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: [...GATED, 'over', 'period-closed'],
    example: { id: 1, revision: 3, unit: 'T01' },
  }),
  /** A command, because it is written down who took the file. */
  exportPayouts: command({
    summary: '导出一个单位待支付款项的银行批量文件',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      payouts: listOf(z.strictObject({ id: rowId, revision: z.int().min(1) }), 500, 1),
      form: z.enum(['xlsx', 'csv']),
    }),
    output: z.object({ file: sha256, name: z.string(), digest: sha256, times: z.int() }),
    refusals: GATED,
    example: { unit: 'T01', payouts: [{ id: 1, revision: 4 }], form: 'xlsx' },
  }),
  payPayout: command({
    summary: '登记付款申请已支付；经手过它的人不能支付',
    permission: 'funds.pay',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, day: date, reference: text(60) }),
    output: done,
    refusals: [...GATED, 'bad-day'],
    example: { id: 1, revision: 4, unit: 'T01', day: '2026-06-20', reference: '20260620-0007' },
  }),
  postPayout: command({
    summary: '记账：付款申请的凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: z.object({ vouchers }),
    refusals: [...MOVING, 'own-work', 'period-closed', 'cannot-post'],
    example: { id: 1, revision: 5, unit: 'T01' },
  }),
  reversePayout: command({
    summary: '冲销付款：退票或付错',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(200) }),
    output: z.object({ vouchers }),
    refusals: [...MOVING, 'own-work', 'period-closed'],
    example: { id: 1, revision: 6, unit: 'T01', reason: '银行退票：账号有误' },
  }),
};
