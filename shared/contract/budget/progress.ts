import * as z from 'zod';
import { WARNINGS } from '../../domain/budget/progress.ts';
import { instant, period, shortCode, unitCode, year, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const warning = z.enum(WARNINGS);

const figures = {
  approved: yuanText,
  adjusted: yuanText,
  reserved: yuanText,
  committed: yuanText,
  spent: yuanText,
  available: yuanText,
  /** 已支出 up to the end of the month that was asked about. */
  soFar: yuanText,
  /** 执行率 by then, in percent to one decimal; null where nothing is planned. */
  rate: z.number().nullable(),
  /** 全年预计支出, and by what it was told: as last year went on, or evenly. */
  forecast: yuanText,
  forecastBy: z.enum(['seasonal', 'linear']),
  warning,
};
const place = { department: z.string(), item: z.string(), source: z.string(), project: z.string() };
/** 按余额表: some of what is spent is known from trial balances alone, and no document took it at the gate. */
const byBalance = z.boolean();
const months = z.array(z.object({ month: z.int(), planned: yuanText, spent: yuanText })).length(12);
const common = {
  /** 时间进度 by the end of the month, in percent to one decimal. */
  time: z.number(),
  total: z.object(figures),
  months,
};

/** 预算执行: how far spending has come against the budget and the year. */
export const progress = {
  bookMonths: query({
    summary: '医共体有账务的期间，供看预算而不看账的人选月份',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({}),
    /** In order. */
    output: z.array(z.string()),
    example: {},
  }),
  progressBoard: query({
    summary: '各单位预算执行：执行率对照时间进度、预警和全年预计',
    permission: 'budget.read',
    scope: 'unit',
    input: z.strictObject({ period }),
    output: z.object({
      units: z.array(z.object({ unit: z.string(), name: z.string(), byBalance, ...figures })),
      /** Units with a budget that sent nothing for the month: the total is without them. */
      absent: z.int(),
      ...common,
    }),
    example: { period: '2025-03' },
  }),
  progress: query({
    summary: '一个单位的预算执行：各行的批复、调整、占用、签约、支出、可用、执行率和全年预计',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ lines: z.array(z.object({ ...place, byBalance, ...figures })), ...common }),
    example: { unit: 'T01', period: '2025-03' },
  }),
  movements: query({
    summary: '一行预算的流水，最近的在前，支出链接到凭证',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      year,
      department: z.union([shortCode, z.literal('')]),
      item: shortCode,
      source: shortCode,
      project: z.union([shortCode, z.literal('')]),
      limit: z.int().min(1).max(500).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          id: z.int(),
          kind: z.enum(['approve', 'adjust', 'reserve', 'keep', 'commit', 'spend', 'release', 'expire', 'reverse']),
          month: z.int(),
          approved: yuanText,
          adjusted: yuanText,
          reserved: yuanText,
          committed: yuanText,
          spent: yuanText,
          by: z.string(),
          instant,
          /** The voucher that spent, or gave back. */
          voucher: z.object({ id: z.int(), name: z.string(), summary: z.string() }).nullable(),
          /** The draft that held it. */
          draft: z.int().nullable(),
        }),
      ),
    }),
    example: { unit: 'T01', year: 2025, department: '', item: '50201', source: 'other', project: '' },
  }),
  progressBook: query({
    summary: '预算执行情况表，作为工作簿取回',
    permission: 'budget.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ file: z.string(), name: z.string() }),
    example: { unit: 'T01', period: '2025-03' },
  }),
};
