import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount, useAmountSaid } from '../../ui/amount.tsx';
import { priceText } from '../../ui/price.ts';
import { instantName } from '../../ui/time.ts';
import { jointOf } from '../joints.ts';
import { ChainPicture } from './chain-picture.tsx';
import { LineHelp } from './line-help.tsx';
import { type DetailLine, VERDICT_LOOKS } from './looks.ts';

/** One line of an invoice beside its order and its goods, with the verdict and why. */
export function InvoiceLineCard(props: {
  readonly line: DetailLine;
  readonly place: number;
  readonly chosen: boolean | undefined;
  readonly onChoose: (chosen: boolean) => void;
  readonly onBind: (() => void) | undefined;
  readonly onOpen: (invoice: number) => void;
}) {
  const { t, locale } = usePreferences();
  const saidOf = useAmountSaid();
  const { line, place, chosen, onChoose, onBind, onOpen } = props;
  const { order, verdict, release } = line;
  return (
    <section className="invoice-line" aria-label={t('supplierInvoices.lineName', { place, name: line.title })}>
      <header>
        {chosen === undefined ? null : (
          <input
            type="checkbox"
            aria-label={t('supplierInvoices.chooseLine', { place })}
            checked={chosen}
            onChange={({ target }) => onChoose(target.checked)}
          />
        )}
        <h3>{line.title}</h3>
        <span className="hint">{line.maker}</span>
        <span className="code hint">{line.item}</span>
        {line.lot === '' ? null : <span className="hint">{t('supplierInvoices.lotOf', { lot: line.lot })}</span>}
        <span className="invoice-gap" />
        {verdict === null ? null : (
          <span className={VERDICT_LOOKS[verdict]}>{t(`supplierInvoices.verdict.${verdict}`)}</span>
        )}
      </header>
      <table className="invoice-match invoice-three">
        <thead>
          <tr>
            <th />
            <th className="figure">{t('supplierInvoices.price')}</th>
            <th className="figure">{t('supplierInvoices.packs')}</th>
            <th className="figure">{t('supplierInvoices.amount')}</th>
            <th>{t('supplierInvoices.note')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('supplierInvoices.theInvoice')}</th>
            <td className={line.reasons.includes('price-above') ? 'figure wrong' : 'figure'}>
              {priceText(line.price)}
            </td>
            <td className="figure">{line.packs.toLocaleString('en')}</td>
            <td className="figure">
              <Amount value={line.amount} />
            </td>
            <td>
              {line.reasons.length === 0
                ? ''
                : line.reasons.map((each) => t(`supplierInvoices.reason.${each}`)).join(jointOf(locale, '、'))}
            </td>
          </tr>
          {order ? (
            <>
              <tr>
                <th scope="row">{t('supplierInvoices.order')}</th>
                <td className="figure">{priceText(order.price)}</td>
                <td className="figure">{order.ordered.toLocaleString('en')}</td>
                <td />
                <td>
                  <ToPage
                    to="/purchase-orders"
                    search={{ view: 'orders', year: order.day.slice(0, 4), order: String(order.order) }}
                  >
                    {order.number}
                  </ToPage>{' '}
                  {t('supplierInvoices.orderSaid', {
                    day: order.day,
                    mode: t(`supplierInvoices.mode.${order.mode}`),
                  })}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('supplierInvoices.accepted')}</th>
                <td />
                <td className="figure">{order.accepted.toLocaleString('en')}</td>
                <td />
                <td>
                  {order.receipts.length === 0
                    ? t('supplierInvoices.nothingAccepted')
                    : order.receipts.map(({ receipt, receiptId, day, unitName, lot, packs, returned }) => (
                        <div key={`${receiptId} ${lot} ${packs}`}>
                          <ToPage to="/deliveries" search={{ view: 'receipts', receipt: String(receiptId) }}>
                            {receipt}
                          </ToPage>{' '}
                          {[
                            t('supplierInvoices.receiptSaid', {
                              day,
                              unit: unitName,
                              packs: packs.toLocaleString('en'),
                            }),
                            ...(returned > 0
                              ? [
                                  t('supplierInvoices.returnedSaid', {
                                    packs: returned.toLocaleString('en'),
                                    net: (packs - returned).toLocaleString('en'),
                                  }),
                                ]
                              : []),
                          ].join(jointOf(locale, '，'))}
                        </div>
                      ))}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('supplierInvoices.invoicedBefore')}</th>
                <td />
                <td className="figure">{order.invoiced.toLocaleString('en')}</td>
                <td />
                <td />
              </tr>
              <tr>
                <th scope="row">{t('supplierInvoices.forUnits')}</th>
                <td colSpan={4}>
                  {order.units
                    .map(({ unitName, amount }) => `${unitName} ${saidOf(amount)}`)
                    .join(jointOf(locale, '；'))}
                </td>
              </tr>
            </>
          ) : null}
        </tbody>
      </table>
      <LineHelp line={line} />
      <ChainPicture line={line} onOpen={onOpen} />
      {release ? (
        <p className="invoice-release">
          {t('supplierInvoices.releasedBy', {
            name: release.display,
            time: instantName(release.instant),
            what: release.reasons.map((each) => t(`supplierInvoices.reason.${each}`)).join(jointOf(locale, '、')),
          })}
          <q>{release.reason}</q>
        </p>
      ) : null}
      {onBind ? (
        <div className="invoice-bar">
          <button type="button" className="button" onClick={onBind}>
            {t(order ? 'supplierInvoices.rebind' : 'supplierInvoices.bind')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
