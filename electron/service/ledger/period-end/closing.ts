import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { type PeriodEnd, periodEnd } from '../../../../shared/domain/ledger/period-end/transfers.ts';
import { formatYuan, parseYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { readFigures } from '../figures.ts';
import { readResolvers } from '../mapping.ts';
import type { LedgerParts } from '../parts.ts';
import type { UnitChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import {
  againstPeriod,
  againstVouchers,
  digestOf,
  madeOut,
  type Problem,
  postedOut,
  postMade,
  readClosings,
} from './made-vouchers.ts';
import { againstReversing, reversePeriodEnd } from './reversing.ts';
import { loadSpecialSources } from './special-sources.ts';

type Asked = InputOf<typeof ledger.periodEnd>;

/** 制单人 of a voucher that the rules made; the person who closes reads, reviews and posts it. */
const BY_RULES = '期末结转';

/** 期末结转: what would be posted and why not, and posting it. */
export const periodEndOperations = (parts: LedgerParts): readonly Implementation[] => [
  query(ledger.periodEnd, async (context, asked) => {
    const found = await decidePeriodEnd(context.db, asked);
    if (!found) throw context.notFound(`单位 ${asked.unit}`);
    const { end, chart, problems } = found;
    return {
      transfers: end.transfers.map((transfer) => madeOut(transfer, chart)),
      problems,
      proofs: end.proofs.map(({ key, amount }) => ({ key, amount: formatYuan(amount) })),
      doubts: end.doubts.map(({ code, fund, project, amount }) => ({
        ...{ code, name: chart.fullNameOf(code), fund, project },
        amount: formatYuan(amount),
      })),
      distributable: formatYuan(end.distributable),
      projects: end.projects.map(({ amount, ...of }) => ({ ...of, amount: formatYuan(amount) })),
      digest: digestOf(end.transfers),
      posted: (await readClosings(context.db, asked.unit, asked.period)).map(postedOut),
      irreversible: (await againstReversing(context.db, asked.unit, asked.period)) ?? null,
    };
  }),

  command(ledger.postPeriodEnd, async (context, { digest, ...asked }) => {
    const { unit, period } = asked;
    const found = await decidePeriodEnd(context.db, asked);
    if (!found) throw context.notFound(`单位 ${unit}`);
    const { end, problems } = found;
    if (problems.length > 0) throw context.refused('cannot-close', problems);
    if (end.transfers.length === 0) throw context.refused('nothing-to-close', `${unit} 的 ${period} 没有要结转的余额`);
    if (digestOf(end.transfers) !== digest)
      throw context.refused('changed', '账务在查看之后有了变动，结转凭证已经重新计算，请看过再记账');
    const vouchers = await postMade(context, parts, unit, end.transfers, {
      kind: 'closing',
      preparedBy: BY_RULES,
    });
    context.audit({
      subject: `${unit} ${period}`,
      after: {
        vouchers: vouchers.length,
        numbers: vouchers.map(voucherNumber),
        transfers: end.transfers.map(({ key }) => key),
      },
    });
    return { vouchers: vouchers.map(postedOut) };
  }),

  reversePeriodEnd(parts),
];

/** The transfers of a unit's month, and everything that stands against posting them. */
export async function decidePeriodEnd(
  db: BooksReader,
  { unit, period, welfare, type, finished }: Asked,
): Promise<{ end: PeriodEnd; chart: UnitChart; problems: Problem[] } | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const { chart, figures } = read;
  const groupOf = (await readResolvers(db, new Map([[unit, chart]]), period)).get(unit)!;
  const end = periodEnd({
    ...{ unit, period, figures, groupOf, type, finished },
    special: await loadSpecialSources(db),
    chart: chart.official,
    accounts: chart.accounts,
    welfare: parseYuan(welfare) ?? ZERO,
  });
  const problems: Problem[] = end.problems.map((message) => ({ code: 'cannot-close', message }));
  problems.push(...(await againstPeriod(db, unit, period)));
  if (problems.length === 0) problems.push(...againstVouchers(chart, end.transfers));
  return { end, chart, problems };
}
