import { natureOf } from '../../../../shared/domain/ledger/fund.ts';
import { cr, dr, type Entry } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { Desk } from '../desk.ts';

/** Accounts of a primary institution whose surplus is 公共卫生盈余 (DOMAIN 1.9). */
const PUBLIC_HEALTH_ACCOUNTS = ['500102', '410102', '40010102', '40010202', '460102'];

/** 3301 by what a line belongs to: by account in the primary chart, by fund nature in the hospital's. */
function surplusOf(desk: Desk, code: string, fund: string | undefined): string {
  if (desk.member.chart === 'primary')
    return PUBLIC_HEALTH_ACCOUNTS.some((prefix) => code.startsWith(prefix)) ? '330102' : '330101';
  const nature = natureOf(fund);
  if (nature === 'fiscal-project') return '330101';
  return nature === 'research' ? '330103' : '330102';
}

/** 期末结转: the month's revenue and expense go to 本期盈余, line by line, at members that close every month. */
export function closeMonth(desk: Desk, month: Month): void {
  if (!desk.member.closesMonthly) return;
  for (const [first, summary] of [
    ['4', '结转本月收入'],
    ['5', '结转本月费用'],
  ] as const) {
    const moved = new Map<string, { code: string; department?: string; fund?: string; amount: number }>();
    for (const draft of desk.books.drafts(month.period)) {
      for (const line of draft.lines.filter(({ code }) => code.startsWith(first))) {
        const { code, department, fund } = line;
        const key = `${code}|${department ?? ''}|${fund ?? ''}`;
        const known = moved.get(key)?.amount ?? 0;
        moved.set(key, { code, department, fund, amount: known + line.debit - line.credit });
      }
    }
    const against = new Map<string, number>();
    const entries = [...moved.values()].map(({ code, department, fund, amount }): Entry => {
      const surplus = surplusOf(desk, code, fund);
      against.set(surplus, (against.get(surplus) ?? 0) + amount);
      const tag = { department, fund };
      return amount > 0 ? cr(code, amount, tag) : dr(code, -amount, tag);
    });
    desk.books.post(
      month.day(month.last),
      summary,
      [...entries, ...[...against].map(([code, amount]) => (amount > 0 ? dr(code, amount) : cr(code, -amount)))],
      0,
    );
  }
}
