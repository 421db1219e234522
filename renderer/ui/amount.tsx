import { useCallback } from 'react';
import { absFen, type Fen, fen, groupedYuan, parseYuan, ZERO } from '../../shared/kernel/fen.ts';
import { type AmountUnit, useTaste } from './context.tsx';

/** 1 万元 with two decimals counts in steps of 100 元. */
const FEN_A_STEP = 10_000;

/**
 * An amount as people read it: thousands separators, two decimals, a minus sign before it, zero as `–`.
 * Exact in 元; in 万元 rounded half-up on the absolute amount, so that both signs round alike.
 */
export function formatAmount(amount: Fen, unit: AmountUnit): string {
  const shown = unit === 'yuan' ? absFen(amount) : fen(Math.floor((absFen(amount) + FEN_A_STEP / 2) / FEN_A_STEP));
  if (shown === 0) return '–';
  return `${amount < 0 ? '-' : ''}${groupedYuan(shown)}`;
}

export { groupedYuan };

/** The exact amount, for hovering over a rounded one. */
export const exactAmount = (amount: Fen): string => `¥ ${groupedYuan(amount)}`;

/** How a figure looks: negative is red and has its minus; what rounds to nothing is `–`, greyed. */
export function amountLook(amount: Fen, unit: AmountUnit): { text: string; look: string; title: string } {
  const text = formatAmount(amount, unit);
  const look = text === '–' ? 'money zero' : amount < 0 ? 'money negative' : 'money';
  return { text, look, title: exactAmount(amount) };
}

/** An amount within a sentence, in the unit that the person reads and with its name: 12,345.00 元, 1.23 万元. */
export function useAmountSaid(): (amount: Fen | string) => string {
  const { t, amountUnit } = useTaste();
  return useCallback(
    (amount) => {
      const text = formatAmount((typeof amount === 'string' ? parseYuan(amount) : amount) ?? ZERO, amountUnit);
      return t(`amount.said.${amountUnit}`, { amount: text === '–' ? groupedYuan(ZERO) : text });
    },
    [t, amountUnit],
  );
}

/** A figure in a statement or a list. */
export function Money({ amount, unit }: { amount: Fen; unit: AmountUnit }) {
  const { text, look, title } = amountLook(amount, unit);
  return (
    <span className={look} title={title}>
      {text}
    </span>
  );
}

/**
 * An amount of the contract (元 as a decimal string) or of the kernel, in the unit that the person reads. What is not
 * there is an en dash without a figure's meaning.
 */
export function Amount({ value }: { value: Fen | string | null | undefined }) {
  const { amountUnit } = useTaste();
  const amount = typeof value === 'string' ? parseYuan(value) : value;
  return amount === undefined || amount === null ? (
    <span className="nothing">–</span>
  ) : (
    <Money amount={amount} unit={amountUnit} />
  );
}
