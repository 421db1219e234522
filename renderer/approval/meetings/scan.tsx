import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { downloadFile, fetchFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PdfPages } from '../../ledger/papers/pdf-pages.tsx';
import { pictureType } from '../../ledger/papers/words.ts';
import { Loading } from '../../ui/states.tsx';
import type { MeetingDetail } from './words.ts';

/** The scanned minutes, beside what was recorded of them; the original can be taken away. */
export function Scan({ id, minutes }: { readonly id: number; readonly minutes: MeetingDetail['minutes'] }) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  if (minutes === null) return <p className="hint">{t('approvalMeetings.scanHidden')}</p>;
  const take = () =>
    attempt(async () => {
      const { file, name } = await client.approval.minutesFile({ id });
      await downloadFile(file, name);
    }, t('approvalMeetings.notSaved'));
  return (
    <>
      <div className="approval-line">
        <span>{minutes.name}</span>
        <button type="button" className="button" disabled={busy} onClick={() => void take()}>
          {t('approvalMeetings.download')}
        </button>
      </div>
      <Face id={id} minutes={minutes} />
      <p className="hint meetings-digest">
        SHA-256 <span className="code">{minutes.sha256}</span>
      </p>
    </>
  );
}

function Face({ id, minutes }: { readonly id: number; readonly minutes: NonNullable<MeetingDetail['minutes']> }) {
  const { t } = usePreferences();
  const { sha256, kind, name } = minutes;
  const read = useQuery({
    queryKey: ['minutes-bytes', id, sha256],
    queryFn: async () => {
      const { file } = await client.approval.minutesFile({ id });
      return fetchFile(file, name);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const type = pictureType(kind);
  const { data } = read;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data || type === undefined) return undefined;
    // Under the type that its content has, and no other: it cannot become a page.
    const made = URL.createObjectURL(new Blob([data], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  if (read.isError)
    return (
      <p className="notice danger" role="alert">
        {sentenceOf(read.error, t)}
      </p>
    );
  if (data && kind === 'pdf') return <PdfPages bytes={data} name={name} />;
  return address === undefined ? <Loading lines={4} /> : <img className="meetings-picture" src={address} alt={name} />;
}
