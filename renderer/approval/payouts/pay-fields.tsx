import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import type { NotPaid } from './use-paying.ts';

/** 登记支付: on which day the bank paid, and what it calls the transfer. */
export function PayFields(props: {
  readonly amount: Fen;
  readonly busy: boolean;
  readonly onPay: (day: AccountingDate, reference: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { amount, busy, onPay, onClose } = props;
  const [typed, setTyped] = useState<string>(() => chinaDay(Date.now()));
  const [reference, setReference] = useState('');
  const day = parseDate(typed);
  const stop = !day ? t('payouts.stop.day') : reference.trim() === '' ? t('payouts.stop.reference') : undefined;
  return (
    <form
      className="payout-pay"
      aria-label={t('payouts.pay')}
      onSubmit={(event) => {
        event.preventDefault();
        if (day && stop === undefined && !busy) onPay(day, reference.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Labelled label={t('payouts.paidOn')} needed>
        {(field) => (
          <input
            {...field}
            className="input"
            type="date"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('payouts.reference')} needed>
        {(field) => (
          <input
            {...field}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: who opened this types it next.
            autoFocus
            maxLength={60}
            value={reference}
            onChange={({ target }) => setReference(target.value)}
          />
        )}
      </Labelled>
      <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
        {t('payouts.payIt', { amount: groupedYuan(amount) })}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
      <span className="hint">{stop}</span>
    </form>
  );
}

/** What was refused of several, each by its number. */
export function Refused({ of }: { readonly of: readonly NotPaid[] }) {
  if (of.length === 0) return null;
  return (
    <div className="notice danger" role="alert">
      <ul>
        {of.map(({ number, sentence }) => (
          <li key={number}>
            <b>{number}</b> {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
