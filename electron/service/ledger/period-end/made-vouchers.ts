import { createHash } from 'node:crypto';
import { pendingSentence } from '../../../../shared/domain/ledger/desk/pending.ts';
import type { Voucher, VoucherDraft, VoucherKind } from '../../../../shared/domain/ledger/voucher.ts';
import { checkVoucher, type VoucherContext } from '../../../../shared/domain/ledger/voucher-rules.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { carryForward } from '../carry-forward.ts';
import { readPending } from '../desk/pending.ts';
import type { Moved } from '../follower.ts';
import { readPeriod } from '../periods.ts';
import { postVouchers } from '../posting.ts';
import type { UnitChart } from '../unit-charts.ts';
import { linesOut } from '../voucher-out.ts';
import { voucherNumber } from '../vouchers.ts';

/** A voucher that the rules make at a period's end, to provide or to close: shown first, then posted as it was shown. */
export interface Made<K extends string = string> {
  readonly key: K;
  readonly draft: VoucherDraft;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** As it is shown before it is posted. */
export const madeOut = <K extends string>({ key, draft }: Made<K>, chart: UnitChart) => ({
  key,
  summary: draft.summary,
  total: formatYuan(sumFen(draft.lines.map(({ debit }) => debit))),
  lines: linesOut(draft.lines, (code) => chart.fullNameOf(code)),
});

/** Names what is shown: whoever posts says it, and anything else is refused. */
export const digestOf = (made: readonly Made[]): string =>
  createHash('sha256')
    .update(canonicalJson(made as unknown as Json))
    .digest('hex');

/** Posts them in the name of the rules; who asked has read them, and stands for reviewing and posting. */
export async function postMade(
  { tx, actor }: { readonly tx: BooksTx; readonly actor: string },
  moved: Moved,
  unit: UnitCode,
  made: readonly Made[],
  as: { readonly kind: VoucherKind; readonly preparedBy: string },
): Promise<Voucher[]> {
  const vouchers = await postVouchers(
    tx,
    moved,
    made.map(({ draft }) => ({ draft, ...as })),
    { postedBy: actor, reviewedBy: actor },
  );
  await carryForward(tx, moved.standing, unit, vouchers);
  return vouchers;
}

export const postedOut = (voucher: { readonly id: number; type: string; number: number; summary: string }) => ({
  id: voucher.id,
  number: voucherNumber(voucher),
  summary: voucher.summary,
});

/** 结转 that stands in the month, in the order in which it was posted. */
export const readClosings = (db: BooksReader, unit: UnitCode, period: Period) =>
  standingClosings(db, unit)
    .select(['voucher.id', 'voucher.type', 'voucher.number', 'voucher.summary'])
    .where('voucher.period', '=', period)
    .orderBy('voucher.id')
    .execute();

/** Why nothing may be posted in the month, or not yet. */
export async function againstPeriod(db: BooksReader, unit: UnitCode, period: Period): Promise<Problem[]> {
  const at = await readPeriod(db, unit, period);
  if (at.state !== 'open')
    return [{ code: 'period-closed', message: `${unit} 的 ${period} 已经${at.state === 'locked' ? '锁定' : '上报'}` }];
  const later = await laterClosing(db, unit, period);
  if (later !== undefined)
    return [
      {
        code: 'later-closed',
        message: `${unit} 的 ${later} 已经结转，不能再结转 ${period}：请先冲销之后月份的结转凭证`,
      },
    ];
  if (at.basis === 'none') return [{ code: 'no-data', message: `${unit} 的 ${period} 还没有账务` }];
  if (at.basis === 'summary') {
    const message = `${unit} 的 ${period} 按科目余额表报账：请在原账套结转后重新导入余额表`;
    return [{ code: 'summary-month', message }];
  }
  const pending = (await readPending(db, [unit], period)).get(unit) ?? [];
  const waiting = pendingSentence({ unit, period, pending });
  return waiting === undefined ? [] : [{ code: 'open-drafts', message: waiting }];
}

/** The rules of every voucher hold for those that were made, too; what they point to stood on posted ones. */
export function againstVouchers(chart: UnitChart, made: readonly Made[]): Problem[] {
  const context: VoucherContext = {
    account: (code) => chart.get(code),
    isUnit: () => true,
    periodState: () => 'open',
  };
  return made.flatMap(({ draft }) => {
    const checked = checkVoucher(draft, context);
    return checked.ok
      ? []
      : checked.error.map(({ code, message }) => ({ code, message: `${draft.summary}：${message}` }));
  });
}

/** Closing vouchers of a unit that stand: neither reversed nor reversals. */
export const standingClosings = (db: BooksReader, unit: UnitCode) =>
  db
    .selectFrom('voucher')
    .where('voucher.unit', '=', unit)
    .where('voucher.kind', '=', 'closing')
    .where('voucher.reverses', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voucher as later').select('later.id').whereRef('later.reverses', '=', 'voucher.id'))),
    );

/** The first later month of the year that was closed: it took along what this one would close again. */
export async function laterClosing(db: BooksReader, unit: UnitCode, period: Period): Promise<string | undefined> {
  const row = await standingClosings(db, unit)
    .select('voucher.period')
    .where('voucher.period', '>', period)
    .where('voucher.period', '<=', periodOf(yearOf(period), 12))
    .orderBy('voucher.period')
    .limit(1)
    .executeTakeFirst();
  return row?.period;
}
