import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { reasonsOf, sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { useJob } from '../../app/job.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { periodName } from '../../ui/time.ts';
import { type Chosen, Upload } from '../../ui/upload.tsx';

interface Sent {
  readonly file: string;
  readonly fileName: string;
}

/** Asks for the opening balances (年初余额) of a year of which the books would not know how it opened. */
export function OpeningsCard({ unit, year, onTaken }: { unit: string; year: number; onTaken?: () => void }) {
  const { t, locale } = usePreferences();
  const job = useJob('ledger.importOpenings');
  const [sent, setSent] = useState<Sent>();
  const [unsent, setUnsent] = useState<unknown>();

  async function take(next: Sent, period?: Period): Promise<void> {
    setSent(next);
    const reply = await job.start({ unit, year, ...next, ...(period === undefined ? {} : { period }) });
    if (reply) onTaken?.();
  }
  async function send({ name, bytes }: Chosen): Promise<void> {
    setUnsent(undefined);
    try {
      await take({ file: (await uploadFile(bytes)).file, fileName: name });
    } catch (error) {
      setUnsent(error);
    }
  }

  const { state } = job;
  const error = state.kind === 'failed' ? state.error : unsent;
  const months = reasonsOf(error).flatMap(({ code, message }) => (code === 'choice' ? [message as Period] : []));
  const rows = reasonsOf(error).filter(({ row }) => row !== undefined);
  if (state.kind === 'done')
    return (
      <section className="card openings" aria-label={t('import.openings.title', { year })}>
        <p className="notice" role="status">
          {t('import.openings.taken', { year, count: state.reply.rows })}
        </p>
        {state.reply.remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </section>
    );
  return (
    <section className="card openings" aria-label={t('import.openings.title', { year })}>
      <h2 className="openings-title">{t('import.openings.title', { year })}</h2>
      <p className="openings-body">
        {t('import.openings.body', { before: periodName(`${year - 1}-12` as Period, locale), year })}
      </p>
      {state.kind === 'running' ? (
        <JobProgress
          title={t('import.taking', { name: sent?.fileName ?? '' })}
          done={state.done}
          total={state.total}
          onCancel={job.cancel}
        />
      ) : (
        <Upload
          label={t('import.openings.drop', { year })}
          accept=".xlsx,.xls,.csv,.tsv,.txt,.xml,.html,.htm"
          maxBytes={MAX_UPLOAD_BYTES}
          onFiles={([file]) => file && void send(file)}
        />
      )}
      {error === undefined ? null : (
        <div className="notice danger" role="alert">
          <p>{reasonsOf(error)[0]?.message ?? sentenceOf(error, t)}</p>
          {rows.length > 1 ? <p>{t('import.openings.rows', { count: rows.length })}</p> : null}
          {sent && months.length > 0 ? (
            <p className="actions">
              {months.map((month) => (
                <button key={month} type="button" className="button" onClick={() => void take(sent, month)}>
                  {t('import.openings.as', { period: periodName(month, locale) })}
                </button>
              ))}
            </p>
          ) : null}
        </div>
      )}
    </section>
  );
}
