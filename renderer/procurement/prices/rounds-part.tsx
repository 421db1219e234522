import { usePreferences } from '../../app/preferences.tsx';
import type { Negotiation } from './looks.ts';

/** 各轮报价 as they were given; nothing of an earlier round is ever changed. */
export function RoundsPart({ of }: { readonly of: Negotiation }) {
  const { t } = usePreferences();
  if (of.quotes.length === 0) return null;
  const titles = new Map(of.compared.map(({ item, title }) => [item, title]));
  const names = new Map(of.invited.map(({ code, name }) => [code, name]));
  return (
    <section className="card prices-part" aria-label={t('prices.allRounds')}>
      <h2>{t('prices.allRounds')}</h2>
      {of.quotes.map((quotes, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a round is its place
        <details key={at}>
          <summary>{t('prices.roundCount', { round: at + 1, count: quotes.length })}</summary>
          <table className="prices-table">
            <thead>
              <tr>
                <th scope="col">{t('prices.supplier')}</th>
                <th scope="col">{t('prices.item')}</th>
                <th scope="col" className="figure">
                  {t('prices.price')}
                </th>
                <th scope="col" className="figure">
                  {t('prices.hours')}
                </th>
                <th scope="col" className="figure">
                  {t('prices.days')}
                </th>
                <th scope="col">{t('prices.remark')}</th>
              </tr>
            </thead>
            <tbody>
              {quotes.map(({ supplier, item, price, hours, days, remark }) => (
                <tr key={`${supplier} ${item}`}>
                  <td>{names.get(supplier)}</td>
                  <td>{titles.get(item)}</td>
                  <td className="figure">{price}</td>
                  <td className="figure">{hours}</td>
                  <td className="figure">{days}</td>
                  <td>{remark}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}
