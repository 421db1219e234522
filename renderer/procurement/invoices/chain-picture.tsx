import { usePreferences } from '../../app/preferences.tsx';
import { jointOf } from '../joints.ts';
import type { DetailLine } from './looks.ts';

const LOOKS: Readonly<Record<DetailLine['chain']['state'], string>> = {
  none: 'chip',
  exempt: 'chip',
  direct: 'chip ok',
  linked: 'chip ok',
  missing: 'chip warn',
  broken: 'chip danger',
};

/** 两票制 as a way: from the maker by way of the distributor to the one account, each step with its invoices. */
export function ChainPicture(props: { readonly line: DetailLine; readonly onOpen: (invoice: number) => void }) {
  const { t, locale } = usePreferences();
  const { chain, faults } = props.line;
  if (chain.state === 'none') return null;
  const said = [
    t(`supplierInvoices.chain.${chain.state}`),
    ...faults.filter((fault) => fault !== 'missing').map((fault) => t(`supplierInvoices.fault.${fault}`)),
  ].join(jointOf(locale, '：'));
  return (
    <div className="invoice-chain">
      <span className={LOOKS[chain.state]}>{said}</span>
      {chain.hands.length === 0 ? null : (
        <ol aria-label={t('supplierInvoices.chain')}>
          {chain.hands.map((hand) => (
            <li key={hand.name}>
              <b>{hand.name}</b>
              <span className="invoice-step">
                {hand.invoices.length === 0 ? (
                  <span className="chip warn">{t('supplierInvoices.awaited')}</span>
                ) : (
                  hand.invoices.map(({ id, number, day }) => (
                    <button key={id} type="button" className="link" onClick={() => props.onOpen(id)} title={day}>
                      <span className="code">{number}</span>
                    </button>
                  ))
                )}
                <span aria-hidden="true" className="invoice-arrow">
                  →
                </span>
              </span>
            </li>
          ))}
          <li>
            <b>{t('supplierInvoices.oneAccount')}</b>
          </li>
        </ol>
      )}
    </div>
  );
}
