import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Negotiation, tenths } from './looks.ts';

type Quote = NonNullable<Negotiation['compared'][number]['quotes'][number]>;

/** 比价: products × invited suppliers by their last quotes, with what was listed and agreed before. */
export function ComparisonTable({ of }: { readonly of: Negotiation }) {
  const { t } = usePreferences();
  const joint = of.partners.length > 0;
  return (
    <div className="card prices-part">
      <h2>{t('prices.comparison')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls is reached by the keyboard as well */}
      <section className="prices-scroll" tabIndex={0} aria-label={t('prices.comparison')}>
        <table className="prices-table prices-compare">
          <thead>
            <tr>
              <th scope="col">{t('prices.item')}</th>
              <th scope="col" className="figure">
                {t('prices.packs')}
              </th>
              {joint ? (
                <th scope="col" className="figure">
                  {t('prices.ownPacks')}
                </th>
              ) : null}
              <th scope="col" className="figure">
                {t('prices.listed')}
              </th>
              <th scope="col" className="figure">
                {t('prices.agreedBefore')}
              </th>
              {of.invited.map(({ code, name }) => (
                <th key={code} scope="col" className="figure" title={code}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.compared.map(({ item, title, maker, packs, own, listed, agreed, quotes }) => (
              <tr key={item}>
                <th scope="row">
                  {title}
                  <small>{`${item} · ${maker}`}</small>
                </th>
                <td className="figure">{packs.toLocaleString('en')}</td>
                {joint ? <td className="figure">{own.toLocaleString('en')}</td> : null}
                <td className="figure">{listed ?? '–'}</td>
                <td className="figure">{agreed ?? '–'}</td>
                {quotes.map((quote, at) => (
                  <td key={of.invited[at]!.code} className={quote?.lowest ? 'figure prices-lowest' : 'figure'}>
                    {quote ? <QuoteCell quote={quote} /> : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={joint ? 5 : 4}>
                {t('prices.supplierTotals')}
              </th>
              {of.totals.map(({ supplier, amount, quoted, lowest, score }) => (
                <td key={supplier} className="figure">
                  {quoted === 0 ? '–' : <Amount value={amount} />}
                  {quoted === 0 ? null : (
                    <small>{t('prices.totalNote', { quoted, lowest, score: tenths(score) })}</small>
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="hint">{t('prices.comparisonHint')}</p>
    </div>
  );
}

function QuoteCell({ quote }: { readonly quote: Quote }) {
  const { t } = usePreferences();
  const { price, lowest, aboveListed, round, firstPrice, hours, days, score, remark } = quote;
  return (
    <>
      <span title={remark || undefined}>
        {lowest ? <span className="chip ok">{t('prices.lowest')}</span> : null}
        {aboveListed ? <span className="chip danger">{t('prices.aboveListed')}</span> : null} <b>{price}</b>
      </span>
      <small>
        {t('prices.roundIs', { round })}
        {firstPrice === price ? '' : ` · ${t('prices.firstPrice', { price: firstPrice })}`}
      </small>
      <small>{t('prices.quoteNote', { hours, days, score: tenths(score) })}</small>
    </>
  );
}
