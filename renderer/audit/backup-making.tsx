import { sentenceOf } from '../app/failure.ts';
import { downloadFile } from '../app/files.ts';
import { useJob } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Digest } from './digest.tsx';
import { sizeText } from './pack-notices.ts';

/** 备份: a consistent, checked copy of books and attachments, taken away as a file while everybody works on. */
export function BackupMaking() {
  const { t } = usePreferences();
  const notify = useNotify();
  const job = useJob('audit.backup');
  const { state } = job;
  const name = (): string => `tongcai-${new Date().toISOString().slice(0, 10)}.bak`;
  const take = (file: string): void =>
    void downloadFile(file, name()).catch((error: unknown) => notify.failed({ title: sentenceOf(error, t) }));
  return (
    <section className="card store-part" aria-labelledby="backup-make">
      <header>
        <h2 id="backup-make">{t('backup.make')}</h2>
      </header>
      <p className="store-lead">{t('backup.makeBody')}</p>
      {state.kind === 'running' ? (
        <JobProgress title={t('backup.making')} done={state.done} total={state.total} onCancel={job.cancel} />
      ) : (
        <div>
          <button
            type="button"
            className={state.kind === 'done' ? 'button' : 'button primary'}
            onClick={() => void job.start({})}
          >
            {t(state.kind === 'done' ? 'backup.again' : 'backup.go')}
          </button>
        </div>
      )}
      {state.kind === 'failed' ? (
        <p className="notice danger" role="alert">
          {sentenceOf(state.error, t)}
        </p>
      ) : null}
      {state.kind === 'done' ? (
        <div className="verdict ok" role="status">
          <p className="verdict-word">
            <span aria-hidden="true">✓</span>
            <strong>{t('backup.made')}</strong>
            <span className="hint">{sizeText(state.reply.bytes)}</span>
          </p>
          <dl className="facts">
            <dt title={t('digest.about')}>{t('digest')}</dt>
            <dd>
              <Digest value={state.reply.sha256} />
            </dd>
          </dl>
          <div>
            <button type="button" className="button primary" onClick={() => take(state.reply.file)}>
              {t('packs.download')}
            </button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
