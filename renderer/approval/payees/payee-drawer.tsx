import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Fact } from './fact.tsx';
import { HistoryPart } from './history-part.tsx';
import { type PayeeDetail, shownCode } from './looks.ts';
import { OpenPart } from './open-part.tsx';
import { PayeeForm } from './payee-form.tsx';
import { States } from './payee-list.tsx';

/** One payee: what waits for approval, the account in force, and all that was. */
export function PayeeDrawer(props: {
  readonly code: PayeeCode;
  readonly units: readonly string[];
  readonly coolDays: number;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { code, units, coolDays, onClose } = props;
  const [changing, setChanging] = useState(false);
  const read = useQuery(api.approval.payee.queryOptions({ input: { code } }));
  const payee = read.data;
  const failed = failedOf(read, t);
  if (payee && changing)
    return <PayeeForm code={code} name={payee.name} units={units} onClose={() => setChanging(false)} />;
  const seesNumbers = may('approval.apply') || may('approval.configure') || may('funds.pay');
  return (
    <Drawer
      open
      width={760}
      onClose={onClose}
      title={
        <span className="approval-line">
          {payee?.name ?? ''} <span className="code hint">{shownCode(code)}</span>
          {payee ? <States row={payee} /> : null}
        </span>
      }
    >
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : payee ? (
        <div className="payee">
          {payee.open ? <OpenPart payee={payee} open={payee.open} coolDays={coolDays} /> : null}
          <InForce payee={payee} onChange={() => setChanging(true)} />
          <HistoryPart payee={payee} />
          {seesNumbers ? null : <p className="hint">{t('approvalPayees.masked')}</p>}
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </Drawer>
  );
}

/** 现行账户, and the ways to change or stop it. */
function InForce({ payee, onChange }: { readonly payee: PayeeDetail; readonly onChange: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { account, may, code, name, revision, state, payable } = payee;
  const isStopped = state === 'stopped';
  async function stop(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('approvalPayees.stopTitle', { name }),
      body: t('approvalPayees.stopBody'),
      action: t('approvalPayees.stop'),
      danger: true,
    });
    if (reason !== undefined)
      await act(() => client.approval.stopPayee({ code, revision, reason }), t('approvalPayees.stoppedDone'));
  }
  return (
    <section className="payee-part">
      <header>
        <h2>{t(isStopped ? 'approvalPayees.before' : 'approvalPayees.inForce')}</h2>
        {may.includes('propose') ? (
          <button type="button" className="button" onClick={onChange}>
            {t(isStopped ? 'approvalPayees.again' : account ? 'approvalPayees.change' : 'approvalPayees.new')}
          </button>
        ) : null}
        {may.includes('stop') ? (
          <button type="button" className="button" disabled={busy} onClick={() => void stop()}>
            {t('approvalPayees.stop')}
          </button>
        ) : null}
      </header>
      <Problem sentence={problem} />
      {account ? (
        <dl className="payee-facts">
          <Fact label={t('approvalPayees.accountName')} value={account.name} />
          <Fact label={t('approvalPayees.bank')} value={account.bank} />
          <Fact label={t('approvalPayees.number')} value={account.number} code />
          <Fact label={t('approvalPayees.since')} value={payee.since ?? ''} />
          <Fact label={t('approvalPayees.phone')} value={payee.phone} />
          <Fact label={t('approvalPayees.representative')} value={payee.representative} />
        </dl>
      ) : (
        <p className="hint">{t('approvalPayees.noAccount')}</p>
      )}
      {state === 'cooling' && payable ? (
        <p className="notice warn">{t('approvalPayees.coolingUntil', { day: payable })}</p>
      ) : null}
    </section>
  );
}
