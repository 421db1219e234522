import { type Fen, fen } from '../../../kernel/fen.ts';

/** 券别: face values of 人民币 notes and coins in 分, the largest first: 100 元 … 1 元, 5 角, 1 角, 5 分 … 1 分. */
export const CASH_FACES = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1] as const;
export type CashFace = (typeof CASH_FACES)[number];

/** How many of one face value lie there. */
export interface CashPieces {
  readonly face: CashFace;
  readonly pieces: number;
}

/** Pieces of one face at most: a township's drawer holds less, and the sum stays far from what 分 can hold. */
export const MOST_PIECES = 1_000_000;

/** 100元, 5角, 1分. */
export const faceName = (face: number): string =>
  face >= 100 ? `${face / 100}元` : face >= 10 ? `${face / 10}角` : `${face}分`;

export const amountOf = ({ face, pieces }: CashPieces): Fen => fen(face * pieces);

/** 实点金额: Σ face value × pieces. */
export const countedOf = (drawer: readonly CashPieces[]): Fen =>
  fen(drawer.reduce((sum, { face, pieces }) => sum + face * pieces, 0));
