import type { ChargePaper, ChargeStep } from '../../../shared/domain/costing/charges/route.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';

/** 审核, 退回 and 撤回 of a paper, as far as the reader may. `unit` is the centre's. */
export function PaperActions(props: {
  readonly paper: ChargePaper;
  readonly unit: string;
  readonly name: string;
  readonly of: { readonly id: number; readonly revision: number; readonly may: readonly ChargeStep[] };
  readonly onDone?: () => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { paper, unit, name, of } = props;
  const at = { id: of.id, revision: of.revision, unit };
  const kind = t(`charges.paper.${paper}`);

  async function review(): Promise<void> {
    const action = t('charges.review');
    const asked = { title: t('charges.reviewTitle', { kind, name }), body: t('charges.reviewBody'), action };
    if (!(await dialogs.confirm(asked))) return;
    const done = t('charges.reviewed', { kind });
    if (await act(() => client.costing.reviewCharge({ ...at, paper, agree: true }), done)) props.onDone?.();
  }
  async function back(): Promise<void> {
    const reason = await dialogs.reason({
      title: t('charges.returnTitle', { kind, name }),
      action: t('charges.return'),
    });
    if (reason === undefined) return;
    const done = t('charges.returned', { kind });
    if (await act(() => client.costing.reviewCharge({ ...at, paper, agree: false, reason }), done)) props.onDone?.();
  }
  async function withdraw(): Promise<void> {
    if (paper !== 'run' && paper !== 'agreement') return;
    const reason = await dialogs.reason({
      title: t('charges.withdrawTitle', { kind, name }),
      action: t('charges.withdraw'),
    });
    if (reason === undefined) return;
    const done = t('charges.withdrawn', { kind });
    if (await act(() => client.costing.withdrawCharge({ ...at, paper, reason }), done)) props.onDone?.();
  }
  if (!(['review', 'return', 'withdraw'] as const).some((step) => of.may.includes(step))) return null;
  return (
    <>
      {of.may.includes('review') ? (
        <button type="button" className="button primary" disabled={busy} onClick={() => void review()}>
          {t('charges.review')}
        </button>
      ) : null}
      {of.may.includes('return') ? (
        <button type="button" className="button" disabled={busy} onClick={() => void back()}>
          {t('charges.return')}
        </button>
      ) : null}
      {of.may.includes('withdraw') ? (
        <button type="button" className="button" disabled={busy} onClick={() => void withdraw()}>
          {t('charges.withdraw')}
        </button>
      ) : null}
      <Problem sentence={problem} />
    </>
  );
}
