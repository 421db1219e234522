import { useQuery } from '@tanstack/react-query';
import { groupedYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Saver } from './saver.ts';
import type { Sheet } from './sheet.ts';

/** The sheet that asks. */
export interface Asking {
  readonly unit: string;
  readonly sheet: Pick<Sheet, 'date'>;
  /** Knows the draft once it was saved. */
  readonly saver: Pick<Saver, 'base'>;
  /** Saves what is typed; false where it could not be saved. */
  readonly onSave: () => Promise<boolean>;
}

/** 申请上级同意: what was answered to this draft, and the button that asks, where the budget of its line asks a higher level. */
export function PermitAsk({ unit, sheet, saver, onSave }: Asking) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const draft = saver.base?.id;
  const year = Number(sheet.date.slice(0, 4));
  const read = useQuery({ ...api.budget.permits.queryOptions({ input: { year } }), enabled: draft !== undefined });
  const permit = read.data?.find((each) => each.unit === unit && each.draft === draft);
  async function ask(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('budgetPermit.askTitle'),
      body: t('budgetPermit.askBody'),
      action: t('budgetPermit.ask'),
    });
    if (reason === undefined) return;
    const saved = (await onSave()) ? saver.base?.id : undefined;
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
