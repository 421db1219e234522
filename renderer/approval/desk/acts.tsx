import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useApprovalWords } from '../words.ts';
import { type Application, askedAt, called, stepNow } from './document.ts';

/** Acts that need a reason and nothing else. */
const REASONED = ['withdraw', 'release', 'reseat', 'close'] as const;
type Reasoned = (typeof REASONED)[number];

/** 催办, 撤回, 紧急放行, 补任, 办结 and the workbook: what can be done to a document beside deciding it. */
export function useActs(document: Application | undefined) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const may = (what: Application['may'][number]): boolean => document?.may.includes(what) ?? false;

  async function reasoned(what: Reasoned): Promise<void> {
    if (!document || busy) return;
    const { id, revision, unit, number } = document;
    const reason = await dialogs.reason({
      title: t(`approvals.${what}Title`, { number }),
      body: t(`approvals.${what}Body`),
      action: t(`approvals.act.${what}`),
      danger: what === 'withdraw',
    });
    if (reason === undefined) return;
    const said = { id, revision, unit, reason };
    const command = {
      withdraw: () => client.approval.withdrawApplication(said),
      release: () => client.approval.releaseApplication(said),
      reseat: () => client.approval.reseatApplication(said),
      close: () => client.approval.closeApplication(said),
    }[what];
    await act(command, t(`approvals.done.${what}`, { number }));
  }
  async function urge(): Promise<void> {
    if (!document || busy || !may('urge')) return;
    const { id, unit } = document;
    const now = stepNow(document);
    const asked = now ? askedAt(now).map(({ display }) => display) : [];
    const keepers = now ? now.holders.map((one) => called(document, one)) : [];
    const names = words.list(asked.length > 0 ? asked : keepers);
    await act(() => client.approval.urgeApplication({ id, unit }), t('approvals.done.urge', { names }));
  }
  async function takeForm(): Promise<void> {
    if (!document) return;
    const { id } = document;
    await attempt(async () => {
      const { file, name } = await client.approval.applicationForm({ id });
      await downloadFile(file, name);
    }, t('approvals.takeForm'));
  }
  return { busy, problem, urge, reasoned, takeForm, may, acts: REASONED.filter(may) };
}
