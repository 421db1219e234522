import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import { groupedYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { useDroppedPapers } from '../../app/handed.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { Upload } from '../../ui/upload.tsx';
import { type DraftInvoice, withInvoice } from './draft.ts';
import type { Form } from './use-form.ts';

/** 发票: dropped, and read at once; or typed. Beside each how much of it this payment pays. */
export function InvoiceFields({ form, onStopped }: { readonly form: Form; readonly onStopped: () => void }) {
  const { t } = usePreferences();
  const { draft, busy } = form;
  const take = async (files: Parameters<Form['attach']>[0]): Promise<void> => {
    if (files.length > 0 && !busy && !(await form.attach(files))) onStopped();
  };
  useDroppedPapers((files) => void take(files));
  const type = (): void =>
    form.change((before) => withInvoice(before, { code: '', number: '', seller: '', day: '', amount: undefined }));
  const shared = sumFen(form.taken);
  return (
    <div className="payout-invoices" data-field="invoices">
      <div className="payout-hand">
        <Upload
          label={t('payouts.drop')}
          hint={t('payouts.dropHint', { limit: PAPER_LIMITS.bytes / 1024 / 1024 })}
          accept=".xml,.ofd,.pdf,.jpg,.jpeg,.png"
          multiple
          maxBytes={PAPER_LIMITS.bytes}
          busy={busy}
          onFiles={(files) => void take(files)}
        />
        <button type="button" className="button" onClick={type}>
          {t('payouts.typeInvoice')}
        </button>
      </div>
      {draft.invoices.length === 0 ? (
        <p className={form.problemOf('invoices') ? 'field-problem' : 'hint'}>
          {form.problemOf('invoices') ?? t(form.begun.invoiced ? 'payouts.noInvoices' : 'payouts.needNoInvoice')}
        </p>
      ) : (
        <table className="approval-table">
          <thead>
            <tr>
              <th scope="col">{t('payouts.invoiceNumber')}</th>
              <th scope="col">{t('payouts.seller')}</th>
              <th scope="col">{t('payouts.invoiceDay')}</th>
              <th scope="col" className="figure">
                {t('payouts.invoiceAmount')}
              </th>
              <th scope="col" className="figure">
                {t('payouts.taken')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('payouts.dropInvoice')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.invoices.map((invoice, at) => (
              <InvoiceRow key={invoice.key} {...{ form, invoice, at }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {form.problemOf('invoices') ? (
                  <span className="field-problem">{form.problemOf('invoices')}</span>
                ) : (
                  t('payouts.total')
                )}
              </th>
              <td className="figure">{groupedYuan(sumFen(draft.invoices.map(({ amount }) => amount ?? ZERO)))}</td>
              <td className="figure">{groupedYuan(shared)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </div>
  );
}

function InvoiceRow(props: { readonly form: Form; readonly invoice: DraftInvoice; readonly at: number }) {
  const { t } = usePreferences();
  const { form, invoice, at } = props;
  const place = { place: at + 1 };
  const change = (part: Partial<DraftInvoice>): void =>
    form.change((before) => ({
      ...before,
      invoices: before.invoices.map((each) => (each.key === invoice.key ? { ...each, ...part } : each)),
    }));
  const said = (field: string) => {
    const problem = form.problemOf(`invoices.${at}.${field}`);
    return problem ? <small className="field-problem">{problem}</small> : null;
  };
  const isWrong = (field: string): boolean => form.problemOf(`invoices.${at}.${field}`) !== undefined;
  return (
    <tr>
      <td data-field={`invoices.${at}.number`}>
        <input
          className="input code"
          aria-label={t('payouts.invoiceNumberOf', place)}
          aria-invalid={isWrong('number')}
          maxLength={32}
          value={invoice.number}
          onChange={({ target }) => change({ number: target.value })}
        />
        {said('number')}
      </td>
      <td data-field={`invoices.${at}.seller`}>
        <input
          className="input"
          aria-label={t('payouts.sellerOf', place)}
          aria-invalid={isWrong('seller')}
          maxLength={100}
          value={invoice.seller}
          onChange={({ target }) => change({ seller: target.value })}
        />
        {said('seller')}
      </td>
      <td data-field={`invoices.${at}.day`}>
        <input
          className="input"
          type="date"
          aria-label={t('payouts.invoiceDayOf', place)}
          aria-invalid={isWrong('day')}
          value={invoice.day}
          onChange={({ target }) => change({ day: target.value })}
        />
        {said('day')}
      </td>
      <td className="figure" data-field={`invoices.${at}.amount`}>
        <AmountField
          label={t('payouts.invoiceAmountOf', place)}
          value={invoice.amount}
          width={112}
          onChange={(amount) => change({ amount })}
          onTyping={(amount) => change({ amount })}
        />
        {said('amount')}
      </td>
      <td className="figure" data-field={`invoices.${at}.taken`}>
        <AmountField
          label={t('payouts.takenOf', place)}
          value={form.taken[at]}
          width={112}
          onChange={(taken) => {
            // What is left as it was proposed goes on following what is paid.
            if (taken !== form.taken[at]) change({ taken });
          }}
          onTyping={(taken) => change({ taken })}
        />
        {said('taken')}
      </td>
      <td className="figure">
        <button
          type="button"
          className="button icon"
          aria-label={t('payouts.dropInvoiceOf', place)}
          onClick={() =>
            form.change((before) => ({
              ...before,
              invoices: before.invoices.filter(({ key }) => key !== invoice.key),
            }))
          }
        >
          ×
        </button>
      </td>
    </tr>
  );
}
