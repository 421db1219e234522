import * as z from 'zod';
import { WISH_FATES } from '../../domain/procurement/formulary/wish.ts';
import { date, done, text, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { paper, seen } from './fields.ts';
import { EXAMPLE_ITEM, itemIn, itemOut } from './formulary-item.ts';

const own = { permission: 'procurement.request', scope: 'unit', unitOf: ['unit'] } as const;
const ofWish = z.strictObject({ ...seen, unit: unitCode });
const EXAMPLE = { id: 1, revision: 1, unit: 'T01' };

/** 新增品种建议: what a unit's pharmacists would have in the formulary; the committee decides (decidePapers). */
export const wishes = {
  wishes: query({
    summary: '新增品种建议',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode.optional() }),
    output: z.object({
      wishes: z.array(
        z.object({
          ...paper,
          ...{ unit: z.string(), unitName: z.string(), day: z.string(), item: itemOut },
          /** 申请理由, 适应症, 循证依据, as the unit wrote them. */
          ...{ why: z.string(), indications: z.string(), evidence: z.string() },
          fate: z.enum(WISH_FATES),
          /** What is to be looked at before it is decided. */
          problems: z.array(z.string()),
        }),
      ),
    }),
    example: {},
  }),
  saveWish: command({
    summary: '登记或修改新增品种建议',
    ...own,
    input: z.strictObject({
      unit: unitCode,
      at: z.strictObject(seen).optional(),
      /** 建议日期. */
      day: date,
      item: itemIn,
      why: text(500),
      indications: text(300),
      evidence: text(500),
    }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'bad-item'],
    example: {
      ...{ unit: 'T01', day: '2025-05-12', item: EXAMPLE_ITEM, why: '乡镇门诊常用，现行目录没有同类口服剂型' },
      ...{ indications: '敏感菌所致呼吸道感染', evidence: '国家基本药物目录' },
    },
  }),
  handWish: command({
    summary: '把新增品种建议交药事会',
    ...own,
    input: ofWish,
    output: done,
    refusals: ['changed', 'not-now', 'not-fit'],
    example: EXAMPLE,
  }),
  withdrawWish: command({
    summary: '撤回新增品种建议',
    ...own,
    input: ofWish.extend({ reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-now'],
    example: { ...EXAMPLE, reason: '已有替代品种' },
  }),
};
