import * as z from 'zod';
import { PAPER_KINDS } from '../../domain/ledger/papers/kinds.ts';
import { date, done, rowId, sha256, signInName, text, typedText, unitCode, year, yuanText } from '../fields.ts';
import { uploaded } from '../ledger/import.ts';
import { command, query } from '../operation.ts';
import {
  at,
  document,
  EXAMPLE,
  formKey,
  head,
  level,
  problem,
  said,
  seatedStep,
  waiting,
} from './application-shapes.ts';
import { radarFinding } from './radar.ts';

const DECIDING = ['changed', 'not-now', 'not-asked', 'apart', 'twice', 'short'] as const;

/** 大额资金支出申请: from its preparation through its levels to the end. */
export const applications = {
  applications: query({
    summary: '大额支出申请：登记簿',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ year, unit: unitCode.optional() }),
    output: z.array(head),
    example: { year: 2026 },
  }),
  approvalInbox: query({
    summary: '大额支出审批：等我办理的、逾期上报的、我申请的',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** What waits for the caller, the most urgent first: urgent, then late, then the longest waiting. */
      waiting: z.array(waiting),
      /** 逾期上报: late at a level below one that the caller holds. */
      escalated: z.array(head),
      /** The caller's own that are still open. */
      own: z.array(head),
      /** 紧急支出 that were released and not decided in time. */
      released: z.array(head.extend({ until: date })),
    }),
    example: {},
  }),
  application: query({
    summary: '一份大额支出申请：内容、预算、附件、审批过程和能做什么',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: document,
    example: { id: 1 },
  }),
  weighApplication: query({
    summary: '试算一份大额支出申请：缺什么、预算够不够、要走哪些层级',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId.optional(), ...said, purpose: typedText(300) }),
    output: z.object({
      problems: z.array(problem),
      rows: z.array(z.object({ inBudget: z.boolean(), available: yuanText })),
      steps: z.array(z.object(seatedStep)),
      appoint: z.array(level),
      /** What the radar would find (化整为零). */
      findings: z.array(radarFinding),
      /** From this amount on the papers of a large one go with it. */
      largeFrom: yuanText,
    }),
    example: EXAMPLE,
  }),
  saveApplication: command({
    summary: '编制大额支出申请',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** Absent for a new one. */
      at: z.strictObject({ id: rowId, revision: z.int().min(1) }).optional(),
      ...said,
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['changed', 'not-now', 'bad-form'],
    example: EXAMPLE,
  }),
  removeApplication: command({
    summary: '删除没有提交过的大额支出申请草稿',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: ['changed', 'not-now'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  attachToApplication: command({
    summary: '附上大额支出申请的资料',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, key: formKey, ...uploaded }),
    output: z.object({ paper: rowId, revision: z.int() }),
    refusals: ['changed', 'not-now', 'too-large', 'not-a-paper', 'unreadable', 'attached-already', 'too-many'],
    example: { id: 1, revision: 1, unit: 'T01', key: 'quotations', file: '0'.repeat(64), fileName: '询价单.pdf' },
  }),
  detachFromApplication: command({
    summary: '取下大额支出申请的资料',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, paper: rowId }),
    output: z.object({ revision: z.int() }),
    refusals: ['changed', 'not-now'],
    example: { id: 1, revision: 1, unit: 'T01', paper: 1 },
  }),
  applicationPaper: query({
    summary: '取回大额支出申请的资料原件',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId, paper: rowId }),
    output: z.object({ file: sha256, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int() }),
    refusals: ['damaged'],
    example: { id: 1, paper: 1 },
  }),
  submitApplication: command({
    summary: '提交大额支出申请：占用预算，送第一个层级',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(at),
    output: done,
    refusals: ['changed', 'not-now', 'bad-form', 'over', 'no-rule', 'short', 'not-approved'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  decideApplication: command({
    summary: '审批大额支出：通过，或驳回到申请人、前面的层级',
    permission: 'approval.decide',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      task: rowId,
      verdict: z.enum(['pass', 'refuse']),
      /** 驳回: the place of an earlier level from 0; absent for the applicant. */
      to: z.int().min(0).max(20).optional(),
      /** 意见; needed to refuse. */
      opinion: typedText(500),
      /** 签认: the papers are true, the spending lawful; needed of the unit's head. */
      attested: z.boolean().default(false),
    }),
    output: done,
    refusals: [...DECIDING, 'place', 'no-opinion', 'not-attested', 'over'],
    example: { id: 1, revision: 2, unit: 'T01', task: 1, verdict: 'pass', opinion: '同意', attested: true },
  }),
  addApprover: command({
    summary: '加签：请另一人在自己之前或之后审批',
    permission: 'approval.decide',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...{ ...at, task: rowId, person: signInName, when: z.enum(['before', 'after']), opinion: text(500) },
    }),
    output: done,
    refusals: [...DECIDING, 'asked', 'cannot-decide'],
    example: {
      ...{ id: 1, revision: 2, unit: 'T01', task: 1, person: 'li.zong', when: 'before', opinion: '请先看配置依据' },
    },
  }),
  handOver: command({
    summary: '转办：请另一人代替自己审批',
    permission: 'approval.decide',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, task: rowId, person: signInName, opinion: text(500) }),
    output: done,
    refusals: [...DECIDING, 'asked', 'cannot-decide'],
    example: { id: 1, revision: 2, unit: 'T01', task: 1, person: 'li.zong', opinion: '由分管同志审批' },
  }),
  withdrawApplication: command({
    summary: '撤回大额支出申请：释放占用',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(300) }),
    output: done,
    refusals: ['changed', 'not-now', 'not-asked', 'released'],
    example: { id: 1, revision: 2, unit: 'T01', reason: '补充询价' },
  }),
  amendApplication: command({
    summary: '变更审批中或已批准的大额支出申请：按新的内容重新审批',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...said, reason: text(300) }),
    output: done,
    refusals: ['changed', 'not-now', 'not-asked', 'bad-form', 'over', 'no-rule', 'short', 'not-approved', 'bound'],
    example: { ...EXAMPLE, id: 1, revision: 3, reason: '中标价高于预计' },
  }),
  reseatApplication: command({
    summary: '补任之后，请现在任职的人审批还没有审批的层级',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ ...at, reason: text(300) }),
    output: done,
    refusals: ['changed', 'not-now', 'nothing-changed'],
    example: { id: 1, revision: 3, unit: 'T01', reason: '院长已换届' },
  }),
  urgeApplication: command({
    summary: '催办大额支出申请',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ id: rowId, unit: unitCode }),
    output: z.object({ people: z.array(z.string()) }),
    refusals: ['not-now', 'urged-today'],
    example: { id: 1, unit: 'T01' },
  }),
  releaseApplication: command({
    summary: '紧急放行：批准前可以先支付，限期补办审批',
    permission: 'approval.decide',
    scope: 'community',
    input: z.strictObject({ ...at, reason: text(300) }),
    output: z.object({ until: date }),
    refusals: ['changed', 'not-now', 'apart', 'not-urgent', 'no-seat', 'collective', 'not-attested'],
    example: { id: 1, revision: 3, unit: 'T01', reason: '氧气管道泄漏，须当日抢修' },
  }),
  closeApplication: command({
    summary: '办结大额支出申请：没有支付的占用释放',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, reason: text(300) }),
    output: done,
    refusals: ['changed', 'not-now', 'not-asked', 'unpaid'],
    example: { id: 1, revision: 5, unit: 'T01', reason: '已全部支付' },
  }),
  applicationForm: query({
    summary: '支出事项审批单的工作簿：可打印的表和元数据',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: z.object({ file: sha256, name: z.string() }),
    example: { id: 1 },
  }),
};
