import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import type { Receipt } from './looks.ts';

/** The invoices that bill what came with a receipt, for who reads invoices. */
export function ReceiptInvoices({ receipt }: { readonly receipt: Receipt }) {
  const { t } = usePreferences();
  const { order, id } = receipt;
  const read = useQuery(api.procurement.orderChain.queryOptions({ input: { order } }));
  const billed = new Map(
    (read.data ?? []).flatMap(({ receipts, invoice }) =>
      invoice !== null && invoice.id !== null && receipts.some((each) => each.id === id)
        ? [[invoice.id, invoice.number] as const]
        : [],
    ),
  );
  if (!read.data) return <>…</>;
  if (billed.size === 0) return <span className="hint">{t('deliveries.notBilled')}</span>;
  return [...billed].map(([invoice, number]) => (
    <ToPage key={invoice} to="/supplier-invoices" search={{ invoice: String(invoice) }} className="code">
      {number}{' '}
    </ToPage>
  ));
}
