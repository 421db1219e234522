import * as z from 'zod';
import { PAYEE_CODE, PAYEE_LOOKS, type PayeeCode } from '../../domain/approval/payee.ts';
import { PAYEE_VERDICTS } from '../../domain/approval/payee-proposal.ts';
import { ACCOUNT_NUMBER } from '../../domain/organisation/bank-account.ts';
import { date, done, instant, noneOr, rowId, text, typedText, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

/** A payee's code: `party:` and the party's own, or `person:` and a number. */
export const payeeCode = z.string().regex(PAYEE_CODE, '没有这样的收款单位编码') as unknown as z.ZodType<
  PayeeCode,
  string
>;

const account = z.object({ name: z.string(), bank: z.string(), number: z.string() });
const signed = { display: z.string(), instant, reason: z.string() };

/** A proposal as it is shown; the number whole only for who pays, proposes or approves. */
const proposal = z.object({
  ...{ id: rowId, unit: unitCode, account, phone: z.string(), representative: z.string() },
  calledWho: z.string(),
  calledPhone: z.string(),
  calledDay: noneOr(date),
  evidence: z.string(),
  /** 期初账户: since when it was paid to before; '' for a new one. */
  usedSince: noneOr(date),
  ...signed,
  decision: z.object({ verdict: z.enum(PAYEE_VERDICTS), since: noneOr(date), ...signed }).optional(),
});

const row = z.object({
  code: payeeCode,
  name: z.string(),
  /** Not in force before: `new` waits for approval, `returned` and `withdrawn` do not. */
  state: z.enum(PAYEE_LOOKS),
  account: account.optional(),
  /** From which day the account counts, and the first on which it is paid to. */
  since: date.optional(),
  payable: date.optional(),
  phone: z.string(),
  representative: z.string(),
  /** A proposal waits to be approved. */
  waiting: z.boolean(),
  /** It waits for the caller. */
  mine: z.boolean(),
});

/** 收款单位: whom money of approvals may be paid to, and where. */
export const payees = {
  payees: query({
    summary: '收款单位：谁可以收款，账户是否生效',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({
      /** Today, of which it is said what cools. */
      day: date,
      coolDays: z.int(),
      rows: z.array(row),
      /** For which units the caller may propose; empty where for none. */
      units: z.array(unitCode),
    }),
    example: {},
  }),
  payee: query({
    summary: '一个收款单位：现行账户、历史和等待核准的一份',
    permission: 'approval.read',
    scope: 'unit',
    input: z.strictObject({ code: payeeCode }),
    output: row.extend({
      /** How much was recorded of it; to be handed back with what is done to it. */
      revision: z.int(),
      open: proposal
        .extend({
          doubts: z.array(z.object({ message: z.string() })),
          /** Purchasing approved the same account for the same firm. */
          purchasing: z.boolean(),
          may: z.array(z.enum(['approve', 'return', 'withdraw'])),
          /** Who else can approve it. */
          waitsFor: z.array(z.string()),
        })
        .optional(),
      /** Every proposal and every stop, the newest first. */
      proposals: z.array(proposal),
      stops: z.array(z.object(signed)),
      may: z.array(z.enum(['propose', 'stop'])),
    }),
    example: { code: 'party:P301' },
  }),
  payeeToPropose: query({
    summary: '登记或变更收款账户前：现在有什么，采购已核准的账户',
    permission: 'approval.apply',
    scope: 'unit',
    input: z.strictObject({ code: payeeCode }),
    output: z.object({
      name: z.string(),
      revision: z.int(),
      /** No account of it was ever approved. */
      first: z.boolean(),
      /** What to begin from: what is in force, or what was returned. */
      filled: account.extend({ phone: z.string(), representative: z.string() }).optional(),
      returned: z.string().optional(),
      /** 采购 approved an account of the firm with the same 统一社会信用代码. */
      offer: account.extend({ supplier: z.string(), phone: z.string(), representative: z.string() }).optional(),
      /** Somebody's proposal waits already. */
      waiting: z.boolean(),
    }),
    example: { code: 'party:P301' },
  }),
  proposePayee: command({
    summary: '登记或变更收款账户，由另一人核准后生效',
    permission: 'approval.apply',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** For whom it is asked. */
      unit: unitCode,
      /** Absent: a person who is not in the register yet. */
      code: payeeCode.optional(),
      person: text(60).optional(),
      /** As it was seen; 0 of one that is not there yet. */
      revision: z.int().min(0),
      name: text(100),
      bank: text(100),
      number: z.string().regex(ACCOUNT_NUMBER, '账号为 6–32 位数字'),
      phone: typedText(40),
      representative: typedText(40),
      /** 电话核实. */
      calledWho: text(40),
      calledPhone: text(40),
      calledDay: date,
      evidence: typedText(200),
      usedSince: noneOr(date),
      reason: text(200),
    }),
    output: z.object({ code: payeeCode, id: rowId }),
    refusals: [...['bad-payee', 'changed', 'open-proposal', 'not-called', 'bad-day', 'nothing-changed']] as const,
    example: {
      ...{ unit: 'T01', code: 'party:P301', revision: 0, name: '某某设备有限公司', bank: '中国银行某支行' },
      ...{ number: '622200001234', phone: '0571-88880000', representative: '某某' },
      ...{
        calledWho: '财务某会计',
        calledPhone: '0571-88880000',
        calledDay: '2025-01-06',
        evidence: '',
        usedSince: '',
      },
      reason: '首次登记',
    },
  }),
  decidePayee: command({
    summary: '核准收款账户，冷静期后可以付款，或退回',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ id: rowId, agree: z.boolean(), reason: typedText(200).optional() }),
    output: done,
    refusals: ['decided', 'same-person', 'no-reason'],
    example: { id: 1, agree: true },
  }),
  withdrawPayee: command({
    summary: '撤回自己提出、还没有结论的收款账户',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ id: rowId }),
    output: done,
    refusals: ['decided', 'not-own'],
    example: { id: 1 },
  }),
  stopPayee: command({
    summary: '停用收款单位，不再向它付款',
    permission: 'approval.configure',
    scope: 'community',
    input: z.strictObject({ code: payeeCode, revision: z.int().min(0), reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-in-force'],
    example: { code: 'party:P301', revision: 2, reason: '已经注销' },
  }),
};
