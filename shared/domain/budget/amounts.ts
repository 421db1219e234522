import { fen } from '../../kernel/fen.ts';

/** The most that one row of a budget's document may come to: 100 亿元, so that sums of a county stay exact. */
export const AMOUNT_MAX = fen(1_000_000_000_000);
