import { ledger } from '../../../shared/contract/ledger.ts';
import { reconciledKeys, reconciledParts } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readResolvers } from './mapping.ts';
import { readCharts } from './unit-charts.ts';
import { readVouchers, voucherNumber } from './vouchers.ts';

/** The most vouchers that are listed; the sum is of all. */
const MOST = 200;

/** 盈余与预算结余差异 by its vouchers, classified as the statement itself does it. */
export const differenceVouchers: Implementation = query(
  ledger.differenceVouchers,
  async ({ db, scope }, { unit, units: some, period, figure, key }) => {
    const inScope = scope.kind === 'units' ? [...scope.units] : undefined;
    const units = unit === undefined ? (some ?? inScope) : [unit];
    const charts = await readCharts(db, units);
    const resolvers = await readResolvers(db, charts, period);
    const from = figure === 'month' ? period : periodOf(yearOf(period), 1);
    const vouchers = await readVouchers(db, { ...(units ? { units } : {}), from, to: period });
    const context = { group: (of: string, code: string) => resolvers.get(of)?.(code) };
    const keys = reconciledKeys(key);
    const found: { voucher: Voucher; amount: number }[] = [];
    let sum = 0;
    for (const voucher of vouchers) {
      if (voucher.kind === 'closing') continue;
      let amount = 0;
      for (const part of reconciledParts(voucher, context)) if (keys.includes(part.key)) amount += part.amount;
      if (amount === 0) continue;
      sum += amount;
      found.push({ voucher, amount });
    }
    found.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
    return {
      total: found.length,
      sum: formatYuan(fen(sum)),
      rows: found.slice(0, MOST).map(({ voucher, amount }) => ({
        id: voucher.id,
        unit: voucher.unit,
        number: voucherNumber(voucher),
        date: voucher.date,
        summary: voucher.summary,
        amount: formatYuan(fen(amount)),
      })),
    };
  },
);
