import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { StockRow } from './use-stock.ts';

/** 发药 of one product: by 先到期先出, or of a lot that is named. */
export function IssueForm(props: { readonly row: StockRow; readonly on: string; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { row, on, onDone } = props;
  const [day, setDay] = useState(on);
  const [quantity, setQuantity] = useState('');
  const [lot, setLot] = useState('');
  const date = parseDate(day);
  const good = date !== undefined && /^[1-9]\d{0,8}$/.test(quantity);
  async function issue(): Promise<void> {
    if (!good || busy) return;
    const rows = [{ day: date, item: row.item, lot, quantity: Number(quantity) }];
    if (await act(() => client.procurement.issueStock({ unit: row.holder, rows }), t('drugStock.issued'))) onDone();
  }
  return (
    <form
      className="card delivery-fields"
      aria-label={t('drugStock.issue')}
      onSubmit={(event) => {
        event.preventDefault();
        void issue();
      }}
    >
      <Labelled label={t('drugStock.issueDay')}>
        {(field) => (
          <input {...field} className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Labelled>
      <Labelled label={t('drugStock.issueQuantity', { unit: row.unit })}>
        {(field) => (
          <input
            {...field}
            className="input"
            inputMode="numeric"
            maxLength={9}
            value={quantity}
            onChange={({ target }) => setQuantity(target.value.trim())}
          />
        )}
      </Labelled>
      <Labelled label={t('drugStock.lot')} hint={t('drugStock.issueHint')}>
        {(field) => (
          <select {...field} className="input" value={lot} onChange={({ target }) => setLot(target.value)}>
            <option value="">{t('drugStock.fefo')}</option>
            {[...new Set(row.lots.map((each) => each.lot))].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Labelled>
      <div className="delivery-line">
        <button type="submit" className="button primary" disabled={busy || !good}>
          {t('drugStock.issueNow')}
        </button>
      </div>
      <Problem sentence={problem} />
    </form>
  );
}
