import * as z from 'zod';
import { DESK_LIMITS } from '../../domain/ledger/desk/content.ts';
import { DRAFT_STATES } from '../../domain/ledger/desk/moves.ts';
import { VOUCHER_LIMITS } from '../../domain/ledger/voucher-rules.ts';
import {
  accountCode,
  date,
  instant,
  listOf,
  pageOf,
  paging,
  period,
  rowId,
  text,
  typedText,
  unitCode,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { proposalOut } from './books.ts';

/** An amount in 元 as it is typed: '' where none was. A red entry (红字) is negative on its own side. */
const typedAmount = z.string().regex(/^(-?\d{1,13}(\.\d{1,2})?)?$/, '金额写作元，至多两位小数');

/** A line as it is typed: what is missing yet is left out or empty. */
const typedLine = z.strictObject({
  book: z.enum(['financial', 'budget']),
  code: z
    .string()
    .regex(/^[0-9]{0,20}$/, '科目编码为 4–20 位数字')
    .optional(),
  summary: typedText(VOUCHER_LIMITS.text).default(''),
  debit: typedAmount.default(''),
  credit: typedAmount.default(''),
  department: typedText(60).optional(),
  fund: typedText(60).optional(),
  project: typedText(120).optional(),
  /** `unit:H01` or `party:P001`. */
  counterparty: z
    .string()
    .regex(/^((unit|party):[A-Za-z0-9._-]{1,40})?$/, '往来单位写作 unit:编码 或 party:编码')
    .optional(),
  document: typedText(120).optional(),
});

/** A voucher as it is typed; it may be incomplete until it is submitted. */
export const draftContent = z.strictObject({
  date,
  /** 凭证字. */
  type: typedText(VOUCHER_LIMITS.type).default('记'),
  /** Empty: the first line's. A line without one takes this. */
  summary: typedText(VOUCHER_LIMITS.text).default(''),
  attachments: z.int().min(0).max(VOUCHER_LIMITS.attachments).default(0),
  lines: listOf(typedLine, DESK_LIMITS.lines),
  /** Why no budget block is due though budget-managed money moves (平行记账); the reviewer reads it. '' where none. */
  withoutBudget: typedText(200).default(''),
  /** The document out of which it is paid: `request:12` is a 用款申请; '' or absent where none is named. */
  carrier: z
    .string()
    .regex(/^([a-z]{1,16}:[1-9]\d{0,15})?$/, '支出依据的单据写作 request:编号')
    .optional(),
});

const draftState = z.enum(DRAFT_STATES);

/** What stands against a voucher (`error`), or what a person should look at (`finding`). */
const deskFinding = z.object({
  severity: z.enum(['error', 'finding']),
  code: z.string(),
  /** One sentence. */
  message: z.string(),
  /** The typed line, from 1; null where it is about the whole voucher. */
  line: z.int().nullable(),
  account: z.string().nullable(),
});

/** What submitting would say of the content, and the budget block that it lacks. */
const examination = {
  /** Errors refuse submitting, reviewing and posting; findings do not. */
  findings: z.array(deskFinding),
  /** Money of the budget moves and there is no budget block: without one, submitting asks for `withoutBudget`. */
  budgetDue: z.boolean(),
  /** The budget block that it lacks (平行记账), where a rule knows it, once the financial block is whole and balances. */
  proposal: proposalOut.nullable(),
  /** The block that the rules would make now, where one stands there already; null where they know none. */
  rival: proposalOut.nullable(),
  /** The financial block moves 货币资金: a voucher that the cashier signs. */
  cash: z.boolean(),
};

/** One draft in a list. People stand by their sign-in names; `names` beside the list says what they are called. */
const draftHead = z.object({
  id: z.int(),
  unit: z.string(),
  period: z.string(),
  date: z.string(),
  type: z.string(),
  state: draftState,
  /** Rises with each save; every command names the one that its person saw. */
  revision: z.int(),
  /** As the voucher will have it. */
  summary: z.string(),
  /** Σ of the financial debits; null where it is beyond what can be booked. */
  total: yuanText.nullable(),
  lines: z.int(),
  attachments: z.int(),
  /** 制单人: who saved it last, and when. */
  preparedBy: z.string(),
  saved: instant,
  /** 审核人, once it is reviewed. */
  reviewedBy: z.string().nullable(),
  reviewed: instant.nullable(),
  /** 出纳, once she signed. */
  signedBy: z.string().nullable(),
  signed: instant.nullable(),
  /** Posting waits for the cashier's sign (等出纳签字). */
  unsigned: z.boolean(),
  /** Of one that was returned (退回) and not submitted since: why, by whom and when. */
  returned: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  /** The reason given for having no budget block; '' where none. */
  withoutBudget: z.string(),
  /** The voucher that it became: its id, and its number as people say it (`记-12`). */
  voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
  /** The template that it was made from in its rhythm (周期凭证), and for which month. */
  recurring: z.object({ template: z.int(), name: z.string(), period: z.string() }).nullable(),
});

const names = z.record(z.string(), z.string());

/** How many drafts stand in each state. */
const totals = z.object({
  draft: z.int(),
  submitted: z.int(),
  reviewed: z.int(),
  posted: z.int(),
  discarded: z.int(),
  /** Of those submitted or reviewed: what waits for the cashier's sign. */
  unsigned: z.int(),
});

/** Drafts with the revision that the person saw: what was changed since is refused. */
const named = listOf(z.strictObject({ id: rowId, revision: rowId }), DESK_LIMITS.named, 1);

/** What became of one draft: done, or refused with every sentence why, and then it is as it was. */
const outcome = z.object({
  draft: z.int(),
  state: z.enum(['done', 'refused']),
  reasons: z.array(
    z.object({ code: z.string(), message: z.string(), line: z.int().nullable(), account: z.string().nullable() }),
  ),
  /** Of one that was posted. */
  voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
});

/** Each draft is decided on its own: good ones go through, in the order of the input; the others stay and say why. */
const outcomes = z.object({ done: z.int(), refused: z.int(), outcomes: z.array(outcome) });

type DeskPermission = 'ledger.prepare' | 'ledger.review' | 'ledger.sign' | 'ledger.post';

const move = (summary: string, permission: DeskPermission) =>
  command({
    summary,
    permission,
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, drafts: named }),
    output: outcomes,
    example: { unit: 'T01', drafts: [{ id: 1, revision: 1 }] },
  });

const EXAMPLE = {
  date: '2025-12-05',
  type: '记',
  summary: '付药款',
  attachments: 2,
  lines: [
    { book: 'financial' as const, code: '2302', summary: '付药款', debit: '40.00', credit: '' },
    { book: 'financial' as const, code: '1002', summary: '付药款', debit: '', credit: '40.00' },
  ],
  withoutBudget: '',
};

/** 凭证工作台: a voucher from the first line typed to its number; posted ones are answered by `reverseVoucher`. */
export const desk = {
  saveDraft: command({
    summary: '保存凭证草稿：新建，或在自己看到的版本上修改',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    /** `id` and `revision` together, of the draft that is changed; neither makes a new one. */
    input: z
      .strictObject({ unit: unitCode, id: rowId.optional(), revision: rowId.optional(), content: draftContent })
      .refine(({ id, revision }) => (id === undefined) === (revision === undefined), {
        message: '修改草稿须写明编号和版本',
        path: ['revision'],
      }),
    output: z.object({ id: z.int(), revision: z.int(), saved: instant }),
    /** `changed-elsewhere`: somebody saved it since; the sentence says who and when, `ledger.draft` gives theirs. */
    refusals: ['changed-elsewhere', 'not-a-draft', 'too-many-drafts'],
    example: { unit: 'T01', content: EXAMPLE },
  }),
  submitDrafts: move('提交凭证', 'ledger.prepare'),
  withdrawDrafts: move('撤回已提交的凭证', 'ledger.prepare'),
  reviewDrafts: move('审核凭证', 'ledger.review'),
  returnDrafts: command({
    summary: '退回凭证，写明原因',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, drafts: named, reason: text(200) }),
    output: outcomes,
    example: { unit: 'T01', drafts: [{ id: 1, revision: 1 }], reason: '摘要不清' },
  }),
  unreviewDrafts: move('弃审', 'ledger.review'),
  signDrafts: move('出纳签字', 'ledger.sign'),
  unsignDrafts: move('取消出纳签字', 'ledger.sign'),
  postDrafts: move('凭证记账', 'ledger.post'),
  discardDrafts: move('作废凭证草稿', 'ledger.prepare'),
  drafts: query({
    summary: '凭证工作台：各状态的凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent: every unit in scope. */
      unit: unitCode.optional(),
      period: period.optional(),
      /** Absent: those that are open (draft, submitted, reviewed). */
      states: listOf(draftState, DRAFT_STATES.length, 1).optional(),
      /** Only what the caller prepared. */
      own: z.boolean().default(false),
      /** Only what waits for the cashier's sign. */
      unsigned: z.boolean().default(false),
      descending: z.boolean().default(false),
      ...paging,
    }),
    /** By date, then as they were made. The totals count every state, whatever `states` asks for. */
    output: pageOf(draftHead).extend({
      totals,
      units: z.array(totals.extend({ unit: z.string() })),
      /** Whether the community asks for the cashier's sign. */
      cashierSigns: z.boolean(),
      names,
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  draft: query({
    summary: '一张凭证草稿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId }),
    output: draftHead.extend({
      content: draftContent,
      /** Names of the accounts on its lines, by code. */
      accounts: z.record(z.string(), z.string()),
      names,
      ...examination,
    }),
    example: { unit: 'T01', id: 1 },
  }),
  checkDraft: query({
    summary: '检查正在录入的凭证，不保存',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, content: draftContent }),
    output: z.object(examination),
    example: { unit: 'T01', content: EXAMPLE },
  }),
  accountHint: query({
    summary: '录入时显示的科目名称与余额',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, code: accountCode, date }),
    /** Null where the unit has no such account. */
    output: z
      .object({
        code: z.string(),
        name: z.string(),
        book: z.enum(['financial', 'budget']),
        side: z.enum(['debit', 'credit']),
        leaf: z.boolean(),
        /** Debit-positive, of what is posted up to the end of the date's month, with the accounts below it. */
        balance: yuanText,
      })
      .nullable(),
    example: { unit: 'T01', code: '1002', date: '2025-12-05' },
  }),
};
