import * as z from 'zod';
import { SETTLEMENT_PLACES } from '../../domain/procurement/settlements/accounts.ts';
import {
  accountCode,
  date,
  done,
  listOf,
  noneOr,
  period,
  rowId,
  sha256,
  text,
  unitCode,
  year,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemKind, paper, priceText, seen } from './fields.ts';

const place = z.enum(SETTLEMENT_PLACES);
/** `unit` is whose note it is. */
const ofNote = { ...seen, unit: unitCode };

const note = z.object({
  ...paper,
  unit: z.string(),
  unitName: z.string(),
  /** The day up to which it settles, and on which it is booked. */
  day: z.string(),
  rows: z.int(),
  amount: yuanText,
  vouchers: z.array(
    z.object({ id: rowId, unit: z.string(), number: z.string(), period: z.string(), reversal: z.boolean() }),
  ),
});

/** A row of what came in or went back, as a note shows it. */
const row = z.object({
  receipt: z.string(),
  document: z.string(),
  order: z.string(),
  day: z.string(),
  supplier: z.string(),
  supplierName: z.string(),
  item: z.string(),
  itemName: z.string(),
  kind: itemKind,
  lot: z.string(),
  packs: z.int(),
  pack: z.string(),
  price: priceText,
  amount: yuanText,
});

/** 内部结算: what each unit owes for what it received through the one account. */
export const settlements = {
  settlementYear: query({
    summary: '一年里各单位各月验收、结算和记账的金额',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.object({
      /** The unit that holds the one account; '' while none is registered. */
      holder: z.string(),
      notes: z.array(note),
      /**
       * By unit and month of acceptance: what came in less what went back, how much of it stands in notes, and what is
       * settled otherwise (`elsewhere`: 医保直接结算, 单位自付), which is not among what was received.
       */
      months: z.array(
        z.object({
          unit: z.string(),
          unitName: z.string(),
          period: z.string(),
          received: yuanText,
          settled: yuanText,
          confirmed: yuanText,
          posted: yuanText,
          elsewhere: yuanText,
        }),
      ),
    }),
    example: { year: 2025 },
  }),
  settlementNote: query({
    summary: '一张内部结算单的明细',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: z.object({
      note,
      holder: z.string(),
      holderName: z.string(),
      /** Whether the unit's books are kept here; those that send trial balances get a statement. */
      kept: z.boolean(),
      rows: z.array(row),
      /** The vouchers of both sides: as they were posted, or as they would be now; none where the note stands no more. */
      books: z.array(
        z.object({
          unit: z.string(),
          unitName: z.string(),
          voucher: rowId.nullable(),
          /** '' while it is not posted. */
          number: z.string(),
          lines: z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              /** The member or the supplier that it is with, as far as the line says it. */
              counterparty: z.string(),
              debit: yuanText,
              credit: yuanText,
            }),
          ),
        }),
      ),
      /** Accounts without which it cannot be posted. */
      missing: z.array(z.object({ unit: z.string(), place })),
    }),
    example: { id: 1 },
  }),
  unsettledReceipts: query({
    summary: '一年里验收而没有结算的药品耗材',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ year }),
    output: z.array(row.extend({ unit: z.string(), unitName: z.string() })),
    example: { year: 2025 },
  }),
  settlementScope: query({
    summary: '内部结算的范围',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ insurance: z.boolean() }),
    example: {},
  }),
  setSettlementScope: command({
    summary: '设定内部结算的范围',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({ insurance: z.boolean(), reason: text(200) }),
    output: done,
    refusals: ['nothing-changed'],
    example: { insurance: true, reason: '医保直接结算的药款从牵头医院的总额里扣' },
  }),
  settlementStatement: query({
    summary: '一个单位一个月的内部结算对账单工作簿',
    permission: 'procurement.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({ file: sha256, name: z.string() }),
    refusals: ['no-note'],
    example: { unit: 'T01', period: '2025-12' as never },
    long: true,
  }),
  settlementAccounts: query({
    summary: '内部结算记账的科目',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        unit: z.string(),
        unitName: z.string(),
        holder: z.boolean(),
        accounts: z.array(
          z.object({
            place,
            /** '' where none is chosen and none seems meant. */
            code: z.string(),
            name: z.string(),
            /** A person chose it; otherwise the chart proposes it. */
            chosen: z.boolean(),
          }),
        ),
      }),
    ),
    example: {},
  }),
  chooseSettlementAccounts: command({
    summary: '选定内部结算记账的科目',
    permission: 'ledger.chart',
    scope: 'community',
    input: z.strictObject({
      unit: unitCode,
      /** '' takes a choice back. */
      accounts: listOf(z.strictObject({ place, code: noneOr(accountCode) }), SETTLEMENT_PLACES.length, 1),
    }),
    output: done,
    refusals: ['bad-account'],
    example: { unit: 'T01', accounts: [{ place: 'western', code: '1302010101' }] },
  }),
  prepareSettlements: command({
    summary: '编制内部结算单：到某日为止验收而没有结算的药品耗材',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ day: date, units: listOf(unitCode, 200).optional() }),
    output: z.array(z.object({ id: rowId, number: z.string(), unit: z.string(), amount: yuanText })),
    refusals: ['no-account', 'nothing', 'later-day'],
    example: { day: '2025-12-31' as never },
  }),
  confirmSettlement: command({
    summary: '单位确认内部结算单',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofNote),
    output: done,
    refusals: ['changed', 'not-now', 'own-work'],
    example: { id: 1, revision: 1, unit: 'T01' },
  }),
  returnSettlement: command({
    summary: '单位退回内部结算单',
    permission: 'procurement.request',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofNote, reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-now'],
    example: { id: 1, revision: 1, unit: 'T01', reason: '12月5日的氨氯地平没有收到' },
  }),
  withdrawSettlement: command({
    summary: '撤回没有确认的内部结算单',
    permission: 'procurement.buy',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofNote, reason: text(200) }),
    output: done,
    refusals: ['changed', 'not-now'],
    example: { id: 1, revision: 1, unit: 'T01', reason: '重新编制' },
  }),
  postSettlement: command({
    summary: '记账：内部结算的双方凭证',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(ofNote),
    output: z.object({
      vouchers: z.array(z.object({ id: rowId, unit: z.string(), number: z.string() })),
      /** The unit's books are not kept here: it gets a statement, and the other side alone is booked. */
      statement: z.boolean(),
    }),
    refusals: ['changed', 'not-now', 'own-work', 'period-closed', 'cannot-post', 'no-account'],
    example: { id: 1, revision: 2, unit: 'T01' },
  }),
  reverseSettlement: command({
    summary: '红字冲销内部结算：双方的凭证一起冲销',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...ofNote, reason: text(200) }),
    output: z.object({ vouchers: z.array(z.object({ id: rowId, unit: z.string(), number: z.string() })) }),
    refusals: ['changed', 'not-now', 'period-closed'],
    example: { id: 1, revision: 3, unit: 'T01', reason: '价格有误' },
  }),
};
