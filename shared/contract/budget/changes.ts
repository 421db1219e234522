import * as z from 'zod';
import { CHANGE_KINDS } from '../../domain/budget/change.ts';
import { CHANGE_STAGES, CHANGE_STEPS } from '../../domain/budget/change-route.ts';
import {
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

const kind = z.enum(CHANGE_KINDS);
const stage = z.enum(CHANGE_STAGES);
const step = z.enum(CHANGE_STEPS);

/** As the caller last saw the document: refused where somebody changed it since. */
const at = { id: rowId, revision: z.int().min(1) };

const head = z.object({
  id: rowId,
  /** 单号: the unit, the year and a running number. */
  number: z.string(),
  kind,
  year: z.int(),
  unit: z.string(),
  unitName: z.string(),
  other: z.string(),
  otherName: z.string(),
  stage,
  revision: z.int(),
  reason: z.string(),
  incomeDocument: z.string(),
  /** 调增合计. */
  raised: yuanText,
  /** Who did the last step, and when. */
  display: z.string(),
  instant,
  /** What the caller may do to it now. */
  may: z.array(step),
});

/** 预算调整: documents that change a budget after it is approved. */
export const changes = {
  changes: query({
    summary: '预算调整单：状态和等我办理的',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(head),
    example: { year: 2026 },
  }),
  change: query({
    summary: '一份预算调整单：明细、违反的规则和经办过程',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      rows: z.array(
        z.object({
          unit: z.string(),
          department: z.string(),
          item: z.string(),
          source: z.string(),
          project: z.string(),
          month: z.int(),
          amount: yuanText,
          /**
           * The line's approved and adjusted, and what is left of it: as they stand, or as an approved document left them.
           * Absent for revenue, for lines not yet made, and where the document was given up.
           */
          planned: yuanText.optional(),
          available: yuanText.optional(),
        }),
      ),
      /** While it is not decided: rules that it breaks, each a sentence that names it. */
      breaches: z.array(z.object({ message: z.string(), row: z.int().optional() })),
      /** Who can make the step that it waits for, by their names; nobody where it is decided. */
      waitsFor: z.array(z.string()),
      /** The oldest first. */
      steps: z.array(
        z.object({ step, person: z.string(), display: z.string(), instant, reason: z.string(), digest: sha256 }),
      ),
    }),
    example: { id: 1 },
  }),
  saveChange: command({
    summary: '编制预算调整单（调整、追加、调剂、结转）',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent for a new document. */
      at: z.strictObject(at).optional(),
      kind,
      year,
      unit: unitCode,
      /** 调剂: the other unit, or the same one where two of its departments are meant. */
      other: noneOr(unitCode),
      reason: typedText(500),
      incomeDocument: typedText(100),
      rows: listOf(
        z.strictObject({
          unit: unitCode,
          department: noneOr(shortCode),
          item: shortCode,
          source: shortCode,
          project: noneOr(shortCode),
          month: z.int().min(1).max(12),
          amount: yuan,
        }),
        500,
        1,
      ),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['not-yours-now', 'changed', 'not-approved', 'bad-rows'],
    example: {
      kind: 'shift' as const,
      year: 2026,
      unit: 'T01',
      other: '' as const,
      reason: '会议改为线上，差旅费转作办公费',
      incomeDocument: '',
      rows: [
        { unit: 'T01', department: '', item: '50211', source: 'other', project: '', month: 6, amount: '-500.00' },
        { unit: 'T01', department: '', item: '50201', source: 'other', project: '', month: 6, amount: '500.00' },
      ],
    },
  }),
  submitChange: command({
    summary: '提交预算调整单',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'not-approved', 'breaks-rules', 'over'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  answerChange: command({
    summary: '调剂的对方确认或不同意',
    permission: 'budget.submit',
    scope: 'unit',
    unitOf: ['unit'],
    /** `unit` is the other side. */
    input: z.strictObject({ ...at, unit: unitCode, agree: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['not-yours-now', 'changed', 'same-person', 'no-reason'],
    example: { id: 1, revision: 2, unit: 'T02', agree: true },
  }),
  withdrawChange: command({
    summary: '撤回预算调整单，或作废',
    permission: 'budget.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, unit: unitCode, cancel: z.boolean(), reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, revision: 2, unit: 'T01', cancel: false, reason: '金额有误' },
  }),
  returnChange: command({
    summary: '退回预算调整单',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ ...at, reason: text(200) }),
    output: done,
    refusals: ['not-yours-now', 'changed'],
    example: { id: 1, revision: 2, reason: '请附测算依据' },
  }),
  approveChange: command({
    summary: '批准预算调整单：各行的额度随之增减',
    permission: 'budget.approve',
    scope: 'community',
    input: z.strictObject(at),
    output: done,
    refusals: ['not-yours-now', 'changed', 'not-approved', 'breaks-rules', 'over', 'same-person'],
    example: { id: 1, revision: 2 },
  }),
};
