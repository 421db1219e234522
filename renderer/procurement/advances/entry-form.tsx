import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { ADVANCE_MOVES, type AdvanceMove } from '../../../shared/domain/procurement/advances/advance.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';

/** 登记 of what came, was set off or went back, by the cashier of the unit that holds the one account. */
export function EntryForm({ batch, unit }: { readonly batch: number; readonly unit: string }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [move, setMove] = useState<AdvanceMove>('receipt');
  const [day, setDay] = useState<string>(() => chinaDay(Date.now()));
  const [amount, setAmount] = useState<Fen>();
  const [document, setDocument] = useState('');
  const [remark, setRemark] = useState('');
  const on = parseDate(day);
  async function enter(): Promise<void> {
    if (!on || amount === undefined) return;
    const said = { document: document.trim(), remark: remark.trim() };
    const asked = { unit, batch, move, day: on, amount: formatYuan(amount), ...said };
    await act(() => client.procurement.enterAdvance(asked), t('drugAdvances.entered'));
  }
  return (
    <form
      className="payment-pay advance-form"
      aria-label={t('drugAdvances.enterTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <div className="advance-move">
        <Segments
          label={t('drugAdvances.move')}
          value={move}
          choices={ADVANCE_MOVES.map((value) => ({ value, label: t(`drugAdvances.move.${value}`) }))}
          onChange={setMove}
        />
        <span className="hint">{t(`drugAdvances.moveHint.${move}`)}</span>
      </div>
      <Labelled label={t('drugAdvances.day')}>
        {(field) => (
          <input {...field} className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Labelled>
      <Labelled label={t('drugAdvances.amount')}>
        {({ id }) => <AmountField id={id} value={amount} onChange={setAmount} onTyping={setAmount} width={136} />}
      </Labelled>
      <Labelled label={t('drugAdvances.document')}>
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={60}
            value={document}
            onChange={({ target }) => setDocument(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('drugAdvances.remark')}>
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={200}
            value={remark}
            onChange={({ target }) => setRemark(target.value)}
          />
        )}
      </Labelled>
      <button
        type="submit"
        className="button primary"
        disabled={busy || !on || amount === undefined || document.trim() === ''}
      >
        {t('drugAdvances.enter')}
      </button>
      <Problem sentence={problem} />
    </form>
  );
}
