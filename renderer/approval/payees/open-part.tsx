import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { useApprovalWords } from '../words.ts';
import { Fact } from './fact.tsx';
import type { OpenProposal, PayeeDetail } from './looks.ts';

/** The account that waits: what it says, how it was made sure of, what is doubtful, and the decision. */
export function OpenPart(props: {
  readonly payee: PayeeDetail;
  readonly open: OpenProposal;
  readonly coolDays: number;
}) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { payee, open, coolDays } = props;
  const { account, may, id, usedSince } = open;
  const name = payee.name;

  async function approve(): Promise<void> {
    const isUsed = usedSince !== '';
    const reason = await dialogs.reason({
      title: t('approvalPayees.approveTitle', { name }),
      body: isUsed
        ? t('approvalPayees.approveUsedBody', { ...account, day: usedSince })
        : t('approvalPayees.approveBody', { ...account, days: coolDays }),
      label: t(isUsed ? 'approvalPayees.basis' : 'approvalPayees.opinion'),
      action: t('approvalPayees.approve'),
      optional: !isUsed,
    });
    if (reason === undefined) return;
    const asked = { id, agree: true, ...(reason === '' ? {} : { reason }) };
    await act(() => client.approval.decidePayee(asked), t('approvalPayees.approved'));
  }
  async function turnBack(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('approvalPayees.returnTitle', { name }),
      action: t('approvalPayees.return'),
    });
    if (reason !== undefined)
      await act(() => client.approval.decidePayee({ id, agree: false, reason }), t('approvalPayees.returnedDone'));
  }
  async function withdraw(): Promise<void> {
    const question = { title: t('approvalPayees.withdrawTitle', { name }), action: t('approvalPayees.withdraw') };
    if (await dialogs.confirm(question))
      await act(() => client.approval.withdrawPayee({ id }), t('approvalPayees.withdrawnDone'));
  }
  /** What differs from what is in force stands out. */
  const now = payee.account;
  const differs = (field: keyof typeof account): boolean => now !== undefined && now[field] !== account[field];
  return (
    <section className="payee-part payee-open">
      <header>
        <h2>{t('approvalPayees.open')}</h2>
        {open.purchasing ? <span className="chip ok">{t('approvalPayees.purchasing')}</span> : null}
        {usedSince === '' ? null : (
          <span className="chip warn">{t('approvalPayees.usedSince', { day: usedSince })}</span>
        )}
      </header>
      {open.doubts.length > 0 ? (
        <div className="notice warn payee-doubts">
          <b>{t('approvalPayees.doubts')}</b>
          <ul>
            {open.doubts.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <dl className="payee-facts">
        <Fact label={t('approvalPayees.accountName')} value={account.name} changed={differs('name')} />
        <Fact label={t('approvalPayees.bank')} value={account.bank} changed={differs('bank')} />
        <Fact label={t('approvalPayees.number')} value={account.number} changed={differs('number')} code />
        <Fact
          label={t('approvalPayees.phone')}
          value={open.phone}
          changed={now !== undefined && open.phone !== payee.phone}
        />
        <Fact
          label={t('approvalPayees.representative')}
          value={open.representative}
          changed={now !== undefined && open.representative !== payee.representative}
        />
        <Fact label={t('approvalPayees.evidence')} value={open.evidence} />
        <Fact label={t('approval.reason')} value={open.reason} />
        <Fact label={t('approvalPayees.call')} value={`${open.calledDay} ${open.calledWho} ${open.calledPhone}`} />
      </dl>
      <p className="hint">
        {t('approvalPayees.proposedBy', { person: open.display, unit: open.unit, instant: instantName(open.instant) })}
      </p>
      <Problem sentence={problem} />
      <div className="approval-line">
        {may.includes('approve') ? (
          <button type="button" className="button primary" disabled={busy} onClick={() => void approve()}>
            {t('approvalPayees.approve')}
          </button>
        ) : null}
        {may.includes('return') ? (
          <button type="button" className="button" disabled={busy} onClick={() => void turnBack()}>
            {t('approvalPayees.return')}
          </button>
        ) : null}
        {may.includes('withdraw') ? (
          <button type="button" className="button" disabled={busy} onClick={() => void withdraw()}>
            {t('approvalPayees.withdraw')}
          </button>
        ) : null}
        {may.includes('approve') ? null : (
          <span className="hint">
            {open.waitsFor.length > 0
              ? t('approvalPayees.waitsFor', { people: words.list(open.waitsFor) })
              : t('approvalPayees.waitsForNobody')}
          </span>
        )}
      </div>
    </section>
  );
}
