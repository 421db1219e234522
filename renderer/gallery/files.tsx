import { useState } from 'react';
import { useTaste } from '../ui/context.tsx';
import { JobProgress } from '../ui/job-progress.tsx';
import { Upload } from '../ui/upload.tsx';

const LIMIT = 1024 * 1024;

/** Taking files in, and long work. */
export function Files() {
  const { t } = useTaste();
  const [names, setNames] = useState<string>();
  const [stopped, setStopped] = useState(false);
  return (
    <>
      <Upload
        label={t('gallery.drop')}
        hint={names ?? t('gallery.dropHint')}
        accept=".xlsx,.csv,.txt"
        multiple
        maxBytes={LIMIT}
        onFiles={(files) => setNames(files.map(({ name, bytes }) => `${name} (${bytes.length})`).join(', '))}
      />
      {stopped ? null : (
        <JobProgress
          title={t('gallery.job')}
          phase={t('gallery.phase')}
          done={12_400}
          total={31_000}
          onCancel={() => setStopped(true)}
        />
      )}
      <JobProgress title={t('gallery.job')} done={0} total={0} />
    </>
  );
}
