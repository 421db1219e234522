import { useQuery } from '@tanstack/react-query';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { instantName } from '../ui/time.ts';
import { BackupChecking } from './backup-checking.tsx';
import { BackupMaking } from './backup-making.tsx';
import { sizeText } from './pack-notices.ts';
import { StoreProof } from './store-proof.tsx';
import './packs.css';
import './store.css';

/** 账套与备份: how the books are kept, their proof, and the copies from which they could be had again. */
export function Store() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  return (
    <>
      <PageHead title={t('store.title')} subtitle={t('store.subtitle')} />
      <div className="store">
        {may('store.backup') ? <Health /> : null}
        {may('audit.verify') ? <StoreProof /> : null}
        {may('store.backup') ? (
          <>
            <BackupMaking />
            <BackupChecking />
          </>
        ) : null}
      </div>
    </>
  );
}

/** Where the books are and how much there is of them. */
function Health() {
  const { t } = usePreferences();
  const health = useQuery(api.audit.health.queryOptions({ input: {} }));
  if (health.isError && isAnswered(health.error))
    return <Failed sentence={sentenceOf(health.error, t)} onRetry={() => void health.refetch()} />;
  if (!health.data) return <Loading lines={6} />;
  const { version, engine, ok, mode, reason, problems, recovery, sequence, booksBytes, folder, lastBackup } =
    health.data;
  const sound = ok && mode === 'read-write' && problems.length === 0;
  return (
    <section className="card store-part" aria-labelledby="store-health">
      <header>
        <h2 id="store-health">{t('store.health')}</h2>
        <span className={sound ? 'chip ok' : 'chip danger'}>{t(sound ? 'store.sound' : 'store.unsound')}</span>
      </header>
      {mode === 'read-only' ? <p className="notice danger">{reason ?? t('store.readOnly')}</p> : null}
      {problems.map((problem) => (
        <p key={problem} className="notice danger">
          {problem}
        </p>
      ))}
      <dl className="facts">
        <dt>{t('store.version')}</dt>
        <dd>
          {t('app.name')} {version}
        </dd>
        <dt>{t('store.engine')}</dt>
        <dd>{t(`store.engine.${engine}`)}</dd>
        <dt>{t('store.sequence')}</dt>
        <dd>{sequence.toLocaleString('en')}</dd>
        <dt>{t('store.books')}</dt>
        <dd>{sizeText(booksBytes)}</dd>
        <dt>{t('store.folder')}</dt>
        <dd>
          {t('store.folderOf', {
            total: sizeText(folder.total),
            snapshots: sizeText(folder.snapshots),
            journals: sizeText(folder.journals),
            attachments: sizeText(folder.attachments),
            rest: sizeText(folder.total - folder.snapshots - folder.journals - folder.attachments),
          })}
        </dd>
        {folder.free === null ? null : (
          <>
            <dt>{t('store.free')}</dt>
            <dd>{sizeText(folder.free)}</dd>
          </>
        )}
        <dt>{t('store.lastBackup')}</dt>
        <dd>
          {lastBackup ? (
            t('store.lastBackupOf', {
              instant: instantName(lastBackup.instant),
              who: lastBackup.actor,
              size: sizeText(lastBackup.bytes),
            })
          ) : (
            <span className="chip warn">{t('store.neverBackup')}</span>
          )}
        </dd>
      </dl>
      {recovery.length > 0 ? (
        <details>
          <summary>{t('store.recovery', { count: recovery.length })}</summary>
          {recovery.map((note) => (
            <p key={note} className="hint">
              {note}
            </p>
          ))}
        </details>
      ) : null}
    </section>
  );
}
