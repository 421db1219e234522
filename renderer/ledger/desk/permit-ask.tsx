import { useQuery } from '@tanstack/react-query';
import { groupedYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';

/** 申请上级同意: what was answered to this draft, and the button that asks, where the budget of its line asks a higher level. */
export function PermitAsk(props: {
  readonly unit: string;
  readonly year: number;
  /** The draft as it was saved last; undefined before. */
  readonly draft: number | undefined;
  /** Saves what is typed; the draft's number, or undefined where it could not be saved. */
  readonly onSave: () => Promise<number | undefined>;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, year, draft, onSave } = props;
  const read = useQuery({ ...api.budget.permits.queryOptions({ input: { year } }), enabled: draft !== undefined });
  const permit = read.data?.find((each) => each.unit === unit && each.draft === draft);
  async function ask(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('budgetPermit.askTitle'),
      body: t('budgetPermit.askBody'),
      action: t('budgetPermit.ask'),
    });
    if (reason === undefined) return;
    const saved = await onSave();
    if (saved === undefined) return;
    await act(() => client.budget.askPermit({ unit, draft: saved, reason }), t('budgetPermit.asked'));
  }
  return (
    <>
      {permit ? (
        <p className="hint" role="status">
          {t(`budgetPermit.hint.${permit.state}`, {
            amount: groupedYuan(sumFen(permit.lines.map(({ over }) => parseYuan(over) ?? ZERO))),
            reason: permit.decision?.reason ?? '',
          })}
        </p>
      ) : null}
      {permit?.state === 'waiting' ? null : (
        <button type="button" className="button" disabled={busy} onClick={() => void ask()}>
          {t('budgetPermit.ask')}
        </button>
      )}
      <Problem sentence={problem} />
    </>
  );
}
