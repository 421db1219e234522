import * as z from 'zod';
import { text } from '../fields.ts';
import { command, query } from '../operation.ts';

const day = z.int().min(1).max(31).nullable();

/** 月结期限: days of the following month; null where the community sets none. */
const deadlinesOut = z.object({ submitDay: day, consolidateDay: day });

export const deadlines = {
  deadlines: query({
    summary: '月结期限：各单位次月几日前上报，次月几日前合并',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: deadlinesOut,
    example: {},
  }),
  setDeadlines: command({
    summary: '设定月结期限',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ submitDay: day, consolidateDay: day, reason: text(200) }),
    output: deadlinesOut,
    refusals: ['consolidated-before-submitted'],
    example: { submitDay: 5, consolidateDay: 10, reason: '按县卫健局要求' },
  }),
};
