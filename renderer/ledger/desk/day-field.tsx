import { useState } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readDay } from './days.ts';

/** A day on the number pad: `5` is the 5th of the month that stands there. What is no day is marked and does not count. */
export function DayField(props: {
  readonly id: string;
  readonly value: AccountingDate;
  readonly onChange: (date: AccountingDate) => void;
}) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && readDay(typed, props.value) === undefined;
  function settle(): void {
    const date = typed === undefined ? undefined : readDay(typed, props.value);
    if (date === undefined) return;
    setTyped(undefined);
    if (date !== props.value) props.onChange(date);
  }
  return (
    <input
      id={props.id}
      className="input desk-day"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      aria-invalid={wrong}
      title={t('desk.dateHint')}
      value={typed ?? props.value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
      onBlur={() => {
        settle();
        if (wrong) setTyped(undefined);
      }}
    />
  );
}
