import { worthOf } from '../../../../shared/domain/approval/contract.ts';
import { isCounted } from '../../../../shared/domain/approval/payout.ts';
import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readVouchersOf } from '../../ledger/queries.ts';
import { readApplications } from '../applications/reading.ts';
import { readContracts } from '../contracts/reading.ts';
import { isKeptHere } from './booking.ts';
import { type PayoutKept, readMade, readPayouts, readVouchersOfPayouts } from './reading.ts';

/** 付款申请已入账 and 付款不超过合同, as they stand now; `until` is the last day of the month that is looked at. */
export async function payoutChecks(db: BooksReader, until: AccountingDate): Promise<readonly CheckResult[]> {
  const payouts = (await readPayouts(db, {})).filter(({ stage }) => isCounted(stage));
  const booked = payouts.filter(({ stage }) => stage === 'posted' || stage === 'paid');
  const result = (name: string, title: string, rows: CheckResult['rows'], idle: boolean): CheckResult => ({
    ...{ name, title, severity: 'finding', ok: rows.length === 0, rows },
    ...(idle ? { idle: true as const } : {}),
  });
  return [
    result('payout-booked', '付款申请已入账', await unbooked(db, booked, until), booked.length === 0),
    result('payout-within', '付款不超过批准和合同', await beyond(db, payouts), payouts.length === 0),
  ];
}

/** What was posted and whose voucher somebody reversed by hand; what was paid by then and is not posted yet. */
async function unbooked(
  db: BooksReader,
  payouts: readonly PayoutKept[],
  until: AccountingDate,
): Promise<CheckResult['rows']> {
  const ids = payouts.map(({ id }) => id);
  const made = await readMade(db, ids);
  const vouchers = (await readVouchersOfPayouts(db, ids)).filter(({ reversal }) => !reversal);
  const standing = new Set(
    (
      await readVouchersOf(
        db,
        await standingOf(
          db,
          vouchers.map(({ voucher }) => voucher),
        ),
      )
    ).map(({ id }) => id),
  );
  const rows: CheckResult['rows'][number][] = [];
  for (const { id, number, unit, stage, amount } of payouts) {
    const day = made.get(id)?.day;
    const place = number;
    if (stage === 'posted' && !vouchers.some((each) => each.payout === id && standing.has(each.voucher)))
      rows.push({
        place,
        message: `付款申请 ${number} 已记账 ${formatYuan(amount)} 元，凭证已被冲销：在付款申请冲销它`,
      });
    if (stage === 'paid' && day !== undefined && day <= until && (await isKeptHere(db, unit, day)))
      rows.push({ place, message: `付款申请 ${number} 已在 ${day} 支付 ${formatYuan(amount)} 元，还没有记账` });
  }
  return rows;
}

async function standingOf(db: BooksReader, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('voucher')
    .select('reverses')
    .where('reverses', 'in', [...ids])
    .execute();
  const gone = new Set(rows.map(({ reverses }) => reverses));
  return ids.filter((id) => !gone.has(id));
}

async function beyond(db: BooksReader, payouts: readonly PayoutKept[]): Promise<CheckResult['rows']> {
  const documents = [...new Set(payouts.map(({ document }) => document))];
  const applications = await readApplications(db, { ids: documents });
  const contracts = await readContracts(db, { documents });
  const takes = (of: readonly PayoutKept[]) => sumFen(of.map(({ amount }) => amount));
  return [
    ...applications.flatMap(({ id, number, amount }) => {
      const taken = takes(payouts.filter(({ document }) => document === id));
      return taken > amount
        ? [{ place: number, message: `${number} 批准 ${formatYuan(amount)} 元，付款 ${formatYuan(taken)} 元` }]
        : [];
    }),
    ...contracts.flatMap((contract) => {
      const taken = takes(payouts.filter((payout) => payout.contract === contract.id));
      const worth = worthOf(contract);
      const { number } = contract;
      return taken > worth
        ? [{ place: number, message: `合同 ${number} 总额 ${formatYuan(worth)} 元，付款 ${formatYuan(taken)} 元` }]
        : [];
    }),
  ];
}
