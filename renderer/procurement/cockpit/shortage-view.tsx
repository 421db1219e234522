import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import type { Seen, Shortages } from './looks.ts';

type Cell = Shortages['cells'][number];

/** 短缺地图: units × products that run short or have not come, on the month's last day. */
export function ShortageView({ seen }: { readonly seen: Seen }) {
  const { t } = usePreferences();
  const { unit } = seen;
  const [day] = useDayShown();
  const input = { on: day, ...(unit === undefined ? {} : { unit }) };
  const read = useQuery(api.procurement.shortageMap.queryOptions({ input }));
  const cells = useMemo(
    () => new Map((read.data?.cells ?? []).map((cell) => [`${cell.unit} ${cell.item}`, cell] as const)),
    [read.data],
  );
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const { units, items, on, shortDays } = read.data;
  if (items.length === 0)
    return (
      <Empty
        title={t('cockpit.noShortage')}
        action={
          <ToPage to="/drug-stock" className="button">
            {t('cockpit.toStock')}
          </ToPage>
        }
      >
        <p>{t('cockpit.noShortageBody', { on, days: shortDays })}</p>
      </Empty>
    );
  return (
    <section className="card cockpit-part fill" aria-label={t('cockpit.view.shortages')}>
      <p className="cockpit-legend">
        {t('cockpit.shortageHint', { on, days: shortDays })}
        {(['out', 'short', 'coming', 'late'] as const).map((state) => (
          <span key={state} className={`cockpit-key ${state}`}>
            {t(`cockpit.state.${state}`)}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className="cockpit-scroll" tabIndex={0}>
        <table className="cockpit-map">
          <caption className="visually-hidden">{t('cockpit.view.shortages')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cockpit.item')}</th>
              {units.map(({ unit: code, unitName }) => (
                <th key={code} scope="col" title={`${code} ${unitName}`}>
                  <b>{code}</b>
                  <span>{unitName}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ item, name, flagged }) => (
              <tr key={item}>
                <th scope="row" title={item}>
                  {name} {flagged ? <span className="chip warn">{t('procurement.flag.shortage')}</span> : null}
                </th>
                {units.map(({ unit: code }) => (
                  <Square key={code} cell={cells.get(`${code} ${item}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is short opens the product at its unit; what is late as well, its order. */
function Square({ cell }: { readonly cell: Cell | undefined }) {
  const { t } = usePreferences();
  if (!cell) return <td className="nothing">·</td>;
  const { state, cover, quantity, outstanding, lateDays, order, number, unit, item } = cell;
  const title = [
    t(`cockpit.state.${state}`),
    ...(cover === null ? [] : [t('cockpit.cover', { days: cover, quantity: quantity ?? 0 })]),
    ...(outstanding > 0 ? [t('cockpit.onTheWay', { packs: outstanding, number })] : []),
    ...(lateDays > 0 ? [t('cockpit.late', { days: lateDays })] : []),
  ].join(' · ');
  const stock = state === 'out' ? t('cockpit.state.out') : t('cockpit.coverShort', { days: cover ?? 0 });
  return (
    <td className={lateDays > 0 && state !== 'late' ? `${state} overdue` : state} title={title}>
      {state === 'late' ? null : (
        <ToPage to="/drug-stock" search={{ view: 'short', item: `${unit}-${item}` }}>
          {stock}
        </ToPage>
      )}
      {lateDays > 0 && order !== null ? (
        <ToPage to="/purchase-orders" search={{ view: 'orders', order: String(order), line: item }}>
          {t('cockpit.lateShort', { days: lateDays })}
        </ToPage>
      ) : null}
    </td>
  );
}
