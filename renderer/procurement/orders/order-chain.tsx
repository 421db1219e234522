import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type OrderRow, packsText } from './words.ts';

interface Named {
  readonly id: number;
  readonly number: string;
}

/** 采购链 of a line: what came of it, by which invoice it is billed, and how that was paid and settled. */
export function OrderChain({ order, row }: { readonly order: number; readonly row: OrderRow }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const read = useQuery(api.procurement.orderChain.queryOptions({ input: { order } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading lines={3} />;
  const rows = read.data.filter(({ orderLine }) => orderLine === row.id);
  // Invoices and payments open to who reads them for the whole community.
  const mayAll = may('procurement.read', '');
  const yuan = (amount: string) =>
    Number(amount) === 0 ? '–' : <Money amount={parseYuan(amount) ?? ZERO} unit="yuan" />;
  const papers = (to: string, of: readonly Named[], search: (id: string) => Readonly<Record<string, string>>) =>
    of.map(({ id, number }) => (
      <Fragment key={number}>
        <ToPage to={to} search={search(String(id))} className="code">
          {number}
        </ToPage>{' '}
      </Fragment>
    ));
  if (rows.length === 0) return <p className="hint">{t('purchaseOrders.chain.none')}</p>;
  return (
    <table className="orders-table orders-chain" aria-label={`${t('purchaseOrders.chain')} ${row.itemName}`}>
      <thead>
        <tr>
          <th>{t('purchaseOrders.chain.unit')}</th>
          <th>{t('purchaseOrders.chain.receipt')}</th>
          <th className="figure">{t('purchaseOrders.chain.packs')}</th>
          <th>{t('purchaseOrders.chain.invoice')}</th>
          <th className="figure">{t('purchaseOrders.chain.billed')}</th>
          <th>{t('purchaseOrders.chain.payment')}</th>
          <th className="figure">{t('purchaseOrders.chain.paid')}</th>
          <th>{t('purchaseOrders.chain.settlement')}</th>
          <th className="figure">{t('purchaseOrders.chain.settled')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(
          ({ unit, unitName, packs, outstanding, receipts, day, invoice, payments, settlements, ...sums }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a chain have no name of their own.
            <tr key={at}>
              <td>{unit === '' ? t('purchaseOrders.chain.nobody') : `${unit} ${unitName}`}</td>
              <td>
                {outstanding > 0 ? (
                  <span className="chip warn">{t('purchaseOrders.chain.outstanding', { packs: outstanding })}</span>
                ) : (
                  papers('/deliveries', receipts, (receipt) => ({ view: 'receipts', receipt }))
                )}
                <small className="hint">{day}</small>
              </td>
              <td className="figure">{packsText(packs)}</td>
              <td>
                {invoice === null ? (
                  '–'
                ) : (
                  <>
                    {mayAll && invoice.id !== null ? (
                      papers('/supplier-invoices', [{ id: invoice.id, number: invoice.number }], (id) => ({
                        invoice: id,
                      }))
                    ) : (
                      <span className="code">{invoice.number} </span>
                    )}
                    <small className="hint">{t(`supplierInvoices.verdict.${invoice.verdict}`)}</small>
                  </>
                )}
              </td>
              <td className="figure">{yuan(sums.billed)}</td>
              <td>
                {payments.length === 0
                  ? '–'
                  : mayAll
                    ? papers('/drug-payments', payments, (run) => ({ run }))
                    : payments.map(({ number }) => number).join('、')}
              </td>
              <td className="figure">{yuan(sums.paid)}</td>
              <td>{settlements.length === 0 ? '–' : papers('/settlements', settlements, (note) => ({ note }))}</td>
              <td className="figure">{yuan(sums.settled)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
