import * as z from 'zod';
import { PROVISIONS } from '../../domain/ledger/provisions/provisions.ts';
import { STATEMENTS } from '../../domain/ledger/statement.ts';
import { accountCode, date, pageOf, paging, period, rowId, sha256, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { crossed } from './crossing.ts';
import { voucherLineOut } from './import.ts';

/** A line of a statement; amounts in the line's own direction. */
const statementLine = z.object({
  key: z.string(),
  name: z.string(),
  amount: yuanText,
  prior: yuanText.nullable(),
  month: yuanText.optional(),
  depth: z.int().optional(),
});

const trialBalanceLine = z.object({
  code: z.string(),
  name: z.string(),
  book: z.enum(['financial', 'budget']),
  opening: yuanText,
  debit: yuanText,
  credit: yuanText,
  closing: yuanText,
  side: z.enum(['debit', 'credit']),
  leaf: z.boolean(),
});

/** A statement as CLI.md shapes it: of a unit, or of the community. */
export const statementOut = z.object({
  statement: z.enum(STATEMENTS),
  scope: z.string(),
  period: z.string(),
  /** Number and name of the form, as the standard calls it: `会政财01表 资产负债表`. */
  title: z.string(),
  /** The form's official number, `会政财01表`; empty for a table that has none. */
  number: z.string(),
  /** The day whose balances a balance sheet shows; null for what covers a span. */
  day: z.string().nullable(),
  caption: z.string().nullable(),
  lines: z.array(z.union([trialBalanceLine, statementLine])),
  remarks: z.array(z.string()),
  /** Of several units whose consolidation nobody has confirmed: whether manual entries that nobody confirmed are counted. */
  tried: z.object({ manual: z.boolean() }).optional(),
});

/** A voucher's head as contracts say it; `total` is Σ of the financial debits. */
export const voucherHead = z.object({
  id: z.int(),
  unit: z.string(),
  period: z.string(),
  type: z.string(),
  number: z.int(),
  date: z.string(),
  summary: z.string(),
  kind: z.enum(['ordinary', 'closing']),
  attachments: z.int(),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  postedBy: z.string(),
  /** 出纳, who signed it where its cash called for that; null where nobody did. */
  signedBy: z.string().nullable(),
  reverses: z.int().nullable(),
  reversedBy: z.int().nullable(),
  batch: z.int().nullable(),
  sourceNumber: z.string().nullable(),
  total: yuanText,
});

/** The budget block that the rules call for (平行记账建议). */
export const proposalOut = z.object({
  lines: z.array(voucherLineOut),
  rules: z.array(z.object({ key: z.string(), title: z.string(), clause: z.string() })),
  /** Accounts among which a person chooses, by the proposal's line. */
  choices: z.array(z.object({ line: z.int(), accounts: z.array(z.object({ code: z.string(), name: z.string() })) })),
  /** What stands beside several lines and could be divided otherwise; null when nothing does. */
  divided: z.string().nullable(),
  /** Accounts against the money that no rule knows. */
  unknown: z.array(z.string()),
});

/** Display names of the people who made, reviewed, posted or imported, by their sign-in names. */
const names = z.record(z.string(), z.string());

/** Which lines: amounts are 元 without sign, debit or credit alike. */
const bounds = { min: yuan.optional(), max: yuan.optional() };

/** Whose lines a book of an account shows: of a crossing (辅助核算明细账), or all. */
const accountScope = { unit: unitCode, code: accountCode, from: period, to: period, ...crossed };

export const books = {
  statement: query({
    summary: '一个单位的报表',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ statement: z.enum(STATEMENTS), period, unit: unitCode }),
    output: statementOut,
    refusals: ['other-chart'],
    example: { statement: 'balance-sheet' as const, period: '2025-12', unit: 'T01' },
  }),
  standing: query({
    summary: '全县科目汇总（未抵销）',
    permission: 'consolidation.read',
    scope: 'community',
    input: z.strictObject({ period }),
    output: z.object({
      period: z.string(),
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          book: z.enum(['financial', 'budget']),
          yearOpening: yuanText,
          yearDebit: yuanText,
          yearCredit: yuanText,
          closing: yuanText,
        }),
      ),
    }),
    example: { period: '2025-12' },
  }),
  vouchers: query({
    summary: '序时账',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      /** Absent: every unit in scope. */
      unit: unitCode.optional(),
      /** One period, or `from` to `to`; all of them when none is given. */
      period: period.optional(),
      from: period.optional(),
      to: period.optional(),
      type: text(20).optional(),
      /** In the voucher's or a line's summary, in a line's document, in the unit's own number; or a number: `记-12`, `12`. */
      text: text(100).optional(),
      /** `unit:H01` or `party:P001`. */
      counterparty: z
        .string()
        .regex(/^(unit|party):[A-Za-z0-9._-]{1,40}$/)
        .optional(),
      ...bounds,
      /** What stands on a line, on either side, or is the voucher's total. */
      amount: yuan.optional(),
      /** A line on this account or below it; with a counterparty or bounds, the same line. */
      code: accountCode.optional(),
      kind: z.enum(['ordinary', 'closing', 'reversal']).optional(),
      /** `date`: by date, then as posted. `number`: by period, type and number. */
      sort: z.enum(['date', 'number', 'unit', 'summary', 'total']).default('date'),
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: pageOf(voucherHead).extend({
      /** Σ of the financial debits of all that were found; only with the first part. */
      sum: yuanText.nullable(),
      names,
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  voucher: query({
    summary: '一张凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, id: rowId }),
    output: voucherHead.extend({
      lines: z.array(voucherLineOut),
      names,
      /** The vouchers before and after it in the unit's journal. */
      previous: z.int().nullable(),
      next: z.int().nullable(),
      /** The voucher that it reverses, and the one that reverses it, as people name them: `2025-03 记-12`. */
      reversesName: z.string().nullable(),
      reversedByName: z.string().nullable(),
      /** The import that brought it. */
      source: z
        .object({
          batch: z.int(),
          fileName: z.string(),
          sha256: z.string(),
          actor: z.string(),
          instant: z.string(),
          rows: z.int(),
        })
        .nullable(),
      /** 期末计提: what it provided for and in which month; null for any other voucher. */
      provision: z.object({ key: z.enum(PROVISIONS), period: z.string() }).nullable(),
      /** What a person should look at; `line` counts from 1. */
      findings: z.array(z.object({ kind: z.string(), message: z.string(), line: z.int().nullable() })),
      /** The budget block that it lacks (平行记账), where a rule knows it. */
      proposal: proposalOut.nullable(),
      /** Why it has no budget block, as its preparer said at the desk; '' where nothing was said. */
      withoutBudget: z.string(),
    }),
    example: { unit: 'T01', id: 1 },
  }),
  accountLines: query({
    summary: '明细账：一个科目的分录，可按辅助核算收窄',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...accountScope,
      /** In the line's summary or document. */
      text: text(100).optional(),
      ...bounds,
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: pageOf(
      z.object({
        voucher: z.int(),
        line: z.int(),
        period: z.string(),
        number: z.string(),
        date: z.string(),
        code: z.string(),
        summary: z.string(),
        debit: yuanText,
        credit: yuanText,
        counterparty: z.string(),
        department: z.string(),
        project: z.string(),
        fund: z.string(),
        document: z.string(),
        /** Debit-positive, of the account or the crossing after this line, whatever `text` and the bounds left out. */
        balance: yuanText,
      }),
    ).extend({
      /** What stood before the first line, debit-positive. */
      opening: yuanText,
      /** Each month of the span that has lines: how many there are, and turnovers of the month and of the year so far. */
      months: z.array(
        z.object({
          period: z.string(),
          lines: z.int(),
          debit: yuanText,
          credit: yuanText,
          yearDebit: yuanText,
          yearCredit: yuanText,
          closing: yuanText,
        }),
      ),
    }),
    example: { unit: 'T01', code: '1002', from: '2025-01', to: '2025-12' },
  }),
  accountBook: query({
    summary: '明细账的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(accountScope),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'T01', code: '1002', from: '2025-01', to: '2025-12' },
  }),
  journalBook: query({
    summary: '序时账的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, from: period, to: period }),
    /** `rows`: how many lines it holds. */
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
  reverseVoucher: command({
    summary: '红字冲销',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, voucher: rowId, date, reason: text(200) }),
    output: z.object({ voucher: z.int(), number: z.string() }),
    refusals: ['period-closed', 'already-reversed', 'is-a-reversal'],
    example: { unit: 'T01', voucher: 1, date: '2025-12-31', reason: '金额有误' },
  }),
};
