import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import type { AssetCard } from './card.ts';
import { type AssetClass, categoryOf, type Life } from './lives.ts';
import { dueIn } from './schedule.ts';

/** From where a card has its months of life. */
export type LifeSource = 'card' | 'table';

/**
 * Where a card stands in a month: `later`, `due`, `spent`, `overrun` and `gone` as its schedule says; `kept`: it is not
 * depreciated (文物、图书 …); `no-life`: neither the card nor its category says how long it lasts.
 */
export const CARD_STAGES = ['due', 'no-life', 'overrun', 'spent', 'kept', 'gone', 'later'] as const;

/** What one card takes in a month, and why. */
export interface CardInMonth {
  readonly card: AssetCard;
  readonly stage: (typeof CARD_STAGES)[number];
  readonly class: AssetClass | undefined;
  readonly months: number | undefined;
  readonly lifeFrom: LifeSource | undefined;
  /** The category of the table, where that gave the life. */
  readonly life: Life | undefined;
  /** 累计折旧 of all other months. */
  readonly taken: Fen;
  /** What the month takes in all; 分. */
  readonly due: Fen;
  /** Of it, what was posted by vouchers that stand. */
  readonly posted: Fen;
  /** What is still to be posted. */
  readonly rest: Fen;
}

/** What was taken of a card by vouchers that stand: in the month itself, and in the other months since the list's. */
export interface Taken {
  readonly inMonth: Fen;
  readonly otherwise: Fen;
}

export const NOTHING_TAKEN: Taken = { inMonth: ZERO, otherwise: ZERO };

/** Every card of a list as it stands in a month. The card's own life goes before the table's. */
export function cardsInMonth(
  cards: readonly AssetCard[],
  period: Period,
  takenOf: (number: string) => Taken,
): CardInMonth[] {
  return cards.map((card) => {
    const taken = takenOf(card.number);
    const category = card.kind === 'fixed' ? categoryOf(card.category) : { kept: false };
    const table = 'life' in category ? category.life : undefined;
    const months = card.months ?? (table ? table.years * 12 : undefined);
    const before = fen(card.accumulated + taken.otherwise);
    const found =
      category.kept && card.months === undefined
        ? { stage: 'kept' as const, amount: ZERO }
        : months === undefined
          ? { stage: withoutLife(card, before), amount: ZERO }
          : dueIn(card, months, period, before);
    return {
      card,
      stage: found.stage,
      class: 'class' in category ? category.class : undefined,
      months,
      lifeFrom: card.months !== undefined ? 'card' : table ? 'table' : undefined,
      life: card.months === undefined ? table : undefined,
      taken: before,
      due: found.amount,
      posted: taken.inMonth,
      rest: fen(Math.max(0, found.amount - taken.inMonth)),
    };
  });
}

/** Nobody needs the life of what is gone or spent. */
const withoutLife = (card: AssetCard, taken: Fen): 'gone' | 'spent' | 'no-life' =>
  card.gone ? 'gone' : taken >= card.cost ? 'spent' : 'no-life';

/** Σ 原值 and Σ 累计折旧 of what is still held, by kind: what the books' accounts should say. */
export function totalsOf(rows: readonly CardInMonth[], kind: AssetCard['kind']): { cost: Fen; accumulated: Fen } {
  const own = rows.filter(({ card, stage }) => card.kind === kind && stage !== 'gone');
  return { cost: sumFen(own.map(({ card }) => card.cost)), accumulated: sumFen(own.map(({ taken }) => taken)) };
}
