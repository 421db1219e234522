import * as z from 'zod';
import { HOLD_DAYS } from '../../domain/budget/request.ts';
import { REQUEST_STAGES, REQUEST_STEPS } from '../../domain/budget/request-route.ts';
import {
  date,
  done,
  instant,
  listOf,
  noneOr,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  year,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';

const stage = z.enum(REQUEST_STAGES);
const step = z.enum(REQUEST_STEPS);

/** As the caller last saw the request, and whose it is: refused where somebody changed it since. */
const at = { id: rowId, revision: z.int().min(1), unit: unitCode };

/** 占用、签约、支出 of a request or of one of its rows. */
const taken = { reserved: yuanText, committed: yuanText, spent: yuanText };

const head = z.object({
  id: rowId,
  /** 单号: the unit, the year and a running number. */
  number: z.string(),
  unit: z.string(),
  unitName: z.string(),
  year: z.int(),
  department: z.string(),
  stage,
  revision: z.int(),
  purpose: z.string(),
  payee: z.string(),
  amount: yuanText,
  ...taken,
  /** While nobody decided: the last day on which it holds, and how many days that is from today. */
  expires: z.string().nullable(),
  daysLeft: z.int().nullable(),
  /** Who did the last step, and when. */
  display: z.string(),
  instant,
  /** What the caller may do to it now. */
  may: z.array(step),
});

const claim = z.object({
  /** Its name at the gate: unique. */
  claim: z.string(),
  kind: z.enum(['request', 'draft', 'order', 'payment', 'application', 'payout']),
  /** The document's number (`T01-Q2025-001`), or the id of a draft, a payment run or an application for large expenditure. */
  document: z.string(),
  id: z.int(),
  what: z.string(),
  unit: z.string(),
  department: z.string(),
  item: z.string(),
  source: z.string(),
  project: z.string(),
  reserved: yuanText,
  committed: yuanText,
  /** Decided: time takes nothing of it. */
  kept: z.boolean(),
  /** When it was first asked for, and how many days ago. */
  since: instant,
  age: z.int(),
  expires: z.string().nullable(),
  daysLeft: z.int().nullable(),
});

/** 用款申请: what is asked for before it is paid, and all that holds the budget. */
export const requests = {
  requests: query({
    summary: '用款申请：状态、占用和等我办理的',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ year, unit: unitCode.optional() }),
    output: z.array(head),
    example: { year: 2026 },
  }),
  request: query({
    summary: '一份用款申请：明细、合同、支出的凭证和经办过程',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      counterparty: z.string(),
      expected: z.string(),
      reference: z.string(),
      rows: z.array(
        z.object({
          department: z.string(),
          item: z.string(),
          source: z.string(),
          project: z.string(),
          amount: yuanText,
          ...taken,
          /** What the line still has beside all that is held. */
          available: yuanText,
        }),
      ),
      contracts: z.array(
        z.object({
          number: z.string(),
          date: z.string(),
          counterpart: z.string(),
          amount: yuanText,
          display: z.string(),
          instant,
        }),
      ),
      /** 占用流水, the oldest first; a voucher's with its name. */
      movements: z.array(
        z.object({
          id: rowId,
          kind: z.enum(['reserve', 'keep', 'commit', 'spend', 'release', 'expire', 'reverse']),
          item: z.string(),
          ...taken,
          instant,
          by: z.string(),
          voucher: z.object({ id: rowId, name: z.string(), summary: z.string() }).nullable(),
        }),
      ),
      /** The oldest first. */
      steps: z.array(
        z.object({ step, person: z.string(), display: z.string(), instant, reason: z.string(), digest: sha256 }),
      ),
    }),
    example: { id: 1 },
  }),
  payableRequests: query({
    summary: '凭证可以从中支出的用款申请',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, year }),
    output: z.array(
      z.object({
        id: rowId,
        number: z.string(),
        purpose: z.string(),
        payee: z.string(),
        /** What is held and bound, and what submitted vouchers have not taken of it yet. */
        left: yuanText,
      }),
    ),
    example: { unit: 'T01', year: 2026 },
  }),
  openClaims: query({
    summary: '占用明细：没有支出完的申请、凭证和订单占用，账龄和到期日',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ year, unit: unitCode.optional() }),
    output: z.array(claim),
    example: { year: 2026 },
  }),
  openClaimsBook: query({
    summary: '占用明细，作为工作簿取回',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ year, unit: unitCode.optional() }),
    output: z.object({ file: z.string(), name: z.string() }),
    example: { year: 2026 },
  }),
  saveRequest: command({
    summary: '编制用款申请',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** Absent for a new request. */
      at: z.strictObject({ id: rowId, revision: z.int().min(1) }).optional(),
      year,
      department: noneOr(shortCode),
      purpose: text(200),
      payee: typedText(120),
      /** `party:P001` or `unit:H01` where the payee is in the register. */
      counterparty: z.string().regex(/^((unit|party):[A-Za-z0-9._-]{1,40})?$/, '往来单位写作 unit:编码 或 party:编码'),
      expected: noneOr(date),
      reference: typedText(200),
      rows: listOf(
        z.strictObject({
          department: noneOr(shortCode),
          item: shortCode,
          source: shortCode,
          project: noneOr(shortCode),
          amount: yuan,
        }),
        200,
        1,
      ),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'bad-rows', 'bad-payee'],
    example: {
      unit: 'T01',
      year: 2026,
      department: '' as const,
      purpose: '更换门诊叫号屏',
      payee: '青石电子商行',
      counterparty: '',
      expected: '2026-06-30',
      reference: '询价单 3 份',
      rows: [{ department: '', item: '50201', source: 'other', project: '', amount: '2000.00' }],
    },
  }),
  submitRequest: command({
    summary: '提交用款申请：占用各行预算',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: ['not-yours-now', 'changed', 'not-approved', 'bad-rows', 'over'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  withdrawRequest: command({
    summary: '撤回用款申请，或作废：释放占用',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, cancel: z.boolean(), reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'drawn-on'],
    example: { id: 1, revision: 2, unit: 'T01', cancel: false, reason: '金额有误' },
  }),
  approveRequest: command({
    summary: '批准用款申请：占用保留，不再过期',
    permission: 'approval.decide',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: ['not-yours-now', 'changed', 'same-person', 'expired'],
    example: { id: 1, revision: 2, unit: 'T01' },
  }),
  returnRequest: command({
    summary: '退回用款申请：释放占用',
    permission: 'approval.decide',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, revision: 2, unit: 'T01', reason: '请附三家询价单' },
  }),
  registerContract: command({
    summary: '登记用款申请的合同或订单：占用转为签约',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      number: text(60),
      date,
      counterpart: text(120),
      /** Of each row of the request, in its order; 0 where the contract binds nothing of it. */
      amounts: listOf(yuan, 200, 1),
    }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'bad-amounts', 'same-contract', 'beyond-approved', 'over'],
    example: {
      ...{ id: 1, revision: 3, unit: 'T01' },
      ...{ number: 'QS-2026-017', date: '2026-05-20', counterpart: '青石电子商行', amounts: ['1800.00'] },
    },
  }),
  closeRequest: command({
    summary: '办结用款申请：没有支出的占用释放',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: ['not-yours-now', 'changed', 'drawn-on'],
    example: { id: 1, revision: 4, unit: 'T01' },
  }),
  expireRequests: command({
    summary: '释放过期的用款申请占用：到期日已过、没有审批的',
    permission: 'budget.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ expired: z.array(z.string()) }),
    example: {},
  }),
  requestSettings: query({
    summary: '用款申请的占用天数',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ days: z.int() }),
    example: {},
  }),
  setRequestDays: command({
    summary: '设定用款申请没有审批时占用预算的天数',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ days: z.int().min(HOLD_DAYS.least).max(HOLD_DAYS.most), reason: text(200) }),
    output: z.object({ days: z.int() }),
    example: { days: 60, reason: '与合同签订周期一致' },
  }),
};
