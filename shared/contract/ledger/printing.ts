import * as z from 'zod';
import { PRINTED_AT_ONCE } from '../../domain/ledger/printing/paper.ts';
import { listOf, pageOf, paging, period, rowId, text, unitCode } from '../fields.ts';
import { query } from '../operation.ts';
import { voucherHead } from './books.ts';
import { voucherLineOut } from './import.ts';

/** Vouchers as they are printed and bound (凭证打印). */
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
};
