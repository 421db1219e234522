import { useAttempt } from '../../app/acting.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNotify } from '../../ui/notify.tsx';

/** Saves a book as it is in sight as a workbook: amounts are numbers, totals formulas. */
export function SaveBook({
  make,
  hint,
}: {
  readonly make: () => Promise<{ readonly file: string; readonly name: string }>;
  /** What exactly is saved, where that is not what is in sight. */
  readonly hint?: string;
}) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { busy, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      const { file, name } = await make();
      await downloadFile(file, name);
      notify.done({ title: t('statements.saved', { name }) });
    }, t('statements.notSaved'));
  return (
    <button type="button" className="button" disabled={busy} title={hint} onClick={() => void save()}>
      {t(busy ? 'statements.saving' : 'statements.save')}
    </button>
  );
}
