import { usePreferences } from '../../app/preferences.tsx';
import type { Negotiation } from './looks.ts';
import { UnitNames } from './unit-names.tsx';

/** 定标: who delivers each product at what price, with the minutes; nothing before it is awarded. */
export function AwardPart({ of }: { readonly of: Negotiation }) {
  const { t } = usePreferences();
  if (of.minutes === null) return null;
  const { number, date, attendance } = of.minutes;
  const titles = new Map(of.compared.map(({ item, title }) => [item, title]));
  return (
    <section className="card prices-part" aria-label={t('prices.awarded')}>
      <h2>{t('prices.awarded')}</h2>
      <p className="hint">{t('prices.minutesAre', { number, date, attendance })}</p>
      <table className="prices-table">
        <thead>
          <tr>
            <th scope="col">{t('prices.item')}</th>
            <th scope="col" className="figure">
              {t('prices.agreed')}
            </th>
            <th scope="col">{t('prices.suppliers')}</th>
            <th scope="col">{t('prices.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {of.awards.map(({ item, price, suppliers, words }) => (
            <tr key={item}>
              <th scope="row">{titles.get(item)}</th>
              <td className="figure">{price ?? '–'}</td>
              <td>{suppliers.length === 0 ? t('prices.nobody') : <UnitNames suppliers={suppliers} />}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
