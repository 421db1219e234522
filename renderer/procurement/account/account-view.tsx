import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { AccountForm } from './account-form.tsx';
import { type AccountPaper, groupedNumber } from './words.ts';

/** The one account as it is in force, and every document that made or would change it. */
export function AccountView() {
  const { t } = usePreferences();
  const { units } = useScope();
  const [form, setForm] = useState<AccountPaper | 'new'>();
  const [told, setTold] = useState<AccountPaper>();
  const read = useQuery(api.procurement.purchaseAccount.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading lines={6} />;
  const { account, papers, mayPrepare } = read.data;
  const begin = mayPrepare ? (
    <button type="button" className={account ? 'button' : 'button primary'} onClick={() => setForm('new')}>
      {t(account ? 'purchaseAccount.change' : 'purchaseAccount.begin')}
    </button>
  ) : undefined;
  const isLead = units?.find(({ code }) => code === account?.unit)?.kind === 'lead';
  return (
    <div className="purchase-account">
      {account ? (
        <section className="card purchase-one" aria-label={t('purchaseAccount.inForce')}>
          <div className="purchase-line">
            <h2>{account.name}</h2>
            <span className="chip ok">{t('purchaseAccount.inForce')}</span>
            {units && !isLead ? <span className="chip warn">{t('purchaseAccount.notLead')}</span> : null}
          </div>
          <p className="purchase-number">{groupedNumber(account.number)}</p>
          <dl className="purchase-facts">
            <div>
              <dt>{t('purchaseAccount.bank')}</dt>
              <dd>{account.bank}</dd>
            </div>
            <div>
              <dt>{t('purchaseAccount.unit')}</dt>
              <dd>{`${account.unit} ${account.unitName}`}</dd>
            </div>
            <div>
              <dt>{t('purchaseAccount.approved')}</dt>
              <dd>{`${account.approvedBy} ${account.since}`}</dd>
            </div>
          </dl>
          <p className="hint">{t('purchaseAccount.one')}</p>
          {begin ? <div className="purchase-line">{begin}</div> : null}
        </section>
      ) : (
        <Empty title={t('purchaseAccount.none')} action={begin}>
          {t('purchaseAccount.noneBody')}
        </Empty>
      )}
      {papers.length === 0 ? null : (
        <section className="card purchase-papers" aria-label={t('purchaseAccount.papers')}>
          <h2>{t('purchaseAccount.papers')}</h2>
          <table className="purchase-table">
            <thead>
              <tr>
                {(['number', 'name', 'bank', 'account', 'unit', 'why', 'stage', 'last'] as const).map((head) => (
                  <th key={head}>{t(`purchaseAccount.${head}`)}</th>
                ))}
                <th>
                  <span className="visually-hidden">{t('purchaseAccount.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {papers.map((paper) => (
                <tr key={paper.id}>
                  <td>
                    <button type="button" className="link" onClick={() => setTold(paper)}>
                      {paper.number}
                    </button>
                  </td>
                  <td>{paper.name}</td>
                  <td>{paper.bank}</td>
                  <td className="account-number">{groupedNumber(paper.accountNumber)}</td>
                  <td>{`${paper.unit} ${paper.unitName}`}</td>
                  <td>{paper.why || '–'}</td>
                  <td>
                    <span className={stageLook(paper.stage)}>{t(`procurement.stage.${paper.stage}`)}</span>
                  </td>
                  <td className="hint">{`${paper.display} ${instantName(paper.instant)}`}</td>
                  <td>
                    <span className="purchase-line">
                      {paper.may.includes('prepare') ? (
                        <button type="button" className="button" onClick={() => setForm(paper)}>
                          {t('purchaseAccount.write')}
                        </button>
                      ) : null}
                      <PaperActions kind="account" name={paper.name} of={paper} />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {form ? (
        <AccountForm
          first={account === null}
          {...(form === 'new' ? {} : { paper: form })}
          onClose={() => setForm(undefined)}
        />
      ) : null}
      {told ? (
        <Drawer open title={`${told.number} ${told.name}`} onClose={() => setTold(undefined)}>
          <PaperHistory kind="account" id={told.id} />
        </Drawer>
      ) : null}
    </div>
  );
}
