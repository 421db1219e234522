import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { Doubts } from './card-part.tsx';
import type { Account, SupplierDetail } from './looks.ts';
import { StopPaper } from './stop-paper.tsx';

/** 收款账户: the one in force, the one that waits, and those before. */
export function AccountPart(props: {
  readonly supplier: SupplierDetail;
  readonly name: string;
  readonly onWrite: (account: Account | undefined) => void;
}) {
  const { t } = usePreferences();
  const { may: mayAsk } = useIdentity();
  const { supplier, name, onWrite } = props;
  const { payees, payee, may, state } = supplier;
  if (state === 'new') return null;
  return (
    <section className="supplier-part">
      <header>
        <h2>{t('suppliers.accounts')}</h2>
        {may.includes('payee') ? (
          <button type="button" className="button" onClick={() => onWrite(undefined)}>
            {t(payee ? 'suppliers.changeAccount' : 'suppliers.newAccount')}
          </button>
        ) : null}
      </header>
      {payees.length === 0 ? <p className="hint">{t('suppliers.noAccounts')}</p> : null}
      {payees.map((account) => (
        <article key={account.id} className={account.inForce ? 'supplier-account now' : 'supplier-account'}>
          <header>
            <b>{account.name}</b> {account.bank} <span className="code">{account.account}</span>
            <span className={account.inForce ? 'chip ok' : 'chip'}>
              {account.inForce
                ? t('suppliers.inForce')
                : account.stage === 'approved'
                  ? t('suppliers.superseded')
                  : t(`procurement.stage.${account.stage}`)}
            </span>
            {account.stage === 'draft' && account.may.includes('prepare') ? (
              <button type="button" className="button" onClick={() => onWrite(account)}>
                {t('suppliers.edit')}
              </button>
            ) : null}
            {account.inForce && account.may.includes('end') ? (
              <StopPaper kind="payee" name={`${name} ${account.account}`} of={account} />
            ) : (
              <PaperActions
                kind="payee"
                name={account.name}
                about={`${name} ${account.number} ${account.account}`}
                of={{ ...account, may: decided(account) }}
              />
            )}
          </header>
          <Doubts doubts={account.doubts} />
          <p className="hint">
            {account.number} · {account.why} ·{' '}
            {account.calledWho === '' || account.calledDay === ''
              ? t('suppliers.notCalled')
              : t('suppliers.called', {
                  who: account.calledWho,
                  phone: account.calledPhone,
                  day: account.calledDay,
                })}
            {account.evidence === '' ? null : ` · ${account.evidence}`}
          </p>
          <PaperHistory kind="payee" id={account.id} />
        </article>
      ))}
      {payees.length > 0 && !mayAsk('procurement.buy') && !mayAsk('procurement.approve') ? (
        <p className="hint">{t('suppliers.maskedHint')}</p>
      ) : null}
    </section>
  );
}

/** What is asked with the common buttons: ending has words of its own here. */
const decided = ({ may }: Account): Account['may'] => may.filter((step) => step !== 'end');
