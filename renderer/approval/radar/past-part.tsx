import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile, uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';

const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** A file that the service holds. */
export interface Handed {
  readonly file: string;
  readonly name: string;
}

/** 往年的支出: the table to try the radar on, and an empty one. */
export function PastPart(props: { readonly handed: Handed | undefined; readonly onHanded: (handed: Handed) => void }) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  const take = ([chosen]: readonly Chosen[]): Promise<boolean> =>
    attempt(async () => {
      if (!chosen) return;
      const { file } = await uploadFile(chosen.bytes);
      props.onHanded({ file, name: chosen.name });
    }, t('radar.failed'));
  const blank = (): Promise<boolean> =>
    attempt(async () => {
      const { file, name } = await client.approval.radarTemplate({});
      await downloadFile(file, name);
    }, t('radar.failed'));
  return (
    <section className="card radar-part" aria-label={t('radar.past')}>
      <h2>{t('radar.past')}</h2>
      <Upload
        label={t('radar.pastFile')}
        hint={t('radar.pastHint')}
        accept=".xlsx,.csv,.txt"
        maxBytes={MAX_FILE_BYTES}
        busy={busy}
        onFiles={(files) => void take(files)}
      />
      <div className="approval-line">
        <button type="button" className="button" disabled={busy} onClick={() => void blank()}>
          {t('radar.template')}
        </button>
        {props.handed ? (
          <span className="radar-taken" role="status">
            {t('radar.taken', { name: props.handed.name })}
          </span>
        ) : null}
      </div>
    </section>
  );
}
