import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { groupedYuan } from '../../ui/amount.tsx';
import { readTyped, type Side } from './editing.ts';
import { amountOf, amountText } from './sheet.ts';

/**
 * An amount's cell: takes arithmetic and keeps what it comes to with each stroke. What cannot be read stays as typed, is
 * marked and counts as nothing.
 */
export function AmountCell(props: {
  readonly row: number;
  readonly side: Side;
  readonly value: string;
  readonly label: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (amount: string) => void;
}) {
  const { t } = usePreferences();
  const { value, side } = props;
  /** What is being typed, and the amount that was made of it: another amount came from elsewhere and is shown instead. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly made: string }>();
  const shown = typed?.made === value ? typed.text : value === '' ? '' : groupedYuan(amountOf(value));
  const unreadable = typed?.made === value && typed.text.trim() !== '' && readTyped(typed.text) === undefined;
  const negative = value.startsWith('-');
  return (
    <input
      className={negative ? 'cell figure negative' : 'cell figure'}
      inputMode="decimal"
      autoComplete="off"
      maxLength={100}
      aria-label={props.label}
      aria-invalid={props.invalid || unreadable}
      aria-describedby={props.describedBy}
      title={unreadable ? t('field.amountWrong') : undefined}
      value={shown}
      data-row={props.row}
      data-cell={side}
      onFocus={(event) => event.target.select()}
      onChange={({ target: { value: text } }) => {
        const amount = readTyped(text);
        const made = amount === undefined ? '' : amountText(amount);
        setTyped({ text, made });
        props.onChange(made);
      }}
      onBlur={() => {
        if (!unreadable) setTyped(undefined);
      }}
    />
  );
}
