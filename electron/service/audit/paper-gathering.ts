import type { KeptKind } from '../../../shared/domain/ledger/papers/kinds.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  type BankStage,
  bankAccountName,
  INVOICE_SORTS,
  readBankMonths,
  readCashCounts,
  readPostedPapers,
  voucherNumber,
} from '../ledger/queries.ts';
import type { PackAttachment, PackCashCount, PackReconciliation } from './pack/content.ts';

const KINDS: Readonly<Record<KeptKind, string>> = {
  pdf: 'PDF',
  ofd: 'OFD',
  xml: 'XML',
  jpeg: '图片',
  png: '图片',
  paper: '纸质',
  sheet: '收入日报',
};
/** What stands behind the vouchers of a pack (附件清单). */
export async function gatherAttachments(
  db: BooksReader,
  wanted: { readonly units: readonly UnitCode[]; readonly from: Period; readonly to: Period },
): Promise<PackAttachment[]> {
  const papers = await readPostedPapers(db, wanted);
  return papers.map(({ voucher, invoice, name, kind, bytes, sha256, by, at, later }) => ({
    ...{ unit: voucher.unit, period: voucher.period, date: voucher.date, number: voucherNumber(voucher) },
    ...{ name, bytes, sha256, person: by, instant: at, later },
    kind: invoice ? `${INVOICE_SORTS[invoice.sort]} ${KINDS[kind]}` : KINDS[kind],
    ...(invoice
      ? { invoice: { number: [invoice.code, invoice.number].filter(Boolean).join(' '), total: invoice.total } }
      : {}),
  }));
}

const STAGES: Readonly<Record<BankStage, string>> = {
  'no-statement': '没有对账单',
  open: '未编制',
  made: '待复核',
  stale: '编制后有变动',
  reviewed: '已复核',
};

/** The month's 银行存款余额调节表 of each account, as they would stand now. */
export async function gatherReconciliations(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackReconciliation[]> {
  const months = await readBankMonths(db, units, period);
  return months.map(({ account, reconciliation, stage, made }) => ({
    unit: account.unit,
    account: bankAccountName(account),
    code: account.code,
    reconciliation,
    state: STAGES[stage],
    ...(made ? { madeBy: made.made_by, made: made.made } : {}),
    ...(made?.reviewed_by && made.reviewed ? { reviewedBy: made.reviewed_by, reviewed: made.reviewed } : {}),
  }));
}

/** The counts of cash in the month, those that were replaced among them. */
export async function gatherCashCounts(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackCashCount[]> {
  const counts = await readCashCounts(db, { units, period });
  const place = new Map(units.map((unit, at) => [unit, at]));
  return counts
    .toSorted((a, b) => place.get(a.unit)! - place.get(b.unit)! || a.date.localeCompare(b.date) || a.id - b.id)
    .map(({ unit, code, date, posted, reckoned, explanation, replacedBy, witness, madeBy }) => ({
      ...{ unit, code, date, posted, reckoned, explanation, madeBy },
      state: replacedBy !== undefined ? '已被代替' : witness ? '已监盘' : '待监盘',
      ...(witness ? { witnessedBy: witness.by, witnessed: witness.at } : {}),
    }));
}
