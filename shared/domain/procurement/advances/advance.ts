import { type Fen, fen, formatYuan, sumFen } from '../../../kernel/fen.ts';

/** 到账: the fund paid it. 冲抵: the fund deducted it from what it owed for 医保款. 退回: it was given back. */
export const ADVANCE_MOVES = ['receipt', 'set-off', 'return'] as const;
export type AdvanceMove = (typeof ADVANCE_MOVES)[number];

/** What happened to an advance, in 分 above nil. */
export interface AdvanceFact {
  readonly move: AdvanceMove;
  readonly amount: Fen;
}

/** An advance as it stands, in 分; none of them below nil. */
export interface AdvanceSums {
  readonly received: Fen;
  readonly setOff: Fen;
  readonly returned: Fen;
  /** In payment runs that were not given up, whether or not they were paid yet: what is promised is spent. */
  readonly taken: Fen;
}

export function sumAdvance(facts: readonly AdvanceFact[], taken: Fen): AdvanceSums {
  const of = (move: AdvanceMove): Fen => sumFen(facts.filter((fact) => fact.move === move).map(({ amount }) => amount));
  return { received: of('receipt'), setOff: of('set-off'), returned: of('return'), taken };
}

/** 可付: what may still be paid to suppliers. What the fund sets off is paid for by 医保款, and does not lessen it. */
export const leftOf = ({ received, returned, taken }: Omit<AdvanceSums, 'setOff'>): Fen =>
  fen(received - returned - taken);

/** 尚欠医保: what is neither given back nor set off. */
export const owedOf = ({ received, returned, setOff }: Omit<AdvanceSums, 'taken'>): Fen =>
  fen(received - returned - setOff);

/** What stands against one more fact. */
export function againstEntering(sums: AdvanceSums, { move, amount }: AdvanceFact): string[] {
  if (amount <= 0) return ['金额须大于零'];
  const [left, owed] = [leftOf(sums), owedOf(sums)];
  if (move === 'receipt') return [];
  if (move === 'set-off')
    return amount > owed ? [`冲抵 ${formatYuan(amount)} 元，超过尚欠医保的 ${formatYuan(owed)} 元`] : [];
  return [
    ...(amount > left ? [`退回 ${formatYuan(amount)} 元，超过还可付的 ${formatYuan(left)} 元`] : []),
    ...(amount > owed ? [`退回 ${formatYuan(amount)} 元，超过尚欠医保的 ${formatYuan(owed)} 元`] : []),
  ];
}

/** What stands against taking a fact back (作废, 冲销): only 到账 carries others. */
export function againstTakingBack(sums: AdvanceSums, { move, amount }: AdvanceFact): string[] {
  if (move !== 'receipt') return [];
  const [left, owed] = [leftOf(sums), owedOf(sums)];
  return [
    ...(amount > left
      ? [`到账的 ${formatYuan(amount)} 元里已有列入付款单或退回的，还可付的只有 ${formatYuan(left)} 元`]
      : []),
    ...(amount > owed ? [`到账的 ${formatYuan(amount)} 元里已有冲抵的，尚欠医保的只有 ${formatYuan(owed)} 元`] : []),
  ];
}
