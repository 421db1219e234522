import type { Period } from '../../../kernel/period.ts';
import type { CheckResult, CheckRow } from '../../audit/check.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { KeptBalance } from '../composition.ts';

export interface KeptBalances {
  readonly unit: UnitCode;
  readonly period: Period;
  /** The rows as they are kept. */
  readonly kept: readonly KeptBalance[];
  /** The rows as the facts compose them. */
  readonly composed: readonly KeptBalance[];
}

const AMOUNTS = ['debit', 'credit', 'closingDebit', 'closingCredit'] as const;

const keyOf = (row: KeptBalance): string =>
  [row.period, row.book, row.code, row.department, row.fund, row.project, row.counterparty].join('\u0000');

type Sums = Record<(typeof AMOUNTS)[number], number>;

function sums(rows: readonly KeptBalance[]): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const row of rows) {
    const sum = found.get(keyOf(row)) ?? { debit: 0, credit: 0, closingDebit: 0, closingCredit: 0 };
    for (const amount of AMOUNTS) sum[amount] += row[amount];
    found.set(keyOf(row), sum);
  }
  return found;
}

/** 余额＝分录合计: every kept balance is what the lines, trial balances and openings add up to, recomputed from the facts. */
export function compositionCheck({ unit, period, kept, composed }: KeptBalances): CheckResult {
  const keptSums = sums(kept);
  const rightSums = sums(composed);
  const rows: CheckRow[] = [];
  for (const key of new Set([...keptSums.keys(), ...rightSums.keys()])) {
    const own = keptSums.get(key);
    const right = rightSums.get(key);
    if (AMOUNTS.every((amount) => (own?.[amount] ?? 0) === (right?.[amount] ?? 0))) continue;
    const [at = '', , code = ''] = key.split('\u0000');
    rows.push({
      unit,
      period,
      place: code,
      message: `科目 ${code} 在 ${at} 的余额与其分录、余额表合计不一致，账套可能已损坏，请用备份核对`,
    });
  }
  return { name: 'balances-are-lines', title: '余额＝分录合计', severity: 'error', ok: rows.length === 0, rows };
}
