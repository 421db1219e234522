import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { LEVEL_CODES } from '../../domain/approval/level.ts';
import { FINDING_KINDS, FINDING_TIES } from '../../domain/approval/radar/finding.ts';
import { TIE_KINDS } from '../../domain/approval/radar/related.ts';
import { RADAR_BOUNDS, USUAL_RADAR } from '../../domain/approval/radar/settings.ts';
import { date, noneOr, period, rowId, sha256, typedText, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';

const within = ([low, high]: readonly [number, number]) => z.int().min(low).max(high);

/** What the radar is tuned by [U]. */
export const radarSettings = z.strictObject({
  windowDays: within(RADAR_BOUNDS.windowDays),
  nearPercent: within(RADAR_BOUNDS.nearPercent),
  sameDay: within(RADAR_BOUNDS.sameDay),
  repeatDays: within(RADAR_BOUNDS.repeatDays),
  regularMonths: within(RADAR_BOUNDS.regularMonths),
  regularPercent: within(RADAR_BOUNDS.regularPercent),
});

/** One document of a finding, as evidence. */
const evidence = z.object({
  id: z.string(),
  /** 单据号; `#12` of a file's row 12 without one. */
  number: z.string(),
  unit: unitCode,
  unitName: z.string(),
  day: date,
  amount: yuanText,
  payee: z.string(),
  category: z.enum(CATEGORY_CODES),
});

/** What the radar found, with its evidence and the level that it should have had. */
export const radarFinding = z.object({
  kind: z.enum(FINDING_KINDS),
  /** Documents, the oldest first; of very many the first. */
  ids: z.array(z.string()),
  /** How many there are in all. */
  count: z.int(),
  sum: yuanText,
  /** What they have in common: a payee or payees that are one, a project, an invoice's number. */
  by: z.enum(FINDING_TIES),
  value: z.string(),
  /** What makes several payees one. */
  ties: z.array(z.object({ by: z.enum(TIE_KINDS), value: z.string(), payees: z.array(z.string()) })),
  /** 应走层级: what the sum, or the limit just below which it stays, asks for and no part did. */
  levels: z.array(z.enum(LEVEL_CODES)),
  /** The limit that the sum reaches and no part does, or just below which it stays. */
  limit: yuanText.optional(),
  /** All of it in one sentence. */
  message: z.string(),
  evidence: z.array(evidence),
});

/** Where a case was found: by the settings that were tried, by those in force, or by both. */
const found = z.enum(['both', 'tried', 'in-force']);
const asked = z.strictObject({
  /** A table of past payments; '' for the documents of the system. */
  file: noneOr(sha256),
  fileName: typedText(255),
  /** Of the documents of the system: from when to when; absent: the year up to today. */
  first: date.optional(),
  last: date.optional(),
  /** Settings to try; absent: those in force. */
  settings: radarSettings.optional(),
});
const REFUSALS = ['no-rules', 'no-documents', 'unreadable', 'bad-rows', 'too-many', 'bad-term'] as const;
const example = { file: '0'.repeat(64), fileName: '往年支出.xlsx', settings: USUAL_RADAR };
const counts = { tried: z.int(), inForce: z.int() };

/** 化整为零预警: tried on past years before it is switched on. */
export const radar = {
  backTestRadar: query({
    summary: '回溯测试：用往年的支出试化整为零预警',
    permission: 'approval.configure',
    scope: 'community',
    input: asked,
    output: z.object({
      ...{ documents: z.int(), sum: yuanText, first: date, last: date, units: z.int() },
      /** Payees in all, and how many of them the register knows: only of those it is known who is one with whom. */
      ...{ payees: z.int(), registered: z.int() },
      /** The table of rules that it was held against. */
      rules: z.object({ version: rowId, first: date }),
      settings: z.object({ tried: radarSettings, inForce: radarSettings }),
      /** Cases by kind, the gravest first: found by both, by one alone; what the settings tried found comes to `sum`. */
      kinds: z.array(
        z.object({
          kind: z.enum(FINDING_KINDS),
          ...{ both: z.int(), onlyTried: z.int(), onlyInForce: z.int(), sum: yuanText },
        }),
      ),
      /** Documents that would have met a warning as they came: each costs a look. */
      warned: z.object(counts),
      months: z.array(z.object({ month: period, documents: z.int(), ...counts })),
      /** The gravest kind first, of a kind the largest sum; `total` in all. */
      total: z.int(),
      cases: z.array(radarFinding.extend({ found })),
    }),
    refusals: REFUSALS,
    example,
  }),
  radarBook: query({
    summary: '回溯测试结果（工作簿）',
    permission: 'approval.configure',
    scope: 'community',
    input: asked,
    output: z.object({ file: sha256, name: z.string() }),
    refusals: REFUSALS,
    example,
  }),
  radarTemplate: query({
    summary: '往年支出表（空表）',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ file: sha256, name: z.string() }),
    example: {},
  }),
};
