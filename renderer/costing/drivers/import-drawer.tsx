import { useQuery } from '@tanstack/react-query';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { refusalsOf, sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';

/** 导入分摊参数: a workbook read and shown first, every wrong cell named, then taken whole or not at all. */
export function ImportDrawer(props: {
  readonly unit: string;
  readonly period: Period;
  readonly revision: number;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { unit, period, revision, onClose } = props;
  const { busy, problem: refused, act } = useActing();
  const { found: handed, reading: uploading, problem, hand } = useHandedFile();
  const asked = { unit, period, file: handed?.file ?? '', fileName: handed?.fileName ?? '' };
  const options = api.costing.readDrivers.queryOptions({ input: asked });
  const read = useQuery({
    ...options,
    queryKey: [...options.queryKey, revision],
    enabled: handed !== undefined,
    retry: false,
  });
  async function take(): Promise<void> {
    if (!handed || !read.data) return;
    const { file, fileName } = handed;
    const seen = { unit, period, revision: read.data.revision, file, fileName };
    const done = t('costDrivers.taken', { count: read.data.changed });
    if (await act(() => client.costing.takeDrivers(seen), done)) onClose();
  }
  const reading = handed !== undefined && read.isFetching;
  return (
    <Drawer open title={t('costDrivers.import')} width={620} onClose={onClose}>
      <div className="driver-import" aria-busy={uploading || reading}>
        <Upload
          label={t('costDrivers.drop')}
          hint={t('costDrivers.dropHint')}
          accept=".xlsx,.csv"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={uploading || reading || busy}
          onFiles={(files) => void hand(files)}
        />
        <Problem sentence={problem ?? refused} />
        {handed && read.isError ? (
          <Refused reasons={refusalsOf(read.error, t)} sentence={sentenceOf(read.error, t)} name={handed.fileName} />
        ) : null}
        {handed && read.data && !read.isError ? (
          <section aria-label={handed.fileName}>
            <h3>{handed.fileName}</h3>
            <table className="driver-table">
              <thead>
                <tr>
                  <th>{t('costDrivers.driver')}</th>
                  <th className="figure">{t('costDrivers.values')}</th>
                  <th className="figure">{t('costDrivers.changes')}</th>
                </tr>
              </thead>
              <tbody>
                {read.data.drivers.map(({ driver, values, changed }) => (
                  <tr key={driver}>
                    <td>{t(`costDrivers.driver.${driver}` as 'costDrivers.driver.area')}</td>
                    <td className="figure">{values}</td>
                    <td className="figure">{changed === 0 ? '–' : changed}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="hint">{t('costDrivers.wholeHint')}</p>
            <div className="driver-line">
              <button
                type="button"
                className="button primary"
                aria-disabled={busy || reading || read.data.changed === 0}
                onClick={() => busy || read.data.changed === 0 || void take()}
              >
                {t('costDrivers.take', { count: read.data.changed })}
              </button>
              <button type="button" className="button" onClick={onClose}>
                {t('cancel')}
              </button>
            </div>
          </section>
        ) : null}
      </div>
    </Drawer>
  );
}

/** Why nothing is taken: each cell by its name. */
function Refused(props: { readonly reasons: readonly string[]; readonly sentence: string; readonly name: string }) {
  const { t } = usePreferences();
  const reasons = props.reasons.length > 0 ? props.reasons : [props.sentence];
  return (
    <div className="notice danger driver-refused" role="alert">
      <strong>{t('costDrivers.refused', { name: props.name, count: reasons.length })}</strong>
      <ul>
        {reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
