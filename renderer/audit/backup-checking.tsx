import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { uploadBackup } from '../app/files.ts';
import { useJob } from '../app/job.ts';
import { usePreferences } from '../app/preferences.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { Labelled } from '../ui/labelled.tsx';
import { instantName } from '../ui/time.ts';
import { Upload } from '../ui/upload.tsx';
import { sizeText } from './pack-notices.ts';

type Checked = ReplyOf<Contract['audit']['checkBackup']>;

/** The service restores only for someone at its own machine; elsewhere the offer would only be refused. */
const atTheMachine = (): boolean =>
  location.protocol === 'app:' || ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);

/** 检查与恢复: whether a backup is whole and whose it is; and from it books in a folder of their own. */
export function BackupChecking() {
  const { t } = usePreferences();
  const check = useJob('audit.checkBackup');
  // Without it the service itself refuses what is too large.
  const maxBytes = useQuery(api.audit.health.queryOptions({ input: {} })).data?.maxBackupBytes;
  const [file, setFile] = useState<{ readonly file: string; readonly name: string }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function look(chosen: File): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    setFile(undefined);
    check.reset();
    try {
      const kept = await uploadBackup(chosen);
      setFile({ file: kept.file, name: chosen.name });
      await check.start({ file: kept.file });
    } catch (error) {
      setProblem(sentenceOf(error, t));
    } finally {
      setBusy(false);
    }
  }
  const { state } = check;
  const failure = problem ?? (state.kind === 'failed' ? sentenceOf(state.error, t) : undefined);
  return (
    <section className="card store-part" aria-labelledby="backup-check">
      <header>
        <h2 id="backup-check">{t('backup.check')}</h2>
      </header>
      <p className="store-lead">{t('backup.checkBody')}</p>
      <Upload
        label={t('backup.drop')}
        maxBytes={maxBytes ?? Number.POSITIVE_INFINITY}
        busy={busy}
        onFile={(chosen) => void look(chosen)}
      />
      {state.kind === 'running' ? (
        <JobProgress title={t('backup.checking')} done={state.done} total={state.total} onCancel={check.cancel} />
      ) : null}
      {failure ? (
        <p className="notice danger" role="alert">
          {failure}
        </p>
      ) : null}
      {state.kind === 'done' && file ? (
        <>
          <Verdict name={file.name} checked={state.reply} />
          {state.reply.whole && atTheMachine() ? <Restoring file={file.file} /> : null}
        </>
      ) : null}
    </section>
  );
}

function Verdict({ name, checked }: { name: string; checked: Checked }) {
  const { t } = usePreferences();
  const { whole, problem, bytes, backup } = checked;
  return (
    <div className={whole ? 'verdict ok' : 'verdict bad'} role={whole ? 'status' : 'alert'}>
      <p className="verdict-word">
        <span aria-hidden="true">{whole ? '✓' : '✗'}</span>
        <strong>{t(whole ? 'backup.whole' : 'backup.broken')}</strong>
        <span className="hint">
          {name} · {sizeText(bytes)}
        </span>
      </p>
      {problem ? <p>{problem}</p> : null}
      {backup ? (
        <dl className="facts">
          <dt>{t('backup.of')}</dt>
          <dd>{[backup.community ?? t('backup.nobody'), backup.fiscalYear ?? ''].join(' ')}</dd>
          <dt>{t('backup.when')}</dt>
          <dd>{instantName(backup.made)}</dd>
          <dt>{t('backup.holds')}</dt>
          <dd>
            {t('backup.counts', {
              units: backup.units,
              people: backup.people,
              vouchers: backup.vouchers.toLocaleString('en'),
              events: backup.events.toLocaleString('en'),
              attachments: backup.attachments,
            })}
          </dd>
        </dl>
      ) : null}
    </div>
  );
}

/** Into a new, empty folder on the service's machine; the books that are open stay as they are. */
function Restoring({ file }: { file: string }) {
  const { t } = usePreferences();
  const job = useJob('audit.restoreBackup');
  const [into, setInto] = useState('');
  const [asked, setAsked] = useState(false);
  const { state } = job;
  const missing = into.trim() === '';
  return (
    <form
      className="store-restore"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!missing && state.kind !== 'running') void job.start({ file, into: into.trim() });
      }}
    >
      <Labelled
        label={t('backup.into')}
        problem={asked && missing ? t('backup.intoMissing') : undefined}
        hint={t('backup.intoHint')}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            value={into}
            maxLength={4096}
            spellCheck={false}
            onChange={(event) => setInto(event.target.value)}
          />
        )}
      </Labelled>
      {state.kind === 'running' ? (
        <JobProgress title={t('backup.restoring')} done={state.done} total={state.total} onCancel={job.cancel} />
      ) : (
        <div>
          <button type="submit" className="button">
            {t('backup.restore')}
          </button>
        </div>
      )}
      {state.kind === 'failed' ? (
        <p className="notice danger" role="alert">
          {sentenceOf(state.error, t)}
        </p>
      ) : null}
      {state.kind === 'done' ? (
        <p className="notice" role="status">
          <span>
            {t('backup.restored', { into: state.reply.into })}{' '}
            <small className="hint">{t('backup.restoredCommand')}</small>{' '}
            <code className="digest">npm start -- --data {state.reply.into}</code>
          </span>
        </p>
      ) : null}
    </form>
  );
}
