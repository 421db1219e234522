import { useQuery } from '@tanstack/react-query';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { refusalsOf, sentenceOf } from '../../app/failure.ts';
import { downloadFile, MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import './kit.css';
import { KitPreview } from './kit-preview.tsx';

/** 填报表: a unit's plan out as a workbook, and back: read and shown first, then taken or put aside. */
export function PlanKit(props: {
  readonly unit: string;
  readonly year: number;
  /** Of the plan as it stands: what was read against an older one is read again. */
  readonly revision: number;
  /** Whether the person may change the plan now. */
  readonly editable: boolean;
}) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { busy: making, attempt } = useAttempt();
  const { busy: taking, problem: refused, act } = useActing();
  const { unit, year, revision, editable } = props;
  const { found: handed, reading: uploading, problem, hand, forget } = useHandedFile();
  const asked = { unit, year, file: handed?.file ?? '', fileName: handed?.fileName ?? '' };
  const options = api.budget.readKit.queryOptions({ input: asked });
  const read = useQuery({
    ...options,
    queryKey: [...options.queryKey, revision],
    enabled: handed !== undefined,
    retry: false,
  });

  const download = () =>
    attempt(async () => {
      const { file, name } = await client.budget.kit({ unit, year });
      await downloadFile(file, name);
      notify.done({ title: t('budgetKit.saved', { name }) });
    }, t('budgetKit.notSaved'));
  async function take(): Promise<void> {
    if (!handed || !read.data) return;
    const { file, fileName } = handed;
    const seen = { unit, year, file, fileName, revision: read.data.revision };
    if (await act(() => client.budget.takeKit(seen), t('budgetKit.taken'))) forget();
  }
  const reading = handed !== undefined && read.isFetching;
  return (
    <section className="budget-kit" aria-label={t('budgetKit.title')} aria-busy={uploading || reading}>
      <div className="budget-kit-out">
        <button type="button" className="button" disabled={making} onClick={() => void download()}>
          {t(making ? 'budgetKit.making' : 'budgetKit.download')}
        </button>
        <span className="hint">{t('budgetKit.hint')}</span>
      </div>
      <Upload
        label={t('budgetKit.drop')}
        hint={t('budgetKit.dropHint')}
        accept=".xlsx"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={uploading || reading || taking}
        onFiles={(files) => void hand(files)}
      />
      <Problem sentence={problem ?? refused} />
      {handed ? (
        <section className="card budget-kit-read" aria-label={handed.fileName}>
          <h2>{handed.fileName}</h2>
          {read.isError ? (
            <Refused reasons={reasonsIn(refusalsOf(read.error, t), sentenceOf(read.error, t))} />
          ) : read.data ? (
            <KitPreview unit={unit} preview={read.data} />
          ) : (
            <p role="status">{t('budgetKit.reading')}</p>
          )}
          <div className="budget-kit-actions">
            {read.data && changesIn(read.data) > 0 ? (
              editable && read.data.custody === 'unit' ? (
                <button
                  type="button"
                  className="button primary"
                  disabled={taking || reading}
                  onClick={() => void take()}
                >
                  {t('budgetKit.take', { count: changesIn(read.data) })}
                </button>
              ) : (
                <span className="hint">{t('budgetKit.notYours')}</span>
              )
            ) : null}
            <button type="button" className="button" disabled={taking} onClick={() => forget()}>
              {t('budgetKit.putAside')}
            </button>
          </div>
        </section>
      ) : null}
    </section>
  );
}

const changesIn = ({
  changes,
  carries,
  workload,
}: {
  readonly changes: readonly unknown[];
  readonly carries: readonly unknown[];
  readonly workload: readonly unknown[];
}) => changes.length + carries.length + workload.length;

const reasonsIn = (reasons: readonly string[], sentence: string): readonly string[] =>
  reasons.length > 0 ? reasons : [sentence];

/** Why it is not taken: each cell by its name. */
function Refused({ reasons }: { readonly reasons: readonly string[] }) {
  const { t } = usePreferences();
  return (
    <div className="notice danger budget-kit-says" role="alert">
      <strong>{t('budgetKit.refused')}</strong>
      <ul>
        {reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
