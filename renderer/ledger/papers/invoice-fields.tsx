import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { InvoiceOut } from './words.ts';

/** An invoice as its fields: what stands on it, and its lines. */
export function InvoiceFields({ invoice }: { invoice: InvoiceOut }) {
  const { t } = usePreferences();
  const { seller, buyer } = invoice;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('papers.field.sort'), [t(`papers.sort.${invoice.sort}`), invoice.title].filter(Boolean).join(' · ')],
    [t('papers.field.code'), invoice.code],
    [t('papers.field.number'), invoice.number],
    [t('papers.field.check'), invoice.check],
    [t('papers.field.date'), invoice.date],
    [t('papers.field.seller'), [seller.name, seller.id].filter(Boolean).join('　')],
    [t('papers.field.buyer'), [buyer.name, buyer.id].filter(Boolean).join('　')],
    [t('papers.field.remark'), invoice.remark],
  ];
  const amounts = (['net', 'tax', 'total'] as const).filter((each) => invoice[each] !== null);
  return (
    <div className="invoice-fields">
      {invoice.red ? <span className="chip danger">{t('papers.red')}</span> : null}
      <dl className="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
        {amounts.map((each) => (
          <div key={each}>
            <dt>{t(`papers.field.${each}`)}</dt>
            <dd>
              <Amount value={invoice[each] ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
      {invoice.items.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="invoice-items" tabIndex={0} aria-label={t('papers.items', { count: invoice.lines })}>
          <table>
            <caption>{t('papers.items', { count: invoice.lines })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('papers.item.name')}</th>
                <th scope="col" className="figure">
                  {t('papers.item.quantity')}
                </th>
                <th scope="col" className="figure">
                  {t('papers.item.price')}
                </th>
                <th scope="col" className="figure">
                  {t('papers.item.amount')}
                </th>
                <th scope="col" className="figure">
                  {t('papers.item.rate')}
                </th>
                <th scope="col" className="figure">
                  {t('papers.item.tax')}
                </th>
              </tr>
            </thead>
            <tbody>
              {invoice.items.map((item, at) => (
                // The lines of an invoice have no names of their own and never move.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={at}>
                  <td>{[item.name, item.spec].filter(Boolean).join(' ')}</td>
                  <td className="figure">{[item.quantity, item.measure].filter(Boolean).join(' ')}</td>
                  <td className="figure">{item.price}</td>
                  <td className="figure">{item.amount === null ? null : <Amount value={item.amount} />}</td>
                  <td className="figure">{rateName(item.rate)}</td>
                  <td className="figure">{item.tax === null ? null : <Amount value={item.tax} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {invoice.lines > invoice.items.length ? (
            <p className="hint">{t('papers.moreItems', { count: invoice.items.length })}</p>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}

/** `0.13`, `0.130000` as `13%`; whatever else stands there stays. */
const rateName = (rate: string): string => {
  const [, digits] = /^0\.(\d{1,3})0*$/.exec(rate) ?? [];
  return digits === undefined ? rate : `${Number(digits.padEnd(3, '0')) / 10}%`;
};
