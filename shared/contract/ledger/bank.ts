import * as z from 'zod';
import { MATCH_RULES } from '../../domain/ledger/bank/item.ts';
import { BANK_LIMITS } from '../../domain/ledger/bank/limits.ts';
import {
  accountCode,
  date,
  done,
  listOf,
  period,
  rowId,
  text,
  typedText,
  unitCode,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import {
  bankAccountOut,
  bankSettings,
  breakOut,
  itemKey,
  itemOut,
  reconciliationOut,
  side,
  stage,
  who,
} from './bank-fields.ts';
import { rejection, uploaded } from './import.ts';

const at = { unit: unitCode, account: rowId };
const month = { ...at, period };
const example = { unit: 'T01', account: 1 };
const monthExample = { ...example, period: '2025-12' };
const fileExample = { ...example, file: '0'.repeat(64), fileName: '工行明细.csv' };

const STATEMENT_REFUSALS = ['unreadable', 'ambiguous', 'several-accounts', 'wrong-account'] as const;

/** 银行对账: accounts, statements, matches, and the month's 余额调节表. */
export const bank = {
  bankAccounts: query({
    summary: '银行账户与各自的对账进度',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent: every unit in scope. */
      unit: unitCode.optional(),
      period,
    }),
    output: z.array(
      bankAccountOut.extend({
        stage,
        /** Lines of each side that nothing settles by the month's end. */
        openBank: z.int(),
        openBook: z.int(),
        difference: yuanText.nullable(),
      }),
    ),
    example: { unit: 'T01', period: '2025-12' },
  }),
  saveBankAccount: command({
    summary: '登记或修改银行账户',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** Of the account that is changed; absent for a new one. */
      id: rowId.optional(),
      number: z.string().regex(/^\d{6,32}$/, '银行账号为 6–32 位数字'),
      bank: text(60),
      code: accountCode,
      start: period,
      opening: yuan.optional(),
      closed: z.boolean().default(false),
    }),
    output: z.object({ id: z.int() }),
    refusals: ['not-bank-account', 'not-leaf', 'already-there', 'in-use'],
    example: { unit: 'T01', number: '1102020209000123456', bank: '工商银行', code: '1002', start: '2025-12' },
  }),
  setBankSettings: command({
    summary: '设定对账的日期范围、一对多笔数和账龄天数',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...bankSettings }),
    output: done,
    example: { unit: 'T01', windowDays: 10, mostLines: 5, agedDays: 30, oldDays: 90 },
  }),
  previewStatement: query({
    summary: '读银行对账单，看看会导入什么',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** Absent: found by the number in the file. */
      account: rowId.optional(),
      ...uploaded,
      choose: text(60).optional(),
    }),
    output: z.object({
      /** The unit's account that it is of; null where its number is not known yet. */
      account: z.int().nullable(),
      number: z.string().nullable(),
      holder: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      opening: yuanText.nullable(),
      closing: yuanText.nullable(),
      in: yuanText,
      out: yuanText,
      /** Lines in the file; of these new, kept already, and before reconciling begins. */
      rows: z.int(),
      fresh: z.int(),
      known: z.int(),
      early: z.int(),
      columns: z.record(z.string(), z.string()),
      skipped: z.array(z.object({ row: z.int(), reason: z.string(), text: z.string() })),
      rejected: z.array(rejection),
      breaks: z.array(breakOut),
      remarks: z.array(z.string()),
    }),
    refusals: STATEMENT_REFUSALS,
    long: true,
    example: fileExample,
  }),
  importStatement: command({
    summary: '导入银行对账单',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      ...uploaded,
      choose: text(60).optional(),
      /** Said by a person who has seen where the balances do not follow. */
      acceptBreaks: z.boolean().default(false),
    }),
    output: z.object({ statement: z.int().nullable(), rows: z.int(), added: z.int(), known: z.int(), early: z.int() }),
    refusals: [...STATEMENT_REFUSALS, 'rejected-rows', 'balance-broken', 'period-closed'],
    long: true,
    example: fileExample,
  }),
  undoStatement: command({
    summary: '撤销导入的银行对账单',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, statement: rowId, reason: text(200) }),
    output: done,
    refusals: ['already-undone', 'matched', 'period-closed'],
    example: { ...example, statement: 1, reason: '导错了账户' },
  }),
  bankMonth: query({
    summary: '一个银行账户一个月的对账：两边的流水、勾对、未达账项和余额调节表',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(month),
    output: z.object({
      account: bankAccountOut,
      stage,
      /** Why the month can no longer be changed; null where it can. */
      frozen: z.string().nullable(),
      settings: z.object(bankSettings),
      bank: z.array(itemOut),
      book: z.array(itemOut),
      matches: z.array(
        z.object({
          id: z.int(),
          rule: z.enum(MATCH_RULES),
          bank: z.array(z.string()),
          book: z.array(z.string()),
          /** Σ of one side. */
          amount: yuanText,
          ...who,
        }),
      ),
      /** Null where nothing says what the bank's balance is. */
      reconciliation: reconciliationOut.nullable(),
      breaks: z.array(breakOut),
      /** The day of the last line that came in, up to the month's end. */
      lastDay: z.string().nullable(),
      statements: z.array(
        z.object({
          id: z.int(),
          fileName: z.string(),
          from: z.string(),
          to: z.string(),
          rows: z.int(),
          added: z.int(),
          opening: yuanText.nullable(),
          closing: yuanText.nullable(),
          undone: z.boolean(),
          ...who,
        }),
      ),
      made: z.object(who).nullable(),
      reviewed: z.object(who).nullable(),
      names: z.record(z.string(), z.string()),
    }),
    example: monthExample,
  }),
  bankProposals: query({
    summary: '自动勾对：按单据号、金额和日期、几笔合一笔提出建议',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(month),
    output: z.object({
      proposals: z.array(
        z.object({
          rule: z.enum(MATCH_RULES),
          /** Nothing else fits: it may be accepted unseen. */
          sure: z.boolean(),
          bank: z.array(z.string()),
          book: z.array(z.string()),
        }),
      ),
    }),
    example: monthExample,
  }),
  matchLines: command({
    summary: '勾对：这些银行流水就是这些账上分录',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...month,
      matches: listOf(
        z.strictObject({
          bank: listOf(itemKey, BANK_LIMITS.linesOfMatch),
          book: listOf(itemKey, BANK_LIMITS.linesOfMatch),
        }),
        BANK_LIMITS.matches,
        1,
      ),
    }),
    output: z.object({ matched: z.int() }),
    refusals: ['not-open', 'unequal', 'twice', 'period-closed', 'before-start'],
    example: { ...monthExample, matches: [{ bank: ['b1'], book: ['v1.2'] }] },
  }),
  unmatchLines: command({
    summary: '取消勾对',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, matches: listOf(rowId, BANK_LIMITS.matches, 1) }),
    output: done,
    refusals: ['period-closed'],
    example: { ...example, matches: [1] },
  }),
  addBankBeginning: command({
    summary: '登记期初未达账项（启用前就未达的）',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      side,
      date,
      /** Money in positive, money out negative. */
      amount: yuan,
      text: text(200),
      document: typedText(60).default(''),
    }),
    output: z.object({ id: z.int() }),
    refusals: ['not-before-start', 'zero', 'too-many', 'period-closed'],
    example: { ...example, side: 'book' as const, date: '2025-11-30', amount: '-40.00', text: '已开支票未兑付' },
  }),
  removeBankBeginning: command({
    summary: '删去期初未达账项',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, id: rowId }),
    output: done,
    refusals: ['matched', 'period-closed'],
    example: { ...example, id: 1 },
  }),
  makeReconciliation: command({
    summary: '编制银行存款余额调节表',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(month),
    output: done,
    refusals: ['no-statement', 'period-closed', 'before-start'],
    example: monthExample,
  }),
  reviewReconciliation: command({
    summary: '复核银行存款余额调节表',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(month),
    output: done,
    refusals: ['not-made', 'stale', 'not-tied', 'separation', 'already-reviewed'],
    example: monthExample,
  }),
  returnReconciliation: command({
    summary: '取消复核，退回银行存款余额调节表',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...month, reason: text(200) }),
    output: done,
    refusals: ['not-made', 'period-closed', 'later-reviewed'],
    example: { ...monthExample, reason: '漏了一笔利息' },
  }),
  reconciliationBook: query({
    summary: '银行存款余额调节表，作为工作簿取回',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(month),
    output: z.object({ file: z.string(), name: z.string() }),
    refusals: ['no-statement'],
    example: monthExample,
  }),
};
