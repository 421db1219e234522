import { createHash } from 'node:crypto';
import { ledger } from '../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../shared/contract/operation.ts';
import { pendingSentence } from '../../../shared/domain/ledger/desk/pending.ts';
import { type PeriodEnd, periodEnd } from '../../../shared/domain/ledger/period-end/transfers.ts';
import { checkVoucher, type VoucherContext } from '../../../shared/domain/ledger/voucher-rules.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { carryForward } from './carry-forward.ts';
import { readPending } from './desk/pending.ts';
import { readFigures } from './figures.ts';
import { readResolvers } from './mapping.ts';
import type { LedgerParts } from './parts.ts';
import { readPeriod } from './periods.ts';
import { postVouchers } from './posting.ts';
import type { UnitChart } from './unit-charts.ts';
import { linesOut } from './voucher-out.ts';
import { voucherNumber } from './vouchers.ts';

type Asked = InputOf<typeof ledger.periodEnd>;

/** 制单人 of a voucher that the rules made; the person who closes reads, reviews and posts it. */
const BY_RULES = '期末结转';

interface Problem {
  readonly code: string;
  readonly message: string;
}

/** 期末结转: what would be posted and why not, and posting it. */
export const periodEndOperations = ({ standing }: LedgerParts): readonly Implementation[] => [
  query(ledger.periodEnd, async (context, asked) => {
    const found = await decide(context.db, asked);
    if (!found) throw context.notFound(`单位 ${asked.unit}`);
    const { end, chart, problems } = found;
    return {
      transfers: end.transfers.map(({ key, draft }) => ({
        key,
        summary: draft.summary,
        total: formatYuan(sumFen(draft.lines.map(({ debit }) => debit))),
        lines: linesOut(draft.lines, (code) => chart.fullNameOf(code)),
      })),
      problems,
      proofs: end.proofs.map(({ key, amount }) => ({ key, amount: formatYuan(amount) })),
      doubts: end.doubts.map(({ code, fund, project, amount }) => ({
        ...{ code, name: chart.fullNameOf(code), fund, project },
        amount: formatYuan(amount),
      })),
      distributable: formatYuan(end.distributable),
      digest: digestOf(end),
      posted: await readPosted(context.db, asked.unit, asked.period),
    };
  }),

  command(ledger.postPeriodEnd, async (context, { digest, ...asked }) => {
    const { unit, period } = asked;
    const found = await decide(context.db, asked);
    if (!found) throw context.notFound(`单位 ${unit}`);
    const { end, problems } = found;
    if (problems.length > 0) throw context.refused('cannot-close', problems);
    if (end.transfers.length === 0) throw context.refused('nothing-to-close', `${unit} 的 ${period} 没有要结转的余额`);
    if (digestOf(end) !== digest)
      throw context.refused('changed', '账务在查看之后有了变动，结转凭证已经重新计算，请看过再记账');
    const vouchers = await postVouchers(
      context.tx,
      standing,
      end.transfers.map(({ draft }) => ({ draft, kind: 'closing' as const, preparedBy: BY_RULES })),
      { postedBy: context.actor, reviewedBy: context.actor },
    );
    await carryForward(context.tx, standing, unit, vouchers);
    context.audit({
      subject: `${unit} ${period}`,
      after: {
        vouchers: vouchers.length,
        numbers: vouchers.map(voucherNumber),
        transfers: end.transfers.map(({ key }) => key),
      },
    });
    return {
      vouchers: vouchers.map((voucher) => ({
        id: voucher.id,
        number: voucherNumber(voucher),
        summary: voucher.summary,
      })),
    };
  }),
];

const digestOf = ({ transfers }: PeriodEnd): string =>
  createHash('sha256')
    .update(canonicalJson(transfers as unknown as Json))
    .digest('hex');

/** The transfers of a unit's month, and everything that stands against posting them. */
async function decide(
  db: BooksReader,
  { unit, period, welfare, type }: Asked,
): Promise<{ end: PeriodEnd; chart: UnitChart; problems: Problem[] } | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const { chart, figures } = read;
  const groupOf = (await readResolvers(db, new Map([[unit, chart]]), period)).get(unit)!;
  const end = periodEnd({
    ...{ unit, period, figures, groupOf, type },
    chart: chart.official,
    accounts: chart.accounts,
    welfare: parseYuan(welfare) ?? ZERO,
  });
  const problems: Problem[] = end.problems.map((message) => ({ code: 'cannot-close', message }));
  problems.push(...(await againstPeriod(db, unit, period)));
  if (problems.length === 0) problems.push(...againstVouchers(chart, end));
  return { end, chart, problems };
}

/** Why nothing may be posted in the month, or not yet. */
async function againstPeriod(db: BooksReader, unit: UnitCode, period: Period): Promise<Problem[]> {
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
function againstVouchers(chart: UnitChart, { transfers }: PeriodEnd): Problem[] {
  const context: VoucherContext = {
    account: (code) => chart.get(code),
    isUnit: () => true,
    periodState: () => 'open',
  };
  return transfers.flatMap(({ draft }) => {
    const checked = checkVoucher(draft, context);
    return checked.ok
      ? []
      : checked.error.map(({ code, message }) => ({ code, message: `${draft.summary}：${message}` }));
  });
}

/** Closing vouchers of a unit that stand: neither reversed nor reversals. */
const standingClosings = (db: BooksReader, unit: UnitCode) =>
  db
    .selectFrom('voucher')
    .where('voucher.unit', '=', unit)
    .where('voucher.kind', '=', 'closing')
    .where('voucher.reverses', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voucher as later').select('later.id').whereRef('later.reverses', '=', 'voucher.id'))),
    );

/** The first later month of the year that was closed: it took along what this one would close again. */
async function laterClosing(db: BooksReader, unit: UnitCode, period: Period): Promise<string | undefined> {
  const row = await standingClosings(db, unit)
    .select('voucher.period')
    .where('voucher.period', '>', period)
    .where('voucher.period', '<=', periodOf(yearOf(period), 12))
    .orderBy('voucher.period')
    .limit(1)
    .executeTakeFirst();
  return row?.period;
}

async function readPosted(db: BooksReader, unit: UnitCode, period: Period) {
  const rows = await standingClosings(db, unit)
    .select(['voucher.id', 'voucher.type', 'voucher.number', 'voucher.summary'])
    .where('voucher.period', '=', period)
    .orderBy('voucher.id')
    .execute();
  return rows.map(({ id, summary, ...row }) => ({ id, number: voucherNumber(row), summary }));
}
