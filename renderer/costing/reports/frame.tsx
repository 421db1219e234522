import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isAnswered, reasonsOf, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import type { SourceOut } from './words.ts';

/** What a report is read from; teaches the first step where no month is locked yet. */
export function Read<Data extends { readonly source: SourceOut }>({
  read,
  children,
}: {
  readonly read: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { t } = usePreferences();
  if (read.isError && isAnswered(read.error)) {
    if (reasonsOf(read.error).some(({ code }) => code === 'no-locked-run')) return <NoRun />;
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  }
  return read.data === undefined ? <Loading /> : children(read.data);
}

/** The first step where no month of the span is locked. */
export function NoRun() {
  const { t } = usePreferences();
  return (
    <Empty
      title={t('costReports.none')}
      action={
        <ToPage to="/cost-runs" className="button">
          {t('costReports.toRuns')}
        </ToPage>
      }
    >
      <p>{t('costReports.noneBody')}</p>
    </Empty>
  );
}

/** Which runs a report is of, which months are missing, and whether it is for management. */
export function SourceLine({ source, children }: { readonly source: SourceOut; readonly children?: ReactNode }) {
  const { t } = usePreferences();
  const [run, setRun] = useAddress('run');
  const { runs, missing, official } = source;
  const [first] = runs;
  return (
    <div className="cost-source">
      {runs.length > 1 ? (
        <span className="hint">{t('costReports.runs', { count: runs.length })}</span>
      ) : first ? (
        <span className={first.locked ? 'hint' : 'chip warn'}>
          {t(first.locked ? 'costReports.run' : 'costReports.run.open', { version: first.version })}
        </span>
      ) : null}
      {run === undefined ? null : (
        <button type="button" className="link" onClick={() => setRun(undefined)}>
          {t('costReports.toLocked')}
        </button>
      )}
      {missing.length > 0 ? (
        <span className="chip warn">{t('costReports.missing', { months: missing.join('、') })}</span>
      ) : null}
      {official ? null : (
        <span className="chip" title={t('costing.management')}>
          {t('costReports.management')}
        </span>
      )}
      <span className="cost-source-end">{children}</span>
    </div>
  );
}
