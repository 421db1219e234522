import type { CheckResult, CheckRow } from '../../../../shared/domain/audit/check.ts';
import type { Voucher, VoucherLine } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import {
  addFen,
  type Fen,
  fen,
  formatYuan,
  negateFen,
  subtractFen,
  sumFen,
  ZERO,
} from '../../../../shared/kernel/fen.ts';
import { type Period, periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readKeptHere, readVouchersOf } from '../../ledger/queries.ts';
import { EVER, readDue } from './accepted.ts';
import { type Note, readNotes, readNoteVouchers, STANDS } from './notes.ts';

/** 结算等于验收, 结算双方凭证: of the notes up to a day. */
export async function settlementChecks(db: BooksReader, day: AccountingDate): Promise<readonly CheckResult[]> {
  const notes = (await readNotes(db, EVER, day)).filter(({ stage }) => STANDS.has(stage));
  const idle = notes.length === 0 ? { idle: true as const } : {};
  const receipts = await receiptRows(db, notes, day);
  const vouchers = await voucherRows(db, notes);
  return [
    {
      ...{ name: 'settled-receipts', title: '内部结算等于验收减退货', severity: 'error' },
      ...{ ok: receipts.length === 0, rows: receipts, ...idle },
    },
    {
      ...{ name: 'settlement-vouchers', title: '内部结算的双方凭证相符', severity: 'error' },
      ...{ ok: vouchers.length === 0, rows: vouchers, ...idle },
    },
  ];
}

const placed = ({ unit, day, number }: Note): Omit<CheckRow, 'message'> => ({
  ...{ unit, period: periodOfDate(day), place: number },
});

/** Notes whose rows are not what was accepted and given back: their sum, and what the unit signed. */
async function receiptRows(db: BooksReader, notes: readonly Note[], day: AccountingDate): Promise<readonly CheckRow[]> {
  const accepted = new Map((await readDue(db, EVER, day)).map(({ receipt, amount }) => [receipt, amount]));
  const kept = await db.selectFrom('settlement_row').select(['settlement', 'receipt', 'amount']).execute();
  const settled = new Map<number, { sum: Fen; accepted: Fen }>();
  for (const { settlement, receipt, amount } of kept) {
    const own = settled.get(settlement) ?? { sum: ZERO, accepted: ZERO };
    settled.set(settlement, {
      sum: addFen(own.sum, fen(amount)),
      accepted: addFen(own.accepted, accepted.get(receipt) ?? ZERO),
    });
  }
  return notes.flatMap((note) => {
    const own = settled.get(note.id) ?? { sum: ZERO, accepted: ZERO };
    if (own.sum === own.accepted && own.sum === note.amount) return [];
    return [
      {
        ...placed(note),
        message: `结算 ${formatYuan(note.amount)}，验收减退货 ${formatYuan(own.accepted)}`,
        difference: formatYuan(subtractFen(note.amount, own.accepted)),
      },
    ];
  });
}

/** Posted notes that are not in both books alike: each voucher balanced, both of the note's number, nothing left between the two. */
async function voucherRows(db: BooksReader, notes: readonly Note[]): Promise<readonly CheckRow[]> {
  const posted = notes.filter(({ stage, amount }) => stage === 'posted' && amount !== 0);
  const ids = new Set(posted.map(({ id }) => id));
  const kept = (await readNoteVouchers(db)).filter(({ settlement, reversal }) => ids.has(settlement) && !reversal);
  const vouchers = new Map(
    (
      await readVouchersOf(
        db,
        kept.map(({ voucher }) => voucher),
      )
    ).map((voucher) => [voucher.id, voucher]),
  );
  const rows: CheckRow[] = [];
  const keptIn = new Map<Period, (unit: UnitCode) => boolean>();
  for (const note of posted) {
    const period = periodOfDate(note.day);
    const isKept = keptIn.get(period) ?? (await readKeptHere(db, period));
    keptIn.set(period, isKept);
    const own = kept
      .filter(({ settlement }) => settlement === note.id)
      .flatMap(({ voucher }) => vouchers.get(voucher) ?? []);
    const message = against(note, own, isKept);
    if (message !== undefined) rows.push({ ...placed(note), message });
  }
  return rows;
}

/** Debits less credits. */
const netOf = (lines: readonly VoucherLine[]): Fen =>
  sumFen(lines.flatMap(({ debit, credit }) => [debit, negateFen(credit)]));

function against(note: Note, own: readonly Voucher[], isKept: (unit: UnitCode) => boolean): string | undefined {
  const missing = [note.holder, note.unit].find((unit) => isKept(unit) && !own.some((each) => each.unit === unit));
  if (missing !== undefined) return `${missing} 没有记账凭证`;
  const uneven = own.find(({ lines }) => netOf(lines) !== 0);
  if (uneven) return `${uneven.unit} 的凭证借贷相差 ${formatYuan(netOf(uneven.lines))}`;
  const lines = own.flatMap((voucher) => voucher.lines);
  if (lines.some(({ document }) => document !== note.number)) return '凭证上的单据号与结算单不同';
  const owed = netOf(lines.filter(({ counterparty }) => counterparty?.kind === 'unit'));
  if (isKept(note.holder) && isKept(note.unit) && owed !== 0) return `双方的内部往来相差 ${formatYuan(owed)}`;
  return undefined;
}
