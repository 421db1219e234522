import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';

export type Delegations = ReplyOf<Contract['approval']['delegations']>;
type Row = Delegations['rows'][number];

const CHIP = { now: 'chip ok', coming: 'chip accent', over: 'chip', ended: 'chip warn' } as const;

function stateOf({ first, last, ended }: Row, today: string): keyof typeof CHIP {
  if (ended !== undefined) return 'ended';
  if (last < today) return 'over';
  return first <= today ? 'now' : 'coming';
}

/** Every delegation there was, the newest first; one's own can be taken back. */
export function DelegationList({ delegations, today }: { readonly delegations: Delegations; readonly today: string }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { rows } = delegations;
  if (rows.length === 0)
    return (
      <Empty title={t('delegations.none')}>
        <p>{t('delegations.noneBody')}</p>
      </Empty>
    );
  async function end({ id, toDisplay }: Row): Promise<void> {
    const asked = {
      title: t('delegations.endTitle', { person: toDisplay }),
      body: t('delegations.endBody'),
      action: t('delegations.end'),
    };
    if (await dialogs.confirm(asked))
      await act(() => client.approval.endDelegation({ id }), t('delegations.endedDone'));
  }
  return (
    <div className="approval-page fill">
      <Problem sentence={problem} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="approval-matrix card" aria-label={t('approvalSeats.view.delegations')} tabIndex={0}>
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('delegations.from')}</th>
              <th>{t('delegations.to')}</th>
              <th>{t('delegations.first')}</th>
              <th>{t('delegations.last')}</th>
              <th>{t('delegations.state')}</th>
              <th>{t('approval.reason')}</th>
              <th>{t('delegations.instant')}</th>
              <th>{t('approvalRules.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const state = stateOf(row, today);
              return (
                <tr key={row.id}>
                  <td>{row.fromDisplay}</td>
                  <td>{row.toDisplay}</td>
                  <td>{row.first}</td>
                  <td>{row.last < row.first ? '' : row.last}</td>
                  <td>
                    <span className={CHIP[state]}>{t(`delegations.state.${state}`)}</span>
                  </td>
                  <td>{row.reason}</td>
                  <td className="hint">
                    {instantName(row.instant)}{' '}
                    {chinaDay(Date.parse(row.instant)) > row.first ? (
                      <span className="chip warn" title={t('delegations.lateHint')}>
                        {t('delegations.late')}
                      </span>
                    ) : null}
                  </td>
                  <td>
                    {row.mayEnd ? (
                      <button type="button" className="button" disabled={busy} onClick={() => void end(row)}>
                        {t('delegations.end')}
                      </button>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
