import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Problem } from '../../ui/states.tsx';
import type { PlanLine } from './plan-choice.ts';

/** 终止余量: what is open of the marked lines is not waited for any more, with the reason; each request by itself. */
export function DropLines({ lines, onDone }: { readonly lines: readonly PlanLine[]; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  async function drop(): Promise<void> {
    const action = t('purchaseOrders.drop', { count: lines.length });
    const numbers = [...new Set(lines.map(({ request }) => request))].join('、');
    const reason = await dialogs.reason({ title: t('purchaseOrders.dropTitle', { numbers }), action, danger: true });
    if (reason === undefined) return;
    const done = async (): Promise<void> => {
      for (const { requestId: id, requestRevision: revision } of new Map(
        lines.map((line) => [line.requestId, line]),
      ).values()) {
        const own = lines.filter(({ requestId }) => requestId === id).map(({ requestLine }) => requestLine);
        await client.procurement.dropRemainder({ id, revision, lines: own, reason });
      }
    };
    if (await act(done, t('purchaseOrders.dropped', { count: lines.length }))) onDone();
  }
  return (
    <>
      <button type="button" className="button" disabled={busy || lines.length === 0} onClick={() => void drop()}>
        {t('purchaseOrders.drop', { count: lines.length })}
      </button>
      <Problem sentence={problem} />
    </>
  );
}
