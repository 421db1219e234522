import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';

/** 停用 of a supplier or of its account, with a reason; the words are the room's own. */
export function StopPaper(props: {
  readonly kind: 'supplier' | 'payee';
  readonly name: string;
  readonly of: { readonly id: number; readonly revision: number };
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { kind, name, of } = props;
  const label = t(kind === 'supplier' ? 'suppliers.stop' : 'suppliers.endAccount');
  async function stop(): Promise<void> {
    const reason = await dialogs.reason({ title: t('suppliers.stopTitle', { name }), action: label, danger: true });
    if (reason === undefined) return;
    const asked = { id: of.id, revision: of.revision, kind, reason };
    const done = t(kind === 'supplier' ? 'suppliers.stopped' : 'suppliers.accountEnded');
    await act(() => client.procurement.endPaper(asked), done);
  }
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={() => void stop()}>
        {label}
      </button>
      <Problem sentence={problem} />
    </>
  );
}
