import * as z from 'zod';
import { SETTING_BOUNDS } from '../../domain/approval/settings.ts';
import { done, text, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { radarSettings } from './radar.ts';

const days = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);

/** What is set alike coming in and going out. */
const fields = {
  /** 账户冷静期, in days. */
  coolDays: days(SETTING_BOUNDS.coolDays),
  /** 紧急支出补办期限, in days. */
  urgentDays: days(SETTING_BOUNDS.urgentDays),
  meeting: z.strictObject({
    /** 到会比例: more than half. */
    quorum: z.strictObject({
      parts: z.int().min(1).max(SETTING_BOUNDS.quorumOf[1]),
      of: days(SETTING_BOUNDS.quorumOf),
    }),
    half: z.enum(['ought', 'present']),
  }),
  radar: radarSettings,
  radarOn: z.boolean(),
  radarEscalates: z.boolean(),
};

/** 审批设定: what no law sets, one record of the community. */
export const settings = {
  settings: query({
    summary: '审批设定',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      settings: z.object({ contractFrom: yuanText, largeFrom: yuanText, ...fields }),
      /** How often it was set; to be handed back with what is set. */
      revision: z.int().min(0),
      maySet: z.boolean(),
    }),
    example: {},
  }),
  setApprovalSettings: command({
    summary: '设定审批：整份设定，写明原因',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({
      /** As it was seen. */
      revision: z.int().min(0),
      settings: z.strictObject({
        /** 合同起点 and 论证材料起点, in 元. */
        contractFrom: yuan,
        largeFrom: yuan,
        ...fields,
      }),
      reason: text(200),
    }),
    output: done,
    refusals: ['changed', 'bad-setting', 'nothing-changed'],
    example: {
      revision: 0,
      settings: {
        ...{ contractFrom: '50000', largeFrom: '50000', coolDays: 5, urgentDays: 5 },
        meeting: { quorum: { parts: 2, of: 3 }, half: 'ought' },
        radar: {
          ...{ windowDays: 30, nearPercent: 90, sameDay: 2, repeatDays: 7, regularMonths: 3, regularPercent: 20 },
        },
        ...{ radarOn: false, radarEscalates: true },
      },
      reason: '按医共体管理委员会决议',
    },
  }),
};
