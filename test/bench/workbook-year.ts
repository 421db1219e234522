import type { PackContent } from '../../electron/service/audit/pack/content.ts';
import { officialChart } from '../../shared/domain/ledger/charts/official.ts';
import type { VoucherDraft } from '../../shared/domain/ledger/voucher.ts';
import type { Unit } from '../../shared/domain/organisation/unit.ts';
import { fen } from '../../shared/kernel/fen.ts';
import { periodOf } from '../../shared/kernel/period.ts';
import { groupContentOf } from '../service/pack/content.ts';
import { cr, dr, type Opening, voucher, yuan } from '../support/books.ts';
import { chance } from '../support/random.ts';

/** A county's year for measuring: so many units, so many voucher lines, both books, the same every time. */
export function yearContent(unitCount: number, lineCount: number): PackContent {
  const random = chance(20250101);
  const units = Array.from({ length: unitCount }, (_, i): Unit => {
    const code = `${i === 0 ? 'H' : 'T'}${String(i + 1).padStart(2, '0')}`;
    return i < 3
      ? { code, name: `清河县第${i + 1}医院`, kind: i === 0 ? 'lead' : 'hospital', chart: 'hospital' }
      : { code, name: `清河县第${i + 1}卫生院`, kind: 'township', chart: 'primary' };
  });
  const openings = units.flatMap(({ code: unit }): Opening[] => [
    { unit, code: '1002', amount: yuan('5000000.00') },
    { unit, code: '3001', amount: yuan('-5000000.00') },
  ]);
  const leaves = { hospital: leavesOf('hospital'), primary: leavesOf('primary') };
  const vouchers: VoucherDraft[] = [];
  for (let index = 0; vouchers.length * 4 < lineCount; index += 1) {
    const unit = units[index % units.length]!;
    const { spent, earned } = leaves[unit.chart === 'hospital' ? 'hospital' : 'primary'];
    const amount = fen(random.int(100, 90_000_000));
    const fund = { fund: random.pick(['fiscal-basic', 'fiscal-project', 'research', 'other']) };
    const lines = random.often(50)
      ? [dr(random.pick(spent), amount, fund), cr('1002', amount), dr('7201', amount, fund), cr('8001', amount)]
      : [dr('1002', amount), cr(random.pick(earned), amount), dr('8001', amount), cr('6001', amount)];
    const summary = `支付第 ${index % 3000} 号结算单`;
    const date = `2025-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    vouchers.push(voucher(unit.code, date, summary, ...lines.map((line) => ({ ...line, summary }))));
  }
  return groupContentOf({ units, openings, vouchers, period: periodOf(2025, 12) });
}

function leavesOf(chart: 'hospital' | 'primary') {
  const { accounts } = officialChart(chart);
  const above = new Set(accounts.map(({ parent }) => parent));
  const leaves = accounts.filter(({ code }) => !above.has(code)).map(({ code }) => code);
  const under = (...prefixes: string[]) => leaves.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)));
  return { spent: under('5001', '5101', '1301', '1302'), earned: under('4001', '4101', '4609') };
}
