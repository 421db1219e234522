import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { BODIES } from '../../domain/approval/level.ts';
import { MEETING_LIMITS, MINUTES_KINDS, REVERSED } from '../../domain/approval/meeting.ts';
import {
  date,
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

const body = z.enum(BODIES);
const count = z.int().min(0).max(MEETING_LIMITS.people);
const votes = z.strictObject({ for: count, against: count, abstained: count });

const document = {
  id: rowId,
  number: z.string(),
  ...{ unit: z.string(), unitName: z.string(), purpose: z.string(), payeeName: z.string() },
  category: z.enum(CATEGORY_CODES),
};

const resolution = z.object({
  ...document,
  /** What the body decided of; `asked` is what was applied for. */
  ...{ amount: yuanText, asked: yuanText },
  ...{ for: z.int(), against: z.int(), abstained: z.int() },
  carried: z.boolean(),
});

const head = z.object({
  id: rowId,
  body,
  /** 纪要编号. */
  number: z.string(),
  day: date,
  /** 应到 and 实到. */
  ...{ ought: z.int(), present: z.int() },
  chair: z.string(),
  /** Of the units that the caller sees. */
  resolutions: z.array(resolution),
});

/** 会议纪要 (三重一大集体决策): what bodies decided, and how it is recorded. */
export const meetings = {
  meetings: query({
    summary: '会议纪要：登记簿',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ year, body: body.optional() }),
    output: z.object({
      rows: z.array(head),
      /** Bodies whose minutes the caller keeps today. */
      keeps: z.array(body),
    }),
    example: { year: 2026 },
  }),
  meeting: query({
    summary: '一次会议：到会、决议和纪要',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: head.extend({
      names: z.array(z.string()),
      note: z.string(),
      /** Who recorded it, and when. */
      ...{ display: z.string(), instant },
      /** The scan; null for who does not see every unit that it speaks of. */
      minutes: z.object({ name: z.string(), kind: z.enum(MINUTES_KINDS), bytes: z.int(), sha256 }).nullable(),
    }),
    example: { id: 1 },
  }),
  minutesFile: query({
    summary: '取回会议纪要的扫描件',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: z.object({ file: sha256, name: z.string(), kind: z.enum(MINUTES_KINDS), bytes: z.int() }),
    refusals: ['damaged'],
    example: { id: 1 },
  }),
  waitingForMeeting: query({
    summary: '等会议决议、由我登记纪要的大额支出申请',
    permission: 'approval.decide',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      day: date,
      /** What a vote needs. */
      settings: z.object({
        quorum: z.object({ parts: z.int(), of: z.int() }),
        half: z.enum(['ought', 'present']),
      }),
      bodies: z.array(
        z.object({
          body,
          /** 应到 of its last meeting; null before the first. */
          ought: z.int().nullable(),
          documents: z.array(
            z.object({ ...document, revision: z.int(), amount: yuanText, day: date, warnings: z.int() }),
          ),
        }),
      ),
    }),
    example: {},
  }),
  recordMeeting: command({
    summary: '登记会议纪要：集体决策的大额支出据以通过或驳回',
    permission: 'approval.decide',
    scope: 'community',
    input: z.strictObject({
      body,
      number: text(40),
      day: date,
      ought: count,
      present: listOf(text(40), MEETING_LIMITS.people),
      chair: text(40),
      ...uploaded,
      note: typedText(500),
      resolutions: listOf(
        z.strictObject({ id: rowId, revision: z.int().min(1), unit: unitCode, amount: yuan, votes }),
        MEETING_LIMITS.resolutions,
      ),
    }),
    output: z.object({
      id: rowId,
      /** How many of its resolutions were carried, and how many not. */
      ...{ carried: z.int(), lost: z.int() },
    }),
    refusals: [
      ...['changed', 'not-now', 'not-asked', 'apart', 'short', 'over'],
      ...['bad-meeting', 'bad-day', 'number-taken', 'too-large', 'not-a-paper', 'unreadable'],
    ] as const,
    example: {
      ...{ body: 'party', number: '青党纪〔2026〕3号', day: '2026-03-30', ought: 7, chair: '某书记' },
      present: ['某书记', '某院长', '某副院长', '某纪委书记', '某总会计师'],
      ...{ file: '0'.repeat(64), fileName: '党委会纪要.pdf', note: '' },
      resolutions: [
        { id: 1, revision: 5, unit: 'T01', amount: '600000.00', votes: { for: 5, against: 0, abstained: 0 } },
      ],
    },
  }),
  reversedOrder: query({
    summary: '决策程序倒置：先放行、先签约或先付款，后决策的大额支出',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(
      z.object({
        ...document,
        amount: yuanText,
        /** When it was decided; '' while it is not. */
        decided: noneOr(date),
        /** What came before that, and when it did. */
        before: z.array(z.object({ what: z.enum(REVERSED), day: date })),
      }),
    ),
    example: { year: 2026 },
  }),
};
