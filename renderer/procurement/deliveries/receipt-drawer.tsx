import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { degrees } from '../../../shared/domain/procurement/deliveries/receipt.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { Kept } from './kept.tsx';
import { type Receipt, stageChip, stageOf } from './looks.ts';
import { ReceiptInvoices } from './receipt-invoices.tsx';
import { ReturnForm } from './return-form.tsx';

type Range = NonNullable<Receipt['cold']>;
const isOut = (read: Range, range: Range | null): boolean =>
  range !== null && (read.least < range.least || read.most > range.most);

/** One receipt: what came, and what may be done to it. */
export function ReceiptDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.receipt.queryOptions({ input: { id } }));
  const failed = failedOf(read, t);
  return (
    <Drawer open title={read.data?.number ?? t('deliveries.view.receipts')} width={1240} onClose={onClose}>
      {failed ? <Failed {...failed} /> : read.data ? <Sheet receipt={read.data} /> : <Loading lines={6} />}
    </Drawer>
  );
}

function Sheet({ receipt }: { readonly receipt: Receipt }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [returning, setReturning] = useState(false);
  const { stage, cold } = receipt;
  return (
    <div className="delivery-paper">
      <dl className="delivery-facts">
        <dt>{t('deliveries.unit')}</dt>
        <dd>
          <span className="code">{receipt.unit}</span> {receipt.unitName}
        </dd>
        <dt>{t('deliveries.supplier')}</dt>
        <dd>{receipt.supplierName}</dd>
        <dt>{t('deliveries.order')}</dt>
        <dd>
          <ToPage
            to="/purchase-orders"
            search={{ view: 'orders', year: receipt.at.slice(0, 4), order: String(receipt.order) }}
          >
            {receipt.orderNumber}
          </ToPage>
        </dd>
        {stage === 'accepted' && may('procurement.read', '') ? (
          <>
            <dt>{t('deliveries.invoices')}</dt>
            <dd>
              <ReceiptInvoices receipt={receipt} />
            </dd>
          </>
        ) : null}
        <dt>{t('deliveries.note')}</dt>
        <dd>{receipt.note}</dd>
        <dt>{t('deliveries.at')}</dt>
        <dd>
          {receipt.at.replace('T', ' ')} <Kept receipt={receipt} />
        </dd>
        <dt>{t('deliveries.stage')}</dt>
        <dd>
          <span className={stageChip(stage)}>{t(`deliveries.stage.${stageOf(stage)}`)}</span> {receipt.reason}
        </dd>
        {cold ? (
          <>
            <dt>{t('deliveries.cold')}</dt>
            <dd>
              <span className={isOut(cold, receipt.coldRange) ? 'chip danger' : 'chip ok'}>
                {t('deliveries.coldRead', { least: cold.least / 10, most: cold.most / 10 })}
              </span>{' '}
              {receipt.coldRange
                ? t('deliveries.coldAsked', {
                    least: degrees(receipt.coldRange.least),
                    most: degrees(receipt.coldRange.most),
                  })
                : null}{' '}
              {receipt.coldWhy}
            </dd>
          </>
        ) : null}
      </dl>
      <Actions receipt={receipt} onReturn={() => setReturning(!returning)} />
      {returning ? <ReturnForm receipt={receipt} onDone={() => setReturning(false)} /> : null}
      <div className="delivery-wide">
        <table className="delivery-table">
          <thead>
            <tr>
              <th>{t('deliveries.product')}</th>
              <th>{t('deliveries.lot')}</th>
              <th>{t('deliveries.produced')}</th>
              <th>{t('deliveries.expiry')}</th>
              <th className="figure">{t('deliveries.orderedPacks')}</th>
              <th className="figure">{t('deliveries.delivered')}</th>
              <th className="figure">{t('deliveries.accepted')}</th>
              <th>{t('deliveries.reason')}</th>
              <th>{t('deliveries.codes')}</th>
              <th className="figure">{t('deliveries.returned')}</th>
              <th className="figure">{t('deliveries.returning')}</th>
              <th className="figure">{t('deliveries.price')}</th>
              <th className="figure">{t('deliveries.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {receipt.rows.map((row) => (
              <tr key={row.id}>
                <td className="delivery-name">
                  {row.name} <small className="hint">{row.maker}</small>
                </td>
                <td>{row.lot}</td>
                <td>{row.produced}</td>
                <td>
                  {row.expiry}
                  {row.why === '' ? null : <small className="hint"> {row.why}</small>}
                </td>
                <td className="figure">{row.ordered.toLocaleString('en')}</td>
                <td className="figure">{row.delivered.toLocaleString('en')}</td>
                <td className="figure">{row.accepted.toLocaleString('en')}</td>
                <td>
                  {row.refused === '' ? null : (
                    <span className="chip warn">
                      {t(`deliveries.reason.${row.refused}`)} {row.delivered - row.accepted}
                    </span>
                  )}
                </td>
                <td>
                  {row.codes.length === 0 ? null : (
                    <details>
                      <summary>{t('deliveries.codesCount', { count: row.codes.length })}</summary>
                      {row.codes.map((code) => (
                        <div key={code} className="code">
                          {code}
                        </div>
                      ))}
                    </details>
                  )}
                </td>
                <td className="figure">{row.returned || ''}</td>
                <td className="figure">{row.returning || ''}</td>
                <td className="figure">{row.price}</td>
                <td className="figure">{groupedYuan(parseYuan(row.amount) ?? ZERO)}</td>
              </tr>
            ))}
            <tr className="sum">
              <th colSpan={12}>{t('deliveries.total')}</th>
              <td className="figure">{groupedYuan(parseYuan(receipt.amount) ?? ZERO)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <PaperNext kind="receipt" of={receipt} unit={`${receipt.unit} ${receipt.unitName}`} />
      <PaperHistory kind="receipt" id={receipt.id} />
    </div>
  );
}

function Actions({ receipt, onReturn }: { readonly receipt: Receipt; readonly onReturn: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, number, id, revision, may } = receipt;
  const decide = (outcome: 'accept' | 'refuse', reason = '') =>
    client.procurement.decideReceipts({ unit, receipts: [{ id, revision }], outcome, reason });
  async function accept(): Promise<void> {
    const asked = { title: t('deliveries.acceptTitle', { number }), body: t('deliveries.acceptBody') };
    if (await dialogs.confirm({ ...asked, action: t('deliveries.accept') }))
      await act(() => decide('accept'), t('deliveries.acceptDone'));
  }
  async function refuse(): Promise<void> {
    const asked = { title: t('deliveries.refuseTitle', { number }), action: t('deliveries.refuse') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined) await act(() => decide('refuse', reason), t('deliveries.refuseDone'));
  }
  async function withdraw(): Promise<void> {
    const asked = { title: t('deliveries.withdrawTitle', { number }), action: t('deliveries.withdraw') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.procurement.withdrawReceipt({ unit, id, revision, reason }), t('deliveries.withdrawDone'));
  }
  const button = (label: string, onClick: () => void, primary = false) => (
    <button type="button" className={primary ? 'button primary' : 'button'} disabled={busy} onClick={onClick}>
      {label}
    </button>
  );
  if (may.length === 0 && !receipt.returns) return null;
  return (
    <div className="delivery-line">
      {may.includes('accept') ? button(t('deliveries.accept'), () => void accept(), true) : null}
      {may.includes('refuse') ? button(t('deliveries.refuse'), () => void refuse()) : null}
      {may.includes('withdraw') ? button(t('deliveries.withdraw'), () => void withdraw()) : null}
      {receipt.returns ? button(t('deliveries.askReturn'), onReturn) : null}
      <Problem sentence={problem} />
    </div>
  );
}
