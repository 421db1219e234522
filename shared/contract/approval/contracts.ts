import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { CONTRACT_STANDINGS } from '../../domain/approval/signing.ts';
import { PAPER_KINDS } from '../../domain/ledger/papers/kinds.ts';
import { date, done, instant, listOf, rowId, sha256, text, unitCode, year, yuan, yuanText } from '../fields.ts';
import { uploaded } from '../ledger/import.ts';
import { command, query } from '../operation.ts';
import { payeeCode } from './payees.ts';

/** A stage (付款节点) as it is agreed; Σ of the stages is what the contract comes to. */
const stage = z.strictObject({ name: text(60), amount: yuan, accepting: z.boolean() });
const stages = listOf(stage, 30, 1);
/** Of each row of the application how much, in 元; below nil where a change takes away. Empty where it has no rows. */
const amounts = listOf(yuan, 60);

/** A contract as the caller last saw it; refused where somebody changed it since. */
const at = { id: rowId, revision: z.int().min(1), unit: unitCode };

const scan = z.object({ sha256, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int() });
const by = { display: z.string(), instant };

const head = z.object({
  id: rowId,
  number: z.string(),
  revision: z.int(),
  /** The application that it carries out. */
  ...{ document: rowId, documentNumber: z.string(), purpose: z.string(), category: z.enum(CATEGORY_CODES) },
  ...{ unit: z.string(), unitName: z.string(), payee: z.string(), payeeName: z.string() },
  signed: date,
  /** With its changes. */
  worth: yuanText,
  accepted: yuanText,
  /** 已付: what has left under it. */
  paid: yuanText,
  standing: z.enum(CONTRACT_STANDINGS),
  /** 质量保证金, null where nothing is kept back; `days` until it is released, below nil after. */
  retention: z.object({ amount: yuanText, release: date, days: z.int() }).nullable(),
  /** Signed on an urgent release, and not decided yet (紧急放行). */
  early: z.boolean(),
});

const row = { department: z.string(), item: z.string(), source: z.string(), project: z.string() };
const SIGNING = ['not-now', 'beyond-approved', 'bad-amounts', 'bad-day', 'bad-form', 'over'] as const;
const FILES = ['too-large', 'not-a-paper', 'unreadable'] as const;

/** 合同登记: what was signed for an application, how it changed, and what was accepted of it. */
export const contracts = {
  contracts: query({
    summary: '合同登记簿：某年签订的合同',
    permission: 'approval.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ year, unit: unitCode.optional() }),
    output: z.array(head),
    example: { year: 2026 },
  }),
  contract: query({
    summary: '一份合同：付款节点、变更、验收、质保金和扫描件',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      /** As it was signed first. */
      amount: yuanText,
      ...by,
      scan,
      stages: z.array(
        z.object({
          ...{ name: z.string(), amount: yuanText, accepting: z.boolean() },
          accepted: z.object({ day: date, result: z.string(), ...by, report: scan.nullable() }).nullable(),
        }),
      ),
      changes: z.array(z.object({ day: date, amount: yuanText, reason: z.string(), ...by, scan })),
      /** Rows of the application: what was approved, what this contract binds, what nobody has signed yet. */
      rows: z.array(z.object({ ...row, approved: yuanText, bound: yuanText, left: yuanText })),
      /** What of the application nobody has signed yet. */
      left: yuanText,
      may: z.array(z.enum(['change', 'accept'])),
    }),
    example: { id: 1 },
  }),
  applicationsToSign: query({
    summary: '可以签订合同的申请：已批准或紧急放行，还有没签约的金额',
    permission: 'approval.apply',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        ...{ id: rowId, number: z.string(), revision: z.int(), unit: z.string(), unitName: z.string() },
        ...{ purpose: z.string(), payee: z.string(), payeeName: z.string(), amount: yuanText, left: yuanText },
        /** The first day on which it may be signed. */
        from: date,
        /** Released because it is urgent, and not decided yet. */
        early: z.boolean(),
        rows: z.array(z.object({ ...row, approved: yuanText, left: yuanText })),
      }),
    ),
    example: {},
  }),
  signContract: command({
    summary: '登记合同：签约占住预算',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** The application, as it was seen. */
      ...at,
      number: text(60),
      payee: payeeCode,
      signed: date,
      amount: yuan,
      amounts,
      stages,
      retention: z.strictObject({ amount: yuan, release: date }).optional(),
      ...uploaded,
    }),
    output: z.object({ contract: rowId }),
    refusals: [...SIGNING, ...FILES, 'changed', 'same-contract', 'bad-payee', 'before-decision'],
    example: {
      ...{ id: 1, revision: 5, unit: 'T01', number: 'HT-2026-018', payee: 'party:P301', signed: '2026-05-08' },
      ...{ amount: '86000.00', amounts: ['86000.00'], file: '0'.repeat(64), fileName: '合同.pdf' },
      stages: [
        { name: '到货验收', amount: '81700.00', accepting: true },
        { name: '质保金', amount: '4300.00', accepting: false },
      ],
      retention: { amount: '4300.00', release: '2027-05-08' },
    },
  }),
  changeContract: command({
    summary: '登记合同变更：增减金额，重排付款节点',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, day: date, amount: yuan, amounts, stages, reason: text(300), ...uploaded }),
    output: done,
    refusals: [...SIGNING, ...FILES, 'changed', 'before-decision', 'nothing-changed', 'accepted-already'],
    example: {
      ...{ id: 1, revision: 1, unit: 'T01', day: '2026-06-01', amount: '-2000.00', amounts: ['-2000.00'] },
      ...{ reason: '减少一台打印机', file: '0'.repeat(64), fileName: '补充协议.pdf' },
      stages: [{ name: '到货验收', amount: '84000.00', accepting: true }],
    },
  }),
  acceptStage: command({
    summary: '验收合同的一个付款节点；申请、签约的人不能验收',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      /** From 1. */
      stage: z.int().min(1).max(30),
      day: date,
      result: text(300),
      /** 验收报告. */
      report: z.strictObject(uploaded).optional(),
    }),
    output: done,
    refusals: [...FILES, 'changed', 'bad-stage', 'accepted-already', 'bad-day', 'same-person'],
    example: { id: 1, revision: 1, unit: 'T01', stage: 1, day: '2026-06-10', result: '数量、型号与合同一致，运行正常' },
  }),
  contractFile: query({
    summary: '取回合同、变更或验收的扫描件',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId, scan: sha256 }),
    output: z.object({ file: sha256, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int() }),
    refusals: ['damaged'],
    example: { id: 1, scan: '0'.repeat(64) },
  }),
};
