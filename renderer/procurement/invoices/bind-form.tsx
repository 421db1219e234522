import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import type { DetailLine, InvoiceDetail } from './looks.ts';

/** 改对应: which order lines an invoice line bills, packs by packs. */
export function BindForm(props: {
  readonly invoice: InvoiceDetail;
  readonly line: DetailLine;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { invoice, line, onClose } = props;
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>(() =>
    line.order ? { [line.order.line]: String(line.packs) } : {},
  );
  const [reason, setReason] = useState('');
  const read = useQuery(
    api.procurement.bindingChoices.queryOptions({ input: { supplier: invoice.seller, item: line.item } }),
  );
  const failed = failedOf(read, t);
  const parts = Object.entries(typed)
    .map(([orderLine, packs]) => ({ orderLine: Number(orderLine), packs: Number(packs) }))
    .filter(({ packs }) => packs > 0);
  const sum = parts.reduce((total, { packs }) => total + packs, 0);
  async function save(): Promise<void> {
    const asked = { id: invoice.id, revision: invoice.revision, line: line.id, parts, reason: reason.trim() };
    if (await act(() => client.procurement.bindInvoice(asked), t('supplierInvoices.bound'))) onClose();
  }
  return (
    <Drawer open width={640} title={t('supplierInvoices.bindTitle', { name: line.title })} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : read.data === undefined ? (
        <Loading />
      ) : (
        <form
          className="invoice"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {read.data.length === 0 ? <p className="notice warn">{t('supplierInvoices.noOrders')}</p> : null}
          <table className="invoice-match">
            <thead>
              <tr>
                <th>{t('supplierInvoices.order')}</th>
                <th>{t('supplierInvoices.day')}</th>
                {(['price', 'ordered', 'accepted', 'invoiced', 'packsHere'] as const).map((each) => (
                  <th key={each} className="figure">
                    {t(`supplierInvoices.${each}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {read.data.map((choice) => (
                <tr key={choice.line}>
                  <td>
                    <span className="code">{choice.number}</span>
                  </td>
                  <td>{choice.day}</td>
                  <td className="figure">{choice.price}</td>
                  <td className="figure">{choice.ordered.toLocaleString('en')}</td>
                  <td className="figure">{choice.accepted.toLocaleString('en')}</td>
                  <td className="figure">{choice.invoiced.toLocaleString('en')}</td>
                  <td className="figure">
                    <input
                      className="input figure invoice-packs"
                      inputMode="numeric"
                      maxLength={9}
                      aria-label={t('supplierInvoices.packsOf', { number: choice.number })}
                      value={typed[choice.line] ?? ''}
                      onChange={({ target }) =>
                        setTyped({ ...typed, [choice.line]: target.value.replaceAll(/\D/g, '') })
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={sum === line.packs ? 'hint' : 'notice warn'}>
            {t('supplierInvoices.bindSum', { sum, packs: line.packs })}
          </p>
          <Labelled label={t('reason.label')}>
            {(field) => (
              <input
                {...field}
                className="input"
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Labelled>
          <Problem sentence={problem} />
          <div className="invoice-bar">
            <button
              type="submit"
              className="button primary"
              disabled={busy || sum !== line.packs || reason.trim() === ''}
            >
              {t('supplierInvoices.bindSave')}
            </button>
          </div>
        </form>
      )}
    </Drawer>
  );
}
