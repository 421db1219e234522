import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Empty, Failed, Loading, Problem } from '../../ui/states.tsx';
import { counted } from './use-stock.ts';

const WHOLE = /^\d{1,9}$/;

/** 盘点 of one unit: every lot that its books hold, and how much was found of it. */
export function CountForm({ unit, onClose }: { readonly unit: string; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typedDay, setDay] = useState<string>();
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const asked = parseDate(typedDay ?? '');
  const read = useQuery(api.procurement.stock.queryOptions({ input: { unit, ...(asked ? { on: asked } : {}) } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const day = asked ?? parseDate(read.data.on);
  const lots = read.data.rows.flatMap(({ item, name, unit: smallest, lots: own }) =>
    own.map((lot) => ({ ...lot, item, name, smallest, key: `${item} ${lot.lot} ${lot.price} ${lot.packSize}` })),
  );
  if (lots.length === 0) return <Empty title={t('drugStock.none')}>{t('drugStock.noneBody')}</Empty>;
  const filled = lots.filter(({ key }) => (typed[key] ?? '') !== '');
  const differing = filled.filter(({ key, quantity }) => Number(typed[key]) !== quantity).length;
  const good =
    day !== undefined && why.trim() !== '' && filled.length > 0 && filled.every(({ key }) => WHOLE.test(typed[key]!));
  async function save(): Promise<void> {
    if (!good || busy) return;
    const lines = filled.map(({ key, item, lot, expiry, price, packSize }) => ({
      ...{ item, lot, expiry: parseDate(expiry)!, price, packSize, counted: Number(typed[key]) },
    }));
    const done = await act(
      () => client.procurement.saveCount({ unit, day: day!, why: why.trim(), lines }),
      t('drugStock.countKept'),
    );
    if (done) onClose();
  }
  return (
    <div className="delivery-form fill">
      <section className="card delivery-fields">
        <Labelled label={t('drugStock.countDay')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={typedDay ?? read.data.on}
              onChange={({ target }) => setDay(target.value)}
            />
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
      </section>
      <section className="card delivery-scroll fill" aria-label={t('drugStock.newCount')}>
        <table className="delivery-table">
          <thead>
            <tr>
              <th>{t('drugStock.product')}</th>
              <th>{t('drugStock.lot')}</th>
              <th>{t('drugStock.expiry')}</th>
              <th className="figure">{t('drugStock.book')}</th>
              <th>{t('drugStock.smallest')}</th>
              <th className="figure">{t('drugStock.counted')}</th>
              <th className="figure">{t('drugStock.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {lots.map(({ key, name, lot, expiry, quantity, smallest }) => (
              <tr key={key}>
                <td className="delivery-name">{name}</td>
                <td>{lot}</td>
                <td>{expiry}</td>
                <td className="figure">{counted(quantity)}</td>
                <td>{smallest}</td>
                <td className="figure">
                  <input
                    className="input"
                    inputMode="numeric"
                    maxLength={9}
                    aria-label={t('drugStock.countedOf', { name, lot })}
                    aria-invalid={(typed[key] ?? '') !== '' && !WHOLE.test(typed[key]!)}
                    value={typed[key] ?? ''}
                    onChange={({ target }) => setTyped({ ...typed, [key]: target.value.trim() })}
                  />
                </td>
                <td className="figure">
                  {(typed[key] ?? '') === '' ? '' : counted((Number(typed[key]) || 0) - quantity)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="delivery-line">
        <button type="button" className="button primary" disabled={busy || !good} onClick={() => void save()}>
          {t('drugStock.countNow')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <span className="hint">{t('drugStock.differing', { count: differing })}</span>
        <Problem sentence={problem} />
      </div>
    </div>
  );
}
