import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Entry } from './looks.ts';

type Stage = 'confirmed' | 'withdrawn' | 'posted' | 'reversed';
const LOOKS: Readonly<Record<Stage, string>> = {
  confirmed: 'chip warn',
  withdrawn: 'chip',
  posted: 'chip ok',
  reversed: 'chip',
};

/** Everything that was entered, those that were struck or reversed too; at each what may be done to it now. */
export function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  if (entries.length === 0) return <p className="hint">{t('drugAdvances.noEntries')}</p>;
  return (
    <>
      <table className="payment-table advance-entries">
        <thead>
          <tr>
            <th>{t('drugAdvances.number')}</th>
            <th>{t('drugAdvances.move')}</th>
            <th>{t('drugAdvances.day')}</th>
            <th>{t('drugAdvances.document')}</th>
            <th className="figure">{t('drugAdvances.amount')}</th>
            <th>{t('drugAdvances.by')}</th>
            <th>{t('drugAdvances.stage')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { id, number, move, day, document, amount, remark, by, reason, vouchers } = entry;
            const stage = entry.stage as Stage;
            const gone = stage === 'withdrawn' || stage === 'reversed';
            return (
              <tr key={id} className={gone ? 'payment-out' : undefined}>
                <td>
                  <span className="code">{number}</span>
                </td>
                <td>{t(`drugAdvances.move.${move}`)}</td>
                <td className="day">{day}</td>
                <td>
                  <span className="code">{document}</span>
                  {remark === '' ? null : <small className="hint advance-remark">{remark}</small>}
                </td>
                <td className="figure">
                  <Amount value={amount} />
                </td>
                <td>{by}</td>
                <td>
                  <span className={LOOKS[stage]}>{t(`drugAdvances.stage.${stage}`)}</span>
                  {vouchers.map(({ id: of, unit, number: called, period, reversal }) => (
                    <ToPage
                      key={of}
                      to="/vouchers/$id"
                      params={{ id: String(of) }}
                      search={{ unit, period }}
                      className="link advance-voucher"
                    >
                      {t(reversal ? 'drugAdvances.reversalOf' : 'drugAdvances.voucherOf', { number: called })}
                    </ToPage>
                  ))}
                  {gone ? <small className="hint advance-remark">{reason}</small> : null}
                </td>
                <td className="advance-act">
                  <EntryActions entry={entry} busy={busy} act={act} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Problem sentence={problem} />
    </>
  );
}

function EntryActions(props: { readonly entry: Entry } & Pick<ReturnType<typeof useActing>, 'busy' | 'act'>) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { entry, busy, act } = props;
  const { id, revision, unit, number, move, may } = entry;
  const at = { id, revision, unit };
  async function post(): Promise<void> {
    const asked = {
      title: t('drugAdvances.postTitle', { number }),
      body: t(`drugAdvances.postBody.${move}`),
      action: t('drugAdvances.post'),
    };
    if (!(await dialogs.confirm(asked))) return;
    await act(() => client.procurement.postAdvance(at), t('drugAdvances.posted'));
  }
  async function strike(): Promise<void> {
    const asked = { title: t('drugAdvances.strikeTitle', { number }), action: t('drugAdvances.strike') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.procurement.strikeAdvance({ ...at, reason }), t('drugAdvances.struck'));
  }
  async function reverse(): Promise<void> {
    const asked = { title: t('drugAdvances.reverseTitle', { number }), action: t('drugAdvances.reverse') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.procurement.reverseAdvance({ ...at, reason }), t('drugAdvances.reversed'));
  }
  const actions = [
    ['post', t('drugAdvances.post'), post],
    ['withdraw', t('drugAdvances.strike'), strike],
    ['reverse', t('drugAdvances.reverse'), reverse],
  ] as const;
  return actions
    .filter(([step]) => may.includes(step))
    .map(([step, label, does]) => (
      <button key={step} type="button" className="button" disabled={busy} onClick={() => void does()}>
        {label}
      </button>
    ));
}
