import { type Fen, fen } from '../../../kernel/fen.ts';
import type { AccountFigure } from '../figures.ts';
import type { Standing } from './standing.ts';

/** What is proved of a period's end. */
export const PROOFS = ['flows', 'surplus', 'budget-flows', 'budget-surplus', 'equation'] as const;

/** What must hold when everything is closed (DOMAIN 1.7); `amount` is what is left, nil where it holds. */
export interface Proof {
  readonly key: (typeof PROOFS)[number];
  readonly amount: Fen;
}

const sized = (standing: Standing, wanted: (figure: AccountFigure) => boolean): Fen =>
  fen(standing.holdings(wanted).reduce((sum, { balance }) => sum + Math.abs(balance), 0));

const begins =
  (pattern: RegExp) =>
  ({ code }: AccountFigure): boolean =>
    pattern.test(code);

/** A month closes revenue and expense; the year's end all of 4–7, the accounts surplus passes through, and the budget equation. */
export function proofOf(standing: Standing, yearEnds: boolean): Proof[] {
  const flows: Proof = { key: 'flows', amount: sized(standing, begins(/^[45]/)) };
  if (!yearEnds) return [flows];
  const cash = standing.total(begins(/^8001/));
  const held = standing.total(begins(/^(8101|8102|8201|8202|8301|8401)/));
  return [
    flows,
    { key: 'surplus', amount: sized(standing, begins(/^(3301|3302|3401|3501)/)) },
    { key: 'budget-flows', amount: sized(standing, begins(/^[67]/)) },
    { key: 'budget-surplus', amount: sized(standing, begins(/^(8501|8701)/)) },
    { key: 'equation', amount: fen(cash + held) },
  ];
}

/** A carry-over that is left on the debit side: more was spent of a source or project than came in for it; 分, positive. */
export interface Doubt {
  readonly code: string;
  readonly fund: string | undefined;
  readonly project: string | undefined;
  readonly amount: Fen;
}

/** Spending may lack the project that its revenue names; carry-overs of fiscal and 专项 money should not be overspent. */
export const doubtsOf = (standing: Standing): Doubt[] =>
  standing
    .holdings(begins(/^(8101|8102|8201|8202)/))
    .filter(({ balance }) => balance > 0)
    .map(({ figure: { code, fund, project }, balance }) => ({ code, fund, project, amount: balance }));
