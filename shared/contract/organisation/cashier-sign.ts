import * as z from 'zod';
import { text } from '../fields.ts';
import { command, query } from '../operation.ts';

/** 出纳签字: whether vouchers of cash and bank are posted only after the cashier signed. */
const cashierSignOut = z.object({ required: z.boolean() });

export const cashierSign = {
  cashierSign: query({
    summary: '收付款凭证记账前是否须出纳签字',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: cashierSignOut,
    example: {},
  }),
  setCashierSign: command({
    summary: '设定收付款凭证记账前是否须出纳签字',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ required: z.boolean(), reason: text(200) }),
    output: cashierSignOut,
    example: { required: true, reason: '会计基础工作规范 第五十一条' },
  }),
};
