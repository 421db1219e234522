import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import type { PayeeDetail, Proposal } from './looks.ts';

const VERDICT_LOOKS = { approve: 'chip ok', return: 'chip warn', withdraw: 'chip' } as const;

/** 历史: every account that was registered, what became of it, and every stop, the newest first. */
export function HistoryPart({ payee }: { readonly payee: PayeeDetail }) {
  const { t } = usePreferences();
  const decided = payee.proposals.filter(({ decision }) => decision !== undefined);
  const events = [
    ...decided.map((proposal) => ({
      key: `proposal ${proposal.id}`,
      instant: proposal.decision!.instant,
      shown: <Decided proposal={proposal} />,
    })),
    ...payee.stops.map(({ display, instant, reason }) => ({
      key: `stop ${instant}`,
      instant,
      shown: (
        <>
          <td>
            <span className="chip">{t('approvalPayees.stopped')}</span>
          </td>
          <td />
          <td>{reason}</td>
          <td className="hint">
            {display} {instantName(instant)}
          </td>
        </>
      ),
    })),
  ].sort((one, other) => (one.instant < other.instant ? 1 : -1));
  if (events.length === 0) return null;
  return (
    <section className="payee-part">
      <header>
        <h2>{t('approvalPayees.history')}</h2>
      </header>
      <table className="approval-table payee-history">
        <thead>
          <tr>
            <th>{t('approvalPayees.state')}</th>
            <th>{t('approvalPayees.account')}</th>
            <th>{t('approval.reason')}</th>
            <th>{t('approvalPayees.who')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ key, shown }) => (
            <tr key={key}>{shown}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Decided({ proposal }: { readonly proposal: Proposal }) {
  const { t } = usePreferences();
  const { account, decision, display, reason, usedSince } = proposal;
  if (!decision) return null;
  const { verdict } = decision;
  return (
    <>
      <td>
        <span className={VERDICT_LOOKS[verdict]}>{t(`approvalPayees.verdict.${verdict}`)}</span>
      </td>
      <td>
        {account.name} {account.bank} <span className="code">{account.number}</span>
        {usedSince === '' ? null : <small className="hint"> {t('approvalPayees.usedSince', { day: usedSince })}</small>}
        <small className="hint payee-call">
          {t('approvalPayees.called', {
            day: proposal.calledDay,
            who: proposal.calledWho,
            phone: proposal.calledPhone,
          })}
        </small>
      </td>
      <td>
        {reason}
        {decision.reason === '' ? null : <small className="hint payee-call">{decision.reason}</small>}
      </td>
      <td className="hint">
        {t('approvalPayees.proposedAs', { person: display })}
        <br />
        {decision.display} {instantName(decision.instant)}
      </td>
    </>
  );
}
