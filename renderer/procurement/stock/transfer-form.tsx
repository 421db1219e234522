import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TRANSFER_FORMS } from '../../../shared/domain/procurement/stock/transfer.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import type { StockLot, StockRow } from './use-stock.ts';

const keyOf = ({ lot, price, packSize }: StockLot): string => `${lot} ${price} ${packSize}`;

/** 院内调剂 or 无偿调拨 of a product's lots to another unit. */
export function TransferForm(props: { readonly row: StockRow; readonly on: string; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { row, on, onDone } = props;
  const units = useQuery(api.procurement.pharmacies.queryOptions({ input: {} })).data ?? [];
  const [to, setTo] = useState<string>();
  const [form, setForm] = useState<(typeof TRANSFER_FORMS)[number]>('adjust');
  const [day, setDay] = useState(on);
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const lots = row.lots.filter((lot) => (typed[keyOf(lot)] ?? '') !== '');
  const date = parseDate(day);
  const good =
    to !== undefined &&
    date !== undefined &&
    why.trim() !== '' &&
    lots.length > 0 &&
    lots.every((lot) => /^[1-9]\d{0,8}$/.test(typed[keyOf(lot)]!));
  async function send(): Promise<void> {
    if (!good || busy) return;
    const lines = lots.map((lot) => ({
      ...{ item: row.item, lot: lot.lot, expiry: parseDate(lot.expiry)!, price: lot.price, packSize: lot.packSize },
      quantity: Number(typed[keyOf(lot)]),
    }));
    const asked = { unit: row.holder, to, day: date, form, why: why.trim(), lines };
    if (await act(() => client.procurement.sendTransfer(asked), t('drugStock.sent'))) onDone();
  }
  return (
    <form
      className="card delivery-fields"
      aria-label={t('drugStock.transfer')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segments
        label={t('drugStock.form')}
        value={form}
        choices={TRANSFER_FORMS.map((value) => ({ value, label: t(`drugStock.form.${value}`) }))}
        onChange={setForm}
      />
      <Labelled label={t('drugStock.to')}>
        {({ id }) => (
          <UnitField id={id} options={units.filter(({ code }) => code !== row.holder)} value={to} onChange={setTo} />
        )}
      </Labelled>
      <Labelled label={t('drugStock.day')}>
        {(field) => (
          <input {...field} className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Labelled>
      <Labelled label={t('drugStock.why')}>
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={200}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Labelled>
      {row.lots.map((lot) => (
        <Labelled key={keyOf(lot)} label={t('drugStock.lotQuantity', { lot: lot.lot })}>
          {(field) => (
            <input
              {...field}
              className="input"
              inputMode="numeric"
              maxLength={9}
              placeholder={`≤ ${Math.max(0, lot.quantity - lot.sending - lot.returning)}`}
              value={typed[keyOf(lot)] ?? ''}
              onChange={({ target }) => setTyped({ ...typed, [keyOf(lot)]: target.value.trim() })}
            />
          )}
        </Labelled>
      ))}
      <div className="delivery-line">
        <button type="submit" className="button primary" disabled={busy || !good}>
          {t('drugStock.send')}
        </button>
      </div>
      <Problem sentence={problem} />
    </form>
  );
}
