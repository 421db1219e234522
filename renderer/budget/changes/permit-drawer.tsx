import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import type { PermitRow } from './permit-row.ts';

/** One permit: the lines that are over and by how much, who asked why, and the answer or the two buttons for it. */
export function PermitDrawer({ permit, onClose }: { readonly permit: PermitRow; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const words = usePlanWords(permit.unit);
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { id, unit, draft, open, state, decision, may } = permit;
  async function decide(grant: boolean): Promise<void> {
    if (grant) {
      const asked = {
        title: permit.summary || t('budgetPermit.title'),
        body: t('budgetPermit.grantBody'),
        action: t('budgetPermit.grant'),
      };
      if (!(await dialogs.confirm(asked))) return;
      if (await act(() => client.budget.decidePermit({ id, unit, grant }), t('budgetPermit.granted'))) onClose();
      return;
    }
    const reason = await dialogs.reason({
      title: t('budgetPermit.declineTitle'),
      action: t('budgetPermit.state.declined'),
    });
    if (reason === undefined) return;
    if (await act(() => client.budget.decidePermit({ id, unit, grant, reason }), t('budgetPermit.declined'))) onClose();
  }
  return (
    <Drawer
      open
      title={`${permit.unitName} · ${permit.summary || t('budgetPermit.untitled', { id: draft })}`}
      width={640}
      onClose={onClose}
    >
      <div className="permit">
        <table className="change-table">
          <thead>
            <tr>
              <th>{t('budget.item')}</th>
              <th>{t('budget.source')}</th>
              <th className="figure">{t('budgetPermit.wanted')}</th>
              <th className="figure">{t('budgetPermit.over')}</th>
            </tr>
          </thead>
          <tbody>
            {permit.lines.map((line) => (
              <tr key={[line.item, line.fund, line.department, line.project].join(' ')}>
                <td>
                  <span className="code">{line.item}</span>{' '}
                  {[words.item(line.item), line.department && words.department(line.department), line.project]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </td>
                <td>{words.source(line.fund)}</td>
                <td className="figure">
                  <Money amount={parseYuan(line.wanted) ?? ZERO} unit="yuan" />
                </td>
                <td className="figure">
                  <Money amount={parseYuan(line.over) ?? ZERO} unit="yuan" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {t('budgetPermit.askedBySaid', {
            display: permit.display,
            instant: instantName(permit.instant),
            reason: permit.reason,
          })}
        </p>
        <p>
          {t(`budgetPermit.decidedSaid.${state}`, {
            display: decision?.display ?? '',
            instant: decision ? instantName(decision.instant) : '',
          })}
          {decision === null || decision.reason === '' ? null : ` ${decision.reason}`}
        </p>
        {open ? (
          <p>
            <ToPage to="/desk/$id" params={{ id: String(draft) }} search={{ unit }} permission="ledger.read">
              {t('budgetPermit.open')}
            </ToPage>
          </p>
        ) : (
          <p className="hint">{t('budgetPermit.gone')}</p>
        )}
        <Problem sentence={problem} />
        {may.includes('decide') ? (
          <div className="change-form-line">
            <button type="button" className="button primary" disabled={busy} onClick={() => void decide(true)}>
              {t('budgetPermit.grant')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => void decide(false)}>
              {t('budgetPermit.decline')}
            </button>
          </div>
        ) : null}
      </div>
    </Drawer>
  );
}
