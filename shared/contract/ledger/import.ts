import * as z from 'zod';
import { accountCode, done, period, rowId, sha256, text, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

/** A file that was put into the store before (its SHA-256), and the name it had on the person's disk. */
export const uploaded = { file: sha256, fileName: text(255) };

/** What is known before reading: a remembered layout, and for 单位：万元 files the explicit factor. */
const readingHints = {
  layout: text(60).optional(),
  /** Set only by a person who has seen that the file is in 万元; never guessed. */
  amountsIn: z.enum(['yuan', 'wan-yuan']).default('yuan'),
  /** Which of several readings that fit is meant, by its name. */
  choose: text(60).optional(),
  /** The unit's name in a file that holds several. */
  unitName: text(120).optional(),
};

export const rejection = z.object({
  sheet: z.string().optional(),
  row: z.int(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
});

/** Who imported a file, with the display name where it is a person's, and when. */
const importer = { actor: z.string(), actorName: z.string().nullable(), instant: z.string() };

export const importKind = z.enum(['trial-balance', 'vouchers', 'intra-group']);

const imported = z.object({
  rows: z.int(),
  imported: z.int(),
  rejected: z.array(rejection),
  vouchers: z.int(),
  batch: z.int().nullable(),
  /** Accounts that the unit's chart gained. */
  newAccounts: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The batch of the same period that this trial balance or declaration replaces. */
  supersedes: z.int().nullable(),
  /** With `only`: whether the file holds vouchers after this one. */
  more: z.boolean(),
  remarks: z.array(z.string()),
});

const IMPORT_REFUSALS = [
  'unreadable',
  'ambiguous',
  'wan-yuan',
  'rejected-rows',
  'already-imported',
  'period-closed',
  'wrong-period',
  'wrong-unit',
  'wrong-kind',
  'unknown-unit',
  'unknown-layout',
  'several-units',
  'not-next',
] as const;

const example = {
  unit: 'T01',
  file: '0'.repeat(64),
  fileName: '科目余额表.xlsx',
};

export const importing = {
  /** 导入预览: everything the reader understood, and what an import would say; changes nothing. */
  previewImport: query({
    summary: '导入预览',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** Absent: found from the file's words. */
      kind: importKind.optional(),
      period: period.optional(),
      ...uploaded,
      ...readingHints,
    }),
    output: z.object({
      kind: z.enum(['trial-balance', 'vouchers', 'subsidiary-ledger', 'intra-group']),
      period: z.string().nullable(),
      unitNames: z.array(z.string()),
      columns: z.record(z.string(), z.string()),
      headerRows: z.array(z.int()),
      balanceForm: z.string().nullable(),
      hypotheses: z.array(z.object({ name: z.string(), fits: z.boolean(), detail: z.string() })),
      rows: z.int(),
      vouchers: z.int(),
      skipped: z.array(z.object({ sheet: z.string().optional(), row: z.int(), reason: z.string(), text: z.string() })),
      rejected: z.array(rejection),
      newAccounts: z.array(z.object({ code: z.string(), name: z.string() })),
      /** The year with which the books would begin without knowing how it opened (年初数); null where that is known. */
      openingsWanted: z.int().nullable(),
      /** The standing batch of the same unit, month and kind, in whose place an import would come. */
      replaces: z.object({ batch: z.int(), fileName: z.string(), ...importer }).nullable(),
      remarks: z.array(z.string()),
    }),
    refusals: IMPORT_REFUSALS,
    long: true,
    example: { ...example, kind: 'trial-balance' as const, period: '2025-12' },
  }),
  importTrialBalance: command({
    summary: '导入科目余额表',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period, ...uploaded, ...readingHints }),
    output: imported,
    refusals: IMPORT_REFUSALS,
    long: true,
    example: { ...example, period: '2025-12' },
  }),
  importOpenings: command({
    summary: '导入年初余额：上年12月、本年1月的科目余额表，或带年初余额栏的',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** The fiscal year that opens with these balances. */
      year: z.int().min(1900).max(2199),
      /** The month of the trial balance, where the file does not say it. */
      period: period.optional(),
      ...uploaded,
      ...readingHints,
    }),
    output: z.object({ rows: z.int(), year: z.int(), remarks: z.array(z.string()) }),
    refusals: [...IMPORT_REFUSALS, 'unbalanced', 'not-closed'],
    long: true,
    example: { ...example, year: 2025 },
  }),
  importVouchers: command({
    summary: '导入凭证，导入即记账',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      ...uploaded,
      ...readingHints,
      /** Post only the file's next voucher (from 0), as its own durable commit; the batch grows by one. */
      only: z.int().min(0).max(10_000_000).optional(),
    }),
    output: imported,
    refusals: IMPORT_REFUSALS,
    long: true,
    example,
  }),
  importIntraGroup: command({
    summary: '导入内部往来辅助余额表或申报表',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period, ...uploaded, ...readingHints }),
    output: imported,
    refusals: [...IMPORT_REFUSALS, 'unknown-counterparty'],
    long: true,
    example: { ...example, period: '2025-12' },
  }),
  rejectedRows: query({
    summary: '整份文件作为工作簿取回，不能导入的行标出并写明原因，改好可整份再导入',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      kind: importKind,
      period: period.optional(),
      ...uploaded,
      ...readingHints,
    }),
    output: z.object({ file: sha256, rows: z.int() }),
    refusals: IMPORT_REFUSALS,
    example: { ...example, kind: 'trial-balance' as const, period: '2025-12' },
  }),
  undoImport: command({
    summary: '撤销一批导入（余额表或申报表；凭证以红字冲销撤回）',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, batch: rowId, reason: text(200) }),
    output: z.object({ batch: z.int(), reversed: z.int() }),
    refusals: ['period-closed', 'already-undone'],
    example: { unit: 'T01', batch: 1, reason: '单位重新报送' },
  }),
  batches: query({
    summary: '导入历史',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode.optional(), period: period.optional() }),
    output: z.array(
      z.object({
        id: z.int(),
        unit: z.string(),
        period: z.string(),
        kind: z.string(),
        fileName: z.string(),
        sha256: z.string(),
        rows: z.int(),
        imported: z.int(),
        ...importer,
        /** Whether it counts no more: a person took it back, or a later batch took its place. */
        undone: z.boolean(),
        /** The later batch of the same unit, period and kind that took its place; null where none did. */
        replacedBy: z.int().nullable(),
        /** Where its period stands: only in an open one can it be undone. */
        periodState: z.enum(['open', 'submitted', 'locked']),
        /** Vouchers of the file that are posted when its import was cut off; null when it is whole. */
        resumeAt: z.int().nullable(),
      }),
    ),
    example: { unit: 'T01' },
  }),
  layouts: query({
    summary: '已记住的导入版式',
    permission: 'ledger.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(z.object({ name: z.string(), kind: z.string(), columns: z.record(z.string(), z.string()) })),
    example: {},
  }),
  rememberLayout: command({
    summary: '把读懂的版式记在一个名字下',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      name: text(60),
      unit: unitCode,
      kind: importKind,
      period: period.optional(),
      ...uploaded,
      ...readingHints,
    }),
    output: done,
    refusals: IMPORT_REFUSALS,
    example: { ...example, name: '用友U8 余额表', kind: 'trial-balance' as const },
  }),
};

/** One line of a voucher as contracts say it: amounts in 元, exactly one of debit and credit not zero. */
export const voucherLineOut = z.object({
  line: z.int(),
  book: z.enum(['financial', 'budget']),
  code: accountCode,
  /** The account's name; of a posted voucher with those above it: 银行存款/工商银行基本户. */
  name: z.string(),
  summary: z.string(),
  debit: yuanText,
  credit: yuanText,
  department: z.string().optional(),
  fund: z.string().optional(),
  project: z.string().optional(),
  counterparty: z.string().optional(),
  document: z.string().optional(),
});
