import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile, fetchFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { isDrawn, PaperFace } from '../../ledger/papers/face.tsx';
import type { Scan } from './looks.ts';

/** A scan by its name: looked at in its place, or taken away. */
export function ScanPart(props: { readonly id: number; readonly scan: Scan; readonly open?: boolean }) {
  const { t } = usePreferences();
  const { id, scan } = props;
  const { attempt } = useAttempt();
  const [shown, setShown] = useState(props.open ?? false);
  const take = () =>
    attempt(async () => {
      const { file, name } = await client.approval.contractFile({ id, scan: scan.sha256 });
      await downloadFile(file, name);
    }, t('contracts.takeScan'));
  return (
    <div className="contract-scan">
      <div className="approval-line">
        <span>{scan.name}</span>
        {isDrawn(scan.kind) ? (
          <button type="button" className="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'contracts.hideScan' : 'contracts.showScan')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => void take()}>
          {t('contracts.takeScan')}
        </button>
      </div>
      {shown && isDrawn(scan.kind) ? <Face id={id} scan={scan} /> : null}
    </div>
  );
}

function Face({ id, scan }: { readonly id: number; readonly scan: Scan }) {
  const read = useQuery({
    queryKey: ['contract-scan', id, scan.sha256],
    queryFn: async () => {
      const { file, name } = await client.approval.contractFile({ id, scan: scan.sha256 });
      return fetchFile(file, name);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="paper-looking" aria-label={scan.name}>
      <PaperFace read={read} kind={scan.kind} name={scan.name} />
    </section>
  );
}
