import { type Fen, fen } from '../../kernel/fen.ts';
import type { Turnover } from './actuals.ts';
import { type Accounts, sourceOfAccount } from './item-of-account.ts';

/** 资金结存 is the other side of what is carried over. */
const MONEY = '8001';
/** Where neither the fund nor the account's name says whose money it is, the account itself does (政府会计制度 8101–8301). */
const OF_ACCOUNT: Readonly<Record<string, string>> = {
  8101: 'fiscal-basic',
  8102: 'fiscal-project',
  8301: 'special-fund',
};

/**
 * 结转结余 at the end of a year as the books have it, by source, in 分: what stands on 8xxx but for 资金结存, and what the
 * year took in and spent (6xxx, 7xxx) where that is not closed into them yet. Only what is more than nil.
 *
 * @param turnovers the year's, its opening (年初余额) and closing vouchers among them.
 */
export function carriedOver(turnovers: readonly Turnover[], account: Accounts): ReadonlyMap<string, Fen> {
  const sums = new Map<string, number>();
  for (const { code, fund, debit, credit } of turnovers) {
    const first = (account(code)?.official ?? code).slice(0, 4);
    if (!/^[678]/.test(first) || first === MONEY) continue;
    const said = sourceOfAccount({ code, ...(fund === '' ? {} : { fund }) }, account);
    const source = said ?? OF_ACCOUNT[first] ?? 'other';
    sums.set(source, (sums.get(source) ?? 0) + credit - debit);
  }
  return new Map([...sums].filter(([, amount]) => amount > 0).map(([source, amount]) => [source, fen(amount)]));
}
