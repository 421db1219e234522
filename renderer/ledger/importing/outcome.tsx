import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { NextStep } from '../next-step.tsx';
import type { MonthRow } from '../rows.ts';
import { afterImport } from '../steps.ts';
import { OpeningsCard } from './openings-card.tsx';
import { Unmapped } from './unmapped.tsx';
import type { Done } from './use-draft.ts';

/** What a file did: what came in, what is to be known of it, what the checks say now, and the next step. */
export function Outcome({ done, onNext }: { done: Done; onNext: () => void }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { units } = useScope();
  const { reply, unit, period, kind } = done;
  const at = { unit, period };
  const name = units?.find((each) => each.code === unit)?.name ?? unit;
  const row = useMonth(unit, period);
  const next = afterImport(row?.ready, may);
  return (
    <>
      <div className="verdict">
        <p className="notice" role="status">
          {t(kind === 'vouchers' ? 'import.done.vouchers' : 'import.done.rows', {
            file: done.fileName,
            unit: name,
            period: periodName(period, locale),
            count: kind === 'vouchers' ? reply.vouchers : reply.imported,
          })}
        </p>
        {row && next !== 'file' ? <NextStep className="button primary" row={row} period={period} /> : null}
        <button type="button" className={next === 'file' ? 'button primary' : 'button'} onClick={onNext}>
          {t('import.next.file')}
        </button>
        {next === 'mend' ? null : (
          <ToPage className="button" to="/checks" search={at}>
            {t('import.toChecks')}
          </ToPage>
        )}
        {next === 'reconcile' ? null : (
          <ToPage className="button" to="/reconciliation" permission="consolidation.read" search={at}>
            {t('import.next.reconcile')}
          </ToPage>
        )}
        <ToPage className="button" to="/worksheet" permission="consolidation.read" search={at}>
          {t('import.next.consolidate')}
        </ToPage>
      </div>
      {done.openingsWanted === null ? null : <OpeningsCard unit={unit} year={done.openingsWanted} />}
      <div className="what-was-read outcome">
        <section className="card" aria-label={t('import.done.title')}>
          <dl className="file-facts">
            <Fact name={t('import.done.batch')} value={reply.batch === null ? '–' : String(reply.batch)} />
            <Fact name={t('import.fact.rows')} value={String(reply.rows)} />
            <Fact name={t('import.done.imported')} value={String(reply.imported)} />
            {kind === 'vouchers' ? <Fact name={t('import.fact.vouchers')} value={String(reply.vouchers)} /> : null}
            <Fact name={t('import.view.accounts')} value={String(reply.newAccounts.length)} />
            {reply.supersedes === null ? null : (
              <Fact name={t('import.done.supersedes')} value={String(reply.supersedes)} />
            )}
          </dl>
          {reply.remarks.length > 0 ? (
            <ul className="remarks notice warn" aria-label={t('import.remarks')}>
              {reply.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          ) : null}
        </section>
        {may('audit.check', unit) ? <Checked {...at} /> : null}
      </div>
      <Gaps {...at} />
    </>
  );
}

/** The unit's month as it stands now, with its next step; undefined until that is known, or for who may not see it. */
function useMonth(unit: string, period: Done['period']): MonthRow | undefined {
  const { may } = useIdentity();
  const board = useQuery(api.ledger.board.queryOptions({ input: { period } }));
  const readiness = useQuery({
    ...api.audit.readiness.queryOptions({ input: { unit, period } }),
    enabled: may('audit.check', unit),
  });
  const row = board.data?.rows.find((each) => each.unit === unit);
  return row && readiness.data ? { ...row, ready: readiness.data.rows[0] } : undefined;
}

/** Accounts without a group account, where there are any; once shown, it stays while one maps them. */
function Gaps({ unit, period }: Pick<Done, 'unit' | 'period'>) {
  const offers = useQuery(api.ledger.suggestMappings.queryOptions({ input: { unit, period } }));
  const [found, setFound] = useState(false);
  const has = offers.data?.some(({ used }) => used) ?? false;
  if (has && !found) setFound(true);
  return has || found ? <Unmapped unit={unit} period={period} /> : null;
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

/** The named checks of the unit's month, as they stand after the import. */
function Checked({ unit, period }: Pick<Done, 'unit' | 'period'>) {
  const { t } = usePreferences();
  const checks = useQuery(api.audit.check.queryOptions({ input: { unit, period } }));
  if (checks.isError && isAnswered(checks.error))
    return <Failed sentence={sentenceOf(checks.error, t)} onRetry={() => void checks.refetch()} />;
  if (!checks.data) return <Loading lines={5} />;
  const failed = checks.data.checks.filter(({ ok }) => !ok);
  const errors = failed.filter(({ severity }) => severity === 'error');
  const findings = failed.filter(({ severity }) => severity === 'finding');
  const explained = findings.filter((check) => check.count === check.explained);
  const open = findings.filter((check) => !explained.includes(check));
  return (
    <section className="card" aria-label={t('import.checks')}>
      <table className="plain">
        <caption>
          {t('import.checks')}{' '}
          {failed.length === 0 ? (
            <span className="chip ok">{t('import.checks.ok', { count: checks.data.checks.length })}</span>
          ) : (
            <>
              <span className={errors.length > 0 ? 'chip danger' : 'chip ok'}>
                {t('import.checks.errors', { count: errors.length })}
              </span>{' '}
              <span className={open.length > 0 ? 'chip warn' : 'chip'}>
                {t('import.checks.findings', { count: open.length })}
              </span>{' '}
              {explained.length > 0 ? (
                <span className="chip">{t('checks.explainedItems', { count: explained.length })}</span>
              ) : null}
            </>
          )}
        </caption>
        <tbody>
          {[...errors, ...open].map(({ name, title, severity, count, explained }) => (
            <tr key={name}>
              <td>
                <ToPage to="/checks" search={{ unit, period, check: name }}>
                  {title}
                </ToPage>
              </td>
              <td>
                <span className={severity === 'error' ? 'chip danger' : 'chip warn'}>
                  {t(`checks.severity.${severity}`)}
                </span>
              </td>
              <td className="figure">{count - explained}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
