import * as z from 'zod';
import { DESK_LIMITS } from '../../domain/ledger/desk/content.ts';
import { SPLIT_DETAILS, SPLIT_LIMITS, SPLIT_MEASURES, WEIGHT } from '../../domain/ledger/desk/split.ts';
import { LAST_DAY, TEMPLATE_LIMITS } from '../../domain/ledger/desk/templates.ts';
import { instant, listOf, period, rowId, text, typedText, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { draftContent } from './desk.ts';

/** With what a voucher is begun: all but its day and its papers. Amounts may be left empty. */
const templateContent = draftContent.omit({ date: true, attachments: true });

/** 周期: every month on a day, from a month on and perhaps to another. 31 is the month's last day. */
const rhythm = z.strictObject({ day: z.int().min(1).max(LAST_DAY), from: period, to: period.nullable() });

const templateOut = z.object({
  id: z.int(),
  /** '' where the centre offers it to every unit. */
  unit: z.string(),
  name: z.string(),
  /** 助记码; '' where it has none. */
  code: z.string(),
  content: templateContent,
  rhythm: rhythm.nullable(),
  revision: z.int(),
  savedBy: z.string(),
  saved: instant,
  /** Lines (from 1) whose account the unit does not have, or not as a leaf. */
  missing: z.array(z.object({ line: z.int(), code: z.string() })),
});

const named = {
  name: text(TEMPLATE_LIMITS.name),
  code: typedText(TEMPLATE_LIMITS.code).default(''),
  content: templateContent,
};
/** `id` and `revision` together, of the one that is changed; neither makes a new one. */
const changed = { id: rowId.optional(), revision: rowId.optional() };
const together = {
  check: ({ id, revision }: { id?: number | undefined; revision?: number | undefined }) =>
    (id === undefined) === (revision === undefined),
  said: { message: '修改常用凭证须写明编号和版本', path: ['revision'] },
};
const CONTENT = {
  type: '记',
  summary: '支付电费',
  lines: [
    { book: 'financial' as const, code: '2302', summary: '支付电费', debit: '', credit: '' },
    { book: 'financial' as const, code: '1002', summary: '支付电费', debit: '', credit: '' },
  ],
};

/** 常用凭证: vouchers that are begun again and again; those with a rhythm (周期凭证) are proposed each month. */
export const templates = {
  templates: query({
    summary: '常用凭证：本单位的，和财务中心提供给各单位的',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode }),
    /** The unit's own first, by name. */
    output: z.object({ rows: z.array(templateOut), names: z.record(z.string(), z.string()) }),
    example: { unit: 'T01' },
  }),
  saveTemplate: command({
    summary: '保存本单位的常用凭证',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z
      .strictObject({ unit: unitCode, ...changed, ...named, rhythm: rhythm.nullable().default(null) })
      .refine(together.check, together.said)
      .refine(({ rhythm: each }) => !each?.to || each.from <= each.to, {
        message: '周期的截止期间早于起始期间',
        path: ['rhythm', 'to'],
      }),
    output: z.object({ id: z.int(), revision: z.int() }),
    refusals: ['name-taken', 'changed-elsewhere', 'too-many-templates'],
    example: { unit: 'T01', name: '支付电费', content: CONTENT },
  }),
  removeTemplate: command({
    summary: '删除本单位的常用凭证',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId, revision: rowId }),
    output: z.object({ id: z.int() }),
    refusals: ['changed-elsewhere'],
    example: { unit: 'T01', id: 1, revision: 1 },
  }),
  saveCommonTemplate: command({
    summary: '保存提供给各单位的常用凭证',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({ ...changed, ...named }).refine(together.check, together.said),
    output: z.object({ id: z.int(), revision: z.int() }),
    refusals: ['name-taken', 'changed-elsewhere', 'too-many-templates'],
    example: { name: '支付电费', content: CONTENT },
  }),
  removeCommonTemplate: command({
    summary: '删除提供给各单位的常用凭证',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({ id: rowId, revision: rowId }),
    output: z.object({ id: z.int() }),
    refusals: ['changed-elsewhere'],
    example: { id: 1, revision: 1 },
  }),
  recurring: query({
    summary: '周期凭证：一个期间应填的，和已生成的草稿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent: every unit in scope. */
      unit: unitCode.optional(),
      period,
    }),
    output: z.object({
      /** How many have no draft yet, in months that are open. */
      due: z.int(),
      rows: z.array(
        z.object({
          template: z.int(),
          unit: z.string(),
          name: z.string(),
          date: z.string(),
          /** The draft or voucher that was made from it; null where none is, or the one that was is voided. */
          draft: z.object({ id: z.int(), state: z.string() }).nullable(),
          open: z.boolean(),
        }),
      ),
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  makeRecurring: command({
    summary: '生成一个期间的周期凭证草稿；已生成的不再生成',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      period,
      /** Absent: all that are due. */
      templates: listOf(rowId, DESK_LIMITS.named, 1).optional(),
    }),
    output: z.object({
      made: z.array(z.object({ template: z.int(), draft: z.int(), revision: z.int() })),
      /** How many had theirs already. */
      already: z.int(),
    }),
    refusals: ['period-closed', 'too-many-drafts'],
    example: { unit: 'T01', period: '2025-12' },
  }),
};

const splitKey = {
  name: text(SPLIT_LIMITS.name),
  detail: z.enum(SPLIT_DETAILS),
  measure: z.enum(SPLIT_MEASURES),
  parts: listOf(
    z.strictObject({
      /** A code, or what a project is called. */
      value: text(120),
      weight: z.string().regex(WEIGHT, '比例为不超过六位小数的正数'),
    }),
    SPLIT_LIMITS.parts,
    2,
  ),
};

/** 分摊比例: over what a line is split, remembered by name for the next time. */
export const splitKeys = {
  splitKeys: query({
    summary: '分摊比例',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode }),
    output: z.object({ rows: z.array(z.object(splitKey)) }),
    example: { unit: 'T01' },
  }),
  saveSplitKey: command({
    summary: '记住分摊比例；同名的以新的为准',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...splitKey }),
    output: z.object({ name: z.string() }),
    refusals: ['not-a-split', 'too-many-keys'],
    example: {
      unit: 'T01',
      name: '水电按面积',
      detail: 'department' as const,
      measure: 'percent' as const,
      parts: [
        { value: 'MZ', weight: '60' },
        { value: 'ZY', weight: '40' },
      ],
    },
  }),
  removeSplitKey: command({
    summary: '删除分摊比例',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, name: text(SPLIT_LIMITS.name) }),
    output: z.object({ name: z.string() }),
    example: { unit: 'T01', name: '水电按面积' },
  }),
};
