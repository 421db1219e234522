import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Fen, formatYuan, groupedYuan } from '../../shared/kernel/fen.ts';
import { readAmount } from './arithmetic.ts';
import { useTaste } from './context.tsx';

/**
 * An amount in 元, typed. Takes arithmetic (`1200*3`), separators and full-width digits; Enter or leaving works it out.
 * `=` fills in `balancing`, where the page gives the amount that would balance. An amount that cannot be read stays as
 * typed, with the reason beneath.
 */
export function AmountField(props: {
  /** What the field is called; give `id` instead where a visible label points at it. */
  readonly label?: string;
  readonly id?: string;
  readonly value: Fen | undefined;
  readonly onChange: (amount: Fen | undefined) => void;
  /** Told at each keystroke what the text comes to; undefined while it is no amount. The text stays as it is typed. */
  readonly onTyping?: (amount: Fen | undefined) => void;
  readonly balancing?: Fen;
  readonly disabled?: boolean;
  readonly width?: number | string;
}) {
  const { t } = useTaste();
  const { value, onChange, onTyping, balancing } = props;
  const [typed, setTyped] = useState(value === undefined ? '' : groupedYuan(value));
  const [wrong, setWrong] = useState(false);
  // What was told while typing comes back as the value: it must not rewrite what is being typed.
  const told = useRef<{ readonly amount: Fen | undefined }>(undefined);
  useEffect(() => {
    if (told.current && told.current.amount === value) return;
    told.current = undefined;
    setTyped(value === undefined ? '' : groupedYuan(value));
    setWrong(false);
  }, [value]);

  function settle(text: string): void {
    if (text.trim() === '') {
      setWrong(false);
      onChange(undefined);
      return;
    }
    const amount = readAmount(text);
    setWrong(amount === undefined);
    if (amount === undefined) return;
    setTyped(groupedYuan(amount));
    onChange(amount);
  }
  function type(text: string): void {
    setTyped(text);
    if (!onTyping) return;
    told.current = { amount: text.trim() === '' ? undefined : readAmount(text) };
    onTyping(told.current.amount);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') settle(typed);
    if (event.key !== '=' || balancing === undefined) return;
    event.preventDefault();
    settle(formatYuan(balancing));
  }
  return (
    <span className="amount-field" style={{ width: props.width ?? 160 }}>
      <Input
        id={props.id}
        aria-label={props.label}
        aria-invalid={wrong}
        inputMode="decimal"
        autoComplete="off"
        maxLength={100}
        value={typed}
        disabled={props.disabled ?? false}
        {...(wrong ? { status: 'error' as const } : {})}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => settle(typed)}
        onKeyDown={onKeyDown}
      />
      {wrong ? (
        <small role="alert" className="field-problem">
          {t('field.amountWrong')}
        </small>
      ) : null}
    </span>
  );
}
