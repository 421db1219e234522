import { useId, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { client } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../app/files.ts';
import { useHanded } from '../app/handed.ts';
import { usePreferences } from '../app/preferences.tsx';
import { type Chosen, Upload } from '../ui/upload.tsx';
import { Verdict } from './verdict.tsx';

interface Looked {
  readonly name: string;
  readonly verdict: ReplyOf<Contract['audit']['verifyPack']>;
}

/** 核验审计包: any file, dropped anywhere on the window or chosen; it is looked at by itself, without the books. */
export function PackVerifying() {
  const { t } = usePreferences();
  const [busy, setBusy] = useState(false);
  const [looked, setLooked] = useState<Looked>();
  const [problem, setProblem] = useState<string>();
  const title = useId();

  async function look(file: Chosen | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    setLooked(undefined);
    try {
      const kept = await uploadFile(file.bytes);
      setLooked({ name: file.name, verdict: await client.audit.verifyPack({ file: kept.file }) });
    } catch (error) {
      setProblem(sentenceOf(error, t));
    } finally {
      setBusy(false);
    }
  }
  useHanded('pack', (file) => void look(file));
  return (
    <section className="card pack-verifying" aria-labelledby={title}>
      <h2 id={title}>{t('packs.verify')}</h2>
      <p className="pack-lead">{t('packs.verifyBody')}</p>
      <Upload
        label={t('packs.drop')}
        hint={t('packs.dropHint')}
        accept=".xlsx"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={busy}
        onFiles={([file]) => void look(file)}
      />
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      {looked ? (
        <div className="pack-looked">
          <h3>{looked.name}</h3>
          <Verdict verdict={looked.verdict} />
        </div>
      ) : null}
    </section>
  );
}
