import { ledger } from '../../../shared/contract/ledger.ts';
import { loadDisplays } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { reversalsOf } from './journal-operation.ts';
import { readChart } from './unit-charts.ts';
import { headOut, linesOut } from './voucher-out.ts';
import { readVouchersOf } from './vouchers.ts';

/** 凭证打印: whole vouchers of a unit's month by number, as many as are bound into a volume. */
export const printedVouchers = (): Implementation =>
  query(ledger.printedVouchers, async ({ db }, { unit, period, type: asked, from, to, offset, limit }) => {
    const month = db.selectFrom('voucher').where('unit', '=', unit).where('period', '=', period);
    const types = await month
      .select(({ fn }) => ['type', fn.max('number').as('last')])
      .groupBy('type')
      .orderBy('type')
      .execute();
    const type = asked ?? types[0]?.type ?? '';
    let wanted = month.where('type', '=', type);
    if (from !== undefined) wanted = wanted.where('number', '>=', from);
    if (to !== undefined) wanted = wanted.where('number', '<=', to);
    const { count } = await wanted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    const found = await wanted.select('id').orderBy('number').offset(offset).limit(limit).execute();
    const ids = found.map(({ id }) => id);
    const vouchers = await readVouchersOf(db, ids);
    const reversals = await reversalsOf(db, ids);
    const chart = await readChart(db, unit);
    return {
      total: Number(count),
      type: type === '' ? null : type,
      types: types.map((one) => ({ type: one.type, last: Number(one.last) })),
      rows: vouchers.map((voucher) => ({
        ...headOut(voucher, reversals.get(voucher.id)),
        lines: linesOut(voucher.lines, (code) => chart?.fullNameOf(code) ?? code),
      })),
      names: await loadDisplays(
        db,
        vouchers.flatMap(({ preparedBy, reviewedBy, postedBy, signedBy }) => [
          preparedBy,
          reviewedBy,
          postedBy,
          ...(signedBy === undefined ? [] : [signedBy]),
        ]),
      ),
    };
  });
