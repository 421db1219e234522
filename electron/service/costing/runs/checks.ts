import type { CheckResult, CheckRow } from '../../../../shared/domain/audit/check.ts';
import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import type { InputPart } from '../../../../shared/domain/costing/frozen-inputs.ts';
import { certifyRun } from '../../../../shared/domain/costing/run-certificate.ts';
import { fen, formatYuan, groupedYuan } from '../../../../shared/kernel/fen.ts';
import { yearToDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { CostLookedAt } from '../looked-at.ts';
import { changedSince, type RunStanding, readRunStandings } from './ground.ts';
import { type CostRun, lockedHeads, tryHead } from './reading.ts';

/**
 * What locked runs say of themselves: worked out again they give the same, their clinical full cost is the ledger's cost
 * by item, and what they were made of still stands.
 */
export async function runChecks(
  db: BooksReader,
  { units, period, span }: CostLookedAt,
): Promise<readonly CheckResult[]> {
  const [full, moved]: [CheckRow[], CheckRow[]] = [[], []];
  let looked = 0;
  const periods = span === 'year' ? yearToDate(period) : [period];
  for (const unit of units) {
    const heads = await lockedHeads(db, unit, periods);
    if (heads.length === 0) continue;
    const standing = await readRunStandings(
      db,
      unit,
      heads.map((head) => head.period),
    );
    for (const head of heads) {
      looked += 1;
      const at = { unit, period: head.period };
      const now = standing(head.period);
      const opened = await tryHead(db, head);
      if (!opened.ok) {
        moved.push({ ...at, place: PLACE, message: opened.error });
        continue;
      }
      full.push(...againstLedger(opened.value, now));
      const changed = changedSince(head, now);
      if (changed.length > 0) moved.push({ ...at, place: PLACE, message: changedText(head, changed) });
    }
  }
  const result = (name: string, title: string, severity: CheckResult['severity'], rows: readonly CheckRow[]) => ({
    ...{ name, title, severity, ok: rows.length === 0, rows },
    ...(looked === 0 ? { idle: true as const } : {}),
  });
  return [
    result('cost-full', '临床科室全成本＝直接成本＝账上成本', 'error', full),
    result('cost-runs', '锁定的成本分摊与账簿、参数一致', 'finding', moved),
  ];
}

const PLACE = '成本分摊';

/** By item: Σ clinical full cost, Σ direct cost, and the ledger's cost as the run's own books and as the books are now. */
function againstLedger(run: CostRun, { expenses }: RunStanding): CheckRow[] {
  const { books, all, holds } = certifyRun(run.inputs, run.result);
  const rows = COST_ITEMS.flatMap((item): CheckRow[] => {
    const cost = fen(books.expenses[item] - books['fiscal-project'][item] - books.research[item]);
    const difference = fen(all.out[item] - cost);
    if (difference === 0 && all.in[item] === cost) return [];
    return [
      {
        ...{ unit: run.unit, period: run.period, place: COST_ITEM_NAMES[item], difference: formatYuan(difference) },
        message: `临床科室全成本 ${groupedYuan(all.out[item])}，直接成本 ${groupedYuan(all.in[item])}，账上成本 ${groupedYuan(cost)}，应当相等`,
      },
    ];
  });
  if (rows.length > 0 || !holds) return rows;
  const total = expenses.reduce((sum, { amount }) => sum + amount, 0);
  const difference = fen(totalOf(books.expenses) - total);
  if (difference === 0) return [];
  return [
    {
      ...{ unit: run.unit, period: run.period, place: '5001、5101', difference: formatYuan(difference) },
      message: `分摊的费用 ${groupedYuan(totalOf(books.expenses))}，账上现在是 ${groupedYuan(fen(total))}`,
    },
  ];
}

const PART_WORDS: Readonly<Record<InputPart, string>> = {
  departments: '科室',
  expenses: '账簿',
  drivers: '分摊参数',
  scheme: '分摊方案',
};

const changedText = ({ version }: { readonly version: number }, changed: readonly InputPart[]): string =>
  `第 ${version} 版锁定之后变动：${changed.map((part) => PART_WORDS[part]).join('、')}`;
