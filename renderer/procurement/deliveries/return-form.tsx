import { useState } from 'react';
import { RETURN_FORMS } from '../../../shared/domain/procurement/deliveries/returned.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Receipt } from './looks.ts';

const WHOLE = /^[1-9]\d{0,8}$/;

/** 退货 or 冲销 of some packs of a receipt's lines. */
export function ReturnForm({ receipt, onDone }: { readonly receipt: Receipt; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [form, setForm] = useState<(typeof RETURN_FORMS)[number]>('goods');
  const [day, setDay] = useState(receipt.at.slice(0, 10));
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const open = receipt.rows.filter(({ accepted, returned, returning }) => accepted > returned + returning);
  const lines = open.flatMap(({ id }) => (typed[id] ? [{ line: id, packs: typed[id] }] : []));
  const on = parseDate(day);
  const good =
    on !== undefined && why.trim() !== '' && lines.length > 0 && lines.every(({ packs }) => WHOLE.test(packs));
  async function ask(): Promise<void> {
    if (!good || busy) return;
    const asked = lines.map(({ line, packs }) => ({ line, packs: Number(packs) }));
    const done = await act(
      () => client.procurement.askReturn({ unit: receipt.unit, form, day: on, why: why.trim(), lines: asked }),
      t('deliveries.returnAsked'),
    );
    if (done) onDone();
  }
  return (
    <form
      className="card delivery-form"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <div className="delivery-fields">
        <Segments
          label={t('deliveries.form')}
          value={form}
          choices={RETURN_FORMS.map((value) => ({ value, label: t(`deliveries.form.${value}`) }))}
          onChange={setForm}
        />
        <Labelled label={t('deliveries.returnDay')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('deliveries.returnWhy')}>
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
        {open.map(({ id, name, lot, accepted, returned, returning }) => (
          <Labelled key={id} label={t('deliveries.returnPacksOf', { name, lot })}>
            {(field) => (
              <input
                {...field}
                className="input"
                inputMode="numeric"
                maxLength={9}
                placeholder={`≤ ${accepted - returned - returning}`}
                value={typed[id] ?? ''}
                onChange={({ target }) => setTyped({ ...typed, [id]: target.value.trim() })}
              />
            )}
          </Labelled>
        ))}
        <div className="delivery-line">
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('deliveries.returnAsk')}
          </button>
        </div>
        <Problem sentence={problem} />
      </div>
    </form>
  );
}
