import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import { monthOf, type Period, periodOfDate, yearOf } from '../../../kernel/period.ts';
import type { AssetCard } from './card.ts';

/** Where a card stands in a month. */
export type CardStage =
  /** Added in a later month. */
  | 'later'
  | 'due'
  /** 已提足: nothing is left. */
  | 'spent'
  /** Its life is over and something is left: the life or what was taken so far is wrong. */
  | 'overrun'
  /** 当月减少，当月不再计提. */
  | 'gone';

export interface CardDue {
  readonly stage: CardStage;
  /** What the month takes; nil unless due. */
  readonly amount: Fen;
}

const count = (period: Period): number => yearOf(period) * 12 + monthOf(period);

/** 1 in the month in which it was added: 当月增加，当月开始计提. */
export const monthOfLife = (card: Pick<AssetCard, 'date'>, period: Period): number =>
  count(period) - count(periodOfDate(card.date)) + 1;

/** 月折旧额 = 原值 ÷ 使用月数, straight-line and without a residual value (政府会计准则第3号 第十八条: 不考虑预计净残值), to the 分. */
export const monthlyAmount = (cost: Fen, months: number): Fen => {
  const [whole, life] = [BigInt(cost), BigInt(months)];
  return fen(Number((whole * 2n + life) / (life * 2n)));
};

/**
 * What a card takes in a month (准则第3号 应用指南: 当月增加的当月开始，当月减少的当月不再计提，提足后不再计提). Each month the same
 * amount, never more than is left; the last month of its life takes what is left, so that the sum is the cost to the 分.
 *
 * @param taken what was taken in all other months; 分.
 */
export function dueIn(card: AssetCard, months: number, period: Period, taken: Fen): CardDue {
  const none = (stage: CardStage): CardDue => ({ stage, amount: ZERO });
  if (card.gone || (card.goneOn !== undefined && periodOfDate(card.goneOn) <= period)) return none('gone');
  const left = card.cost - taken;
  if (left <= 0) return none('spent');
  const at = monthOfLife(card, period);
  if (at < 1) return none('later');
  if (at > months) return none('overrun');
  const amount = at === months ? left : Math.min(monthlyAmount(card.cost, months), left);
  return { stage: 'due', amount: fen(amount) };
}
