import type { AttestedFigures } from './sheet.ts';

/** The amounts of what was signed, in the order in which they are read. */
export const ATTESTED_AMOUNTS = ['assets', 'liabilities', 'netAssets', 'revenue', 'expense', 'surplus'] as const;
export type AttestedAmount = (typeof ATTESTED_AMOUNTS)[number];

/** A main figure that says something else than when it was signed; amounts in 元. */
export interface ChangedFigure {
  readonly figure: AttestedAmount;
  readonly before: string;
  readonly after: string;
}

/** What differs between the figures that were signed and those that stand now. */
export const changedFigures = (before: AttestedFigures, after: AttestedFigures): ChangedFigure[] =>
  ATTESTED_AMOUNTS.filter((figure) => before[figure] !== after[figure]).map((figure) => ({
    figure,
    before: before[figure],
    after: after[figure],
  }));

/** So many vouchers that came after a signature are named; of more, how many they are. */
export const NAMED_VOUCHERS = 20;
