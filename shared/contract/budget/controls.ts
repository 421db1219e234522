import * as z from 'zod';
import { CONTROL_STAGES, CONTROL_VERDICTS, CONTROLS, HORIZONS } from '../../domain/budget/control.ts';
import { done, instant, listOf, rowId, sha256, shortCode, text, typedText, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

/** One rule: '' stands for every item, source or stage. */
const pattern = {
  item: z.string().regex(/^\d{0,8}$/, '预算项目编码为数字'),
  source: z.union([shortCode, z.literal('')]),
  stage: z.union([z.enum(CONTROL_STAGES), z.literal('')]),
  control: z.enum(CONTROLS),
  horizon: z.enum(HORIZONS),
  /** Percent from which one is told that a line nears its end; 0 never tells. */
  warnFrom: z.int().min(0).max(100),
};

/** 预算设置; each is a setting [U]. */
const settings = {
  /** 可以调剂的资金来源. */
  movable: listOf(shortCode, 40),
  /** 无预算不支出: a unit without an approved budget is held too. */
  holdUnapproved: z.boolean(),
  /** 差异说明: percentage points from the time progress, more than which are explained. */
  variancePoints: z.int().min(1).max(100),
};

const version = z.object({
  id: rowId,
  rules: z.array(z.object({ ...pattern, item: z.string(), source: z.string() })),
  settings: z.object({ ...settings, varianceLeast: yuanText }),
  display: z.string(),
  instant,
  reason: z.string(),
  digest: sha256,
  /** What was decided on it, or that it was withdrawn, by whom; absent while it waits. */
  decision: z
    .object({ verdict: z.enum(CONTROL_VERDICTS), display: z.string(), instant, reason: z.string() })
    .optional(),
});

/** 预算控制: what happens where more is taken than is there. */
export const controls = {
  controls: query({
    summary: '预算控制规则和预算设置：现行的、提议的和以前的',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** The version in force; absent while the usual rule holds everywhere. */
      inForce: version.optional(),
      proposed: version.optional(),
      /** Who can approve what is proposed, by the names that people know them by. */
      waitsFor: z.array(z.string()),
      /** All that were decided or withdrawn, the newest first. */
      past: z.array(version),
      may: z.array(z.enum(['propose', ...CONTROL_VERDICTS])),
    }),
    example: {},
  }),
  proposeControls: command({
    summary: '提出新的预算控制规则和预算设置，由另一人批准后生效',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({
      rules: listOf(z.strictObject(pattern), 200, 0),
      /** Absent: as they are. */
      settings: z
        .strictObject({
          ...settings,
          /** In 元: smaller differences are not explained. */
          varianceLeast: yuan.refine((amount) => amount >= 0, { message: '金额不能为负' }),
        })
        .optional(),
      reason: text(200),
    }),
    output: z.object({ id: rowId }),
    refusals: ['open-proposal', 'bad-rules', 'nothing-changed'],
    example: {
      rules: [{ item: '50217', source: '', stage: '', control: 'refuse', horizon: 'month-to-date', warnFrom: 70 }],
      reason: '公务接待费按月控制',
    },
  }),
  decideControls: command({
    summary: '批准预算控制规则的改动，或不同意',
    permission: 'budget.approve',
    scope: 'community',
    input: z.strictObject({ id: rowId, agree: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['decided', 'same-person', 'no-reason'],
    example: { id: 1, agree: true },
  }),
  withdrawControls: command({
    summary: '撤回自己提出、还没有结论的预算控制规则改动',
    permission: 'budget.decide',
    scope: 'community',
    input: z.strictObject({ id: rowId }),
    output: done,
    refusals: ['decided', 'not-own'],
    example: { id: 1 },
  }),
};
