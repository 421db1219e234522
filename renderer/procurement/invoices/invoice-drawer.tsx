import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RELEASABLE } from '../../../shared/domain/procurement/invoices/match.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount, useAmountSaid } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { PaperHistory, useHolders } from '../paper-steps.tsx';
import { BindForm } from './bind-form.tsx';
import { InvoiceLineCard } from './invoice-lines.tsx';
import { type DetailLine, type InvoiceDetail, openReasons, VERDICT_LOOKS } from './looks.ts';

/** Each line is let pass by itself: nothing is chosen beforehand. */
const NOTHING_CHOSEN: ReadonlySet<number> = new Set();

/** One invoice: what it says, each line beside order and goods, who let what pass, and what was done to it. */
export function InvoiceDrawer(props: {
  readonly id: number;
  readonly onOpen: (invoice: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.supplierInvoice.queryOptions({ input: { id: props.id } }));
  const invoice = read.data;
  return (
    <Drawer
      open
      width={920}
      onClose={props.onClose}
      title={
        <span className="invoice-title">
          <span className="code">{invoice?.number ?? props.id}</span>
          {invoice?.red ? <span className="chip danger">{t('supplierInvoices.red')}</span> : null}
          {invoice ? (
            <span className={invoice.verdict ? VERDICT_LOOKS[invoice.verdict] : 'chip'}>
              {t(`supplierInvoices.verdict.${invoice.verdict ?? 'first'}`)}
            </span>
          ) : null}
        </span>
      }
    >
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : invoice ? (
        <Invoice key={invoice.revision} {...props} invoice={invoice} />
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

function Invoice(props: {
  readonly invoice: InvoiceDetail;
  readonly onOpen: (invoice: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const saidOf = useAmountSaid();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const { invoice, onOpen, onClose } = props;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(NOTHING_CHOSEN);
  const [binding, setBinding] = useState<number>();
  const seen = { id: invoice.id, revision: invoice.revision };
  const faulty = invoice.lines.filter(({ verdict }) => verdict !== null && verdict !== 'pay');
  const good = invoice.lines.filter((line) => !faulty.includes(line));
  const releasable = invoice.lines.some(({ mayRelease }) => mayRelease);
  const deciders = useHolders('procurement.approve');
  const waits =
    !invoice.may.includes('release') &&
    faulty.some((line) => openReasons(line).some((reason) => RELEASABLE.includes(reason)));
  const bound = invoice.lines.find(({ id }) => id === binding);

  async function release(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('supplierInvoices.releaseTitle', { number: invoice.number }),
      action: t('supplierInvoices.release'),
    });
    if (reason === undefined) return;
    const asked = { ...seen, lines: [...chosen], reason };
    await act(() => client.procurement.releaseInvoice(asked), t('supplierInvoices.releasedDone'));
  }
  async function cancel(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('supplierInvoices.cancelTitle', { number: invoice.number }),
      action: t('supplierInvoices.cancel'),
    });
    if (reason === undefined) return;
    if (await act(() => client.procurement.cancelInvoice({ ...seen, reason }), t('supplierInvoices.cancelled')))
      onClose();
  }
  const download = async (): Promise<void> => {
    const { file, name } = await client.procurement.invoiceFile({ id: invoice.id });
    await downloadFile(file, name);
  };
  const card = (line: DetailLine) => (
    <InvoiceLineCard
      key={line.id}
      line={line}
      place={invoice.lines.indexOf(line) + 1}
      chosen={line.mayRelease ? chosen.has(line.id) : undefined}
      onChoose={(on) => {
        const next = new Set(chosen);
        if (on) next.add(line.id);
        else next.delete(line.id);
        setChosen(next);
      }}
      onBind={
        invoice.may.includes('change') && invoice.level === 2 && !invoice.red ? () => setBinding(line.id) : undefined
      }
      onOpen={onOpen}
    />
  );
  return (
    <div className="invoice">
      <dl className="invoice-facts">
        <Fact label={t('supplierInvoices.amount')}>
          <b>
            <Amount value={invoice.amount} />
          </b>
        </Fact>
        {invoice.verdict ? (
          <Fact label={t('supplierInvoices.payable')}>
            <b>
              <Amount value={invoice.payable} />
            </b>
            {invoice.held.lines === 0 ? null : (
              <span className="hint">
                {t('supplierInvoices.held', { count: invoice.held.lines, amount: saidOf(invoice.held.amount) })}
              </span>
            )}
          </Fact>
        ) : null}
        <Fact label={t('supplierInvoices.seller')}>{invoice.sellerName}</Fact>
        {invoice.level === 1 ? <Fact label={t('supplierInvoices.buyer')}>{invoice.buyerName}</Fact> : null}
        <Fact label={t('supplierInvoices.day')}>{invoice.day}</Fact>
        <Fact label={t('supplierInvoices.tax')}>
          <Amount value={invoice.tax} />
        </Fact>
        {invoice.original ? (
          <Fact label={t('supplierInvoices.original')}>
            <button type="button" className="link" onClick={() => onOpen(invoice.original!.id)}>
              <span className="code">{invoice.original.number}</span>
            </button>
          </Fact>
        ) : null}
        {invoice.reds.length > 0 ? (
          <Fact label={t('supplierInvoices.reds')}>
            {invoice.reds.map(({ id, number, amount }) => (
              <button key={id} type="button" className="link" onClick={() => onOpen(id)}>
                <span className="code">{number}</span> <Amount value={amount} />
              </button>
            ))}
          </Fact>
        ) : null}
      </dl>
      {invoice.doubts.map(({ message }) => (
        <p key={message} className="notice warn">
          {message}
        </p>
      ))}
      {faulty.length === 0 ? null : (
        <p className={invoice.verdict === 'hold' ? 'notice warn' : 'notice danger'}>
          {t('supplierInvoices.faulty', { count: faulty.length, amount: saidOf(invoice.held.amount) })}
          {waits ? ` ${t('procurement.awaits', { who: deciders, step: t('procurement.await.release') })}` : null}
        </p>
      )}
      {faulty.map(card)}
      <Problem sentence={problem} />
      <div className="invoice-bar">
        {releasable ? (
          <>
            <button
              type="button"
              className="button primary"
              disabled={busy || chosen.size === 0}
              onClick={() => void release()}
            >
              {t('supplierInvoices.release')}
            </button>
            <span className="hint">
              {chosen.size === 0
                ? t('supplierInvoices.chooseFirst')
                : t('supplierInvoices.chosenLines', { count: chosen.size })}
            </span>
          </>
        ) : null}
        {invoice.file ? (
          <button type="button" className="button" onClick={() => void attempt(download, t('supplierInvoices.noFile'))}>
            {t('supplierInvoices.getFile')}
          </button>
        ) : null}
        {invoice.may.includes('cancel') ? (
          <button type="button" className="button" disabled={busy} onClick={() => void cancel()}>
            {t('supplierInvoices.cancel')}
          </button>
        ) : null}
      </div>
      {good.length === 0 ? null : faulty.length === 0 ? (
        good.map(card)
      ) : (
        <details className="invoice-rest">
          <summary>{t('supplierInvoices.rest', { count: good.length })}</summary>
          {good.map(card)}
        </details>
      )}
      <h3>{t('procurement.history')}</h3>
      <PaperHistory kind="invoice" id={invoice.id} />
      {bound ? <BindForm invoice={invoice} line={bound} onClose={() => setBinding(undefined)} /> : null}
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
