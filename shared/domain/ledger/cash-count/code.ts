import type { UnitAccount } from '../account.ts';

/** 库存现金 1001 and the accounts below it (one a drawer, or 受托代理资产). */
export const CASH_ON_HAND = '1001';
export const isCashOnHand = (code: string): boolean => code.startsWith(CASH_ON_HAND);

/**
 * The account of a chart in which something of `code` is entered: itself where nothing is below it; else the one below that
 * is called so, or the only one. '' where a person must choose.
 */
export function leafOf(chart: readonly UnitAccount[], code: string, named?: string): string {
  const below = chart.filter((account) => account.leaf && account.code.startsWith(code));
  const called = named === undefined ? [] : below.filter(({ name }) => name.includes(named));
  return (called.length === 1 ? called : below.length === 1 ? below : [])[0]?.code ?? '';
}
