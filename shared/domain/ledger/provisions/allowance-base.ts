import { addFen, type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { ChartName } from '../../organisation/unit.ts';
import type { Aged } from '../ageing.ts';
import type { AllowanceSettings, AllowanceSide } from './allowance-settings.ts';

/** What somebody owes on one account, with its age where that was asked for. */
export interface Debt {
  readonly code: string;
  /** `unit:T01`, `party:P001`, or nothing. */
  readonly counterparty: string;
  /** Debit-positive. */
  readonly balance: Fen;
  readonly aged?: Aged;
}

/**
 * On which side an account bears an allowance; undefined where it bears none. Hospitals leave out 121201 应收在院病人医疗款
 * (医院补充规定), units what they settled.
 */
export function sideOf(
  code: string,
  group: string | undefined,
  chart: ChartName,
  { excluded }: Pick<AllowanceSettings, 'excluded'>,
): AllowanceSide | undefined {
  const own = group?.replace(/^P/, '') ?? '';
  if (chart === 'hospital' && own.startsWith('121201')) return undefined;
  if (excluded.some((each) => code.startsWith(each))) return undefined;
  return own.startsWith('1212') ? 'trade' : own.startsWith('1218') ? 'other' : undefined;
}

export const isMember = (counterparty: string): boolean => counterparty.startsWith('unit:');

/** The debts of a side that are reckoned together: the outsiders as one (`''`), each member by itself. */
export function gathered(
  debts: readonly Debt[],
  bands: readonly number[],
): Map<string, { readonly balance: Fen; readonly aged: Aged }> {
  const groups = new Map<string, Debt[]>();
  for (const debt of debts) {
    const key = isMember(debt.counterparty) ? debt.counterparty : '';
    groups.set(key, [...(groups.get(key) ?? []), debt]);
  }
  const none: Aged = { total: ZERO, unknown: ZERO, bands: Array(bands.length + 1).fill(ZERO) };
  return new Map(
    [...groups].map(([key, own]) => [
      key,
      {
        // A debtor who has paid too much owes nothing; it lowers nobody else's debt.
        balance: sumFen(own.map(({ balance }) => fen(Math.max(0, balance)))),
        aged: own.reduce((sum, { aged }) => (aged ? added(sum, aged) : sum), none),
      },
    ]),
  );
}

const owed = (amount: Fen): Fen => (amount > 0 ? amount : ZERO);
const added = (sum: Aged, more: Aged): Aged => ({
  total: addFen(sum.total, owed(more.total)),
  unknown: addFen(sum.unknown, owed(more.unknown)),
  bands: sum.bands.map((amount, at) => addFen(amount, owed(more.bands[at] ?? ZERO))),
});
