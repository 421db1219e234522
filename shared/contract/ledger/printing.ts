import * as z from 'zod';
import { PRINTED_BOOKS } from '../../domain/ledger/printing/book-paper.ts';
import { PRINTED_AT_ONCE } from '../../domain/ledger/printing/paper.ts';
import { accountCode, date, listOf, pageOf, paging, period, rowId, text, unitCode, yuanText } from '../fields.ts';
import { query } from '../operation.ts';
import { voucherHead } from './books.ts';
import { voucherLineOut } from './import.ts';

const turnover = { debit: yuanText, credit: yuanText };

/** Vouchers and books as they are printed and bound (凭证打印, 账簿打印). */
export const printing = {
  printedVouchers: query({
    summary: '打印用的整张凭证：一个单位一个月，按凭证字号',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      period,
      /** 凭证字; absent: the first that the month has. */
      type: text(20).optional(),
      /** Numbers from and to, both counted in; absent: all. */
      from: rowId.optional(),
      to: rowId.optional(),
      offset: paging.offset,
      limit: z.int().min(1).max(PRINTED_AT_ONCE).default(PRINTED_AT_ONCE),
    }),
    /** By number. `total` counts all that were asked for. */
    output: pageOf(voucherHead.extend({ lines: z.array(voucherLineOut) })).extend({
      type: z.string().nullable(),
      /** 凭证字 that the unit's month has, and the highest number of each. */
      types: listOf(z.object({ type: z.string(), last: z.int() }), 100),
      /** Display names of the people who made, reviewed and posted, by their sign-in names. */
      names: z.record(z.string(), z.string()),
    }),
    example: { unit: 'T01', period: '2025-12', from: 1, to: 20 },
  }),
  printedBook: query({
    summary: '打印用的整本账簿：总账、明细账、日记账，逐科目',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      /** 总账 has accounts of the first level without lines; 明细账 the lowest accounts; 日记账 those of cash and banks. */
      book: z.enum(PRINTED_BOOKS),
      /** Months of one year. */
      from: period,
      to: period,
      /** The first account, and those below it or after it; absent: from the first of the chart. */
      first: accountCode.optional(),
      /** The last account, and those below it; absent: to the end. */
      last: accountCode.optional(),
    }),
    output: z.object({
      /** In the order of their codes; those that neither stand nor move are left out. */
      accounts: z.array(
        z.object({
          code: z.string(),
          /** With the accounts above it. */
          name: z.string(),
          /** Balances debit-positive. */
          opening: yuanText,
          months: z.array(
            z.object({ period: z.string(), ...turnover, yearDebit: yuanText, yearCredit: yuanText, closing: yuanText }),
          ),
          lines: z.array(z.object({ date, period: z.string(), number: z.string(), summary: z.string(), ...turnover })),
        }),
      ),
      /** The account with which what was too much for once goes on; null at the end. */
      next: z.string().nullable(),
      /** How many accounts were asked for in all. */
      total: z.int(),
    }),
    refusals: ['not-one-year', 'too-many-lines'],
    example: { unit: 'T01', book: 'detail', from: '2025-01', to: '2025-12', first: '1002', last: '1002' },
  }),
};
