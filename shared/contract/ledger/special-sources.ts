import * as z from 'zod';
import { SPECIAL_CHOICES } from '../../domain/ledger/period-end/special-sources.ts';
import { listOf, text } from '../fields.ts';
import { command, query } from '../operation.ts';

const code = z.enum(SPECIAL_CHOICES.map((choice) => choice.code) as [string, ...string[]]);

/** Every source that is not fiscal, and whether its money is tied to a purpose. */
const chosen = z.array(z.object({ code: z.string(), name: z.string(), special: z.boolean() }));

/** 专项资金来源: which money that is not fiscal closes into 非财政拨款结转 though no project is named. */
export const specialSources = {
  specialSources: query({
    summary: '哪些资金来源是非财政专项资金',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: chosen,
    example: {},
  }),
  setSpecialSources: command({
    summary: '设定哪些资金来源是非财政专项资金',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ sources: listOf(code, SPECIAL_CHOICES.length), reason: text(200) }),
    output: chosen,
    example: { sources: ['research', 'other-level-fiscal'], reason: '非同级财政拨款都有指定用途' },
  }),
};
