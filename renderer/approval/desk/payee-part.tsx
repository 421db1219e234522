import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount, useAmountSaid } from '../../ui/amount.tsx';
import { useAccountSaid } from '../apply/payee-choice.tsx';
import type { Application } from './document.ts';
import { STAGE_LOOKS } from './looks.ts';
import './parts.css';

/** So many earlier documents are in sight at once. */
const SHOWN = 3;

/** 收款单位: who is paid, what is known of the account, and what the same payee was granted before. */
export function PayeePart({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  const said = useAmountSaid();
  const [all, setAll] = useState(false);
  const { payee, payeeName, before } = document;
  const shown = all ? before.rows : before.rows.slice(0, SHOWN);
  return (
    <section className="approvals-part" aria-label={t('approvals.payee')}>
      <h3>{t('approvals.payee')}</h3>
      {payee === '' ? (
        <p className="hint">{t('approvals.noPayee')}</p>
      ) : (
        <>
          <p className="approvals-line">
            <ToPage to="/approval-payees" search={{ payee }} permission="approval.read" className="link">
              {payeeName}
            </ToPage>
            <Account payee={payee as PayeeCode} />
          </p>
          <p className="hint">
            {before.count === 0
              ? t(
                  document.findings.some(({ ties }) => ties.length > 0)
                    ? 'approvals.before.noneOwn'
                    : 'approvals.before.none',
                )
              : t('approvals.before', { count: before.count, sum: said(before.sum) })}
          </p>
        </>
      )}
      {shown.length === 0 ? null : (
        <table className="approvals-before" aria-label={t('approvals.before.title')}>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <td>{row.day}</td>
                <td title={`${row.unitName} ${row.purpose}`}>
                  <ToPage to="/approvals" search={{ document: String(row.id) }} className="link one-line">
                    {row.unitName} {row.purpose}
                  </ToPage>
                </td>
                <td>
                  <span className={STAGE_LOOKS[row.stage]}>{t(`approval.stage.${row.stage}`)}</span>
                </td>
                <td className="figure">
                  <Amount value={row.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {before.rows.length > SHOWN ? (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? t('approvals.before.fewer') : t('approvals.before.all', { count: before.rows.length })}
        </button>
      ) : null}
    </section>
  );
}

/** Whether the account is one that is paid to. */
const LOOKS = {
  active: 'chip ok',
  cooling: 'chip warn',
  new: 'chip danger',
  withdrawn: 'chip danger',
  returned: 'chip danger',
  stopped: 'chip danger',
} as const;

function Account({ payee }: { readonly payee: PayeeCode }) {
  const said = useAccountSaid();
  const known = useQuery(api.approval.payee.queryOptions({ input: { code: payee } })).data;
  return known ? <span className={LOOKS[known.state]}>{said(known)}</span> : null;
}
