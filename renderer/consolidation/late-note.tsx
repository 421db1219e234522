import { usePreferences } from '../app/preferences.tsx';
import { periodName } from '../ui/time.ts';
import type { RunInSight } from './run-in-sight.tsx';

/** Stands at the head of a column that holds an earlier month's figures. */
export const LATE = '※';

/** Whose month has not come: what stands in for it, in which columns, and whose figures the sum lacks altogether. */
export function LateNote({ run }: { run: RunInSight }) {
  const { t, locale } = usePreferences();
  const { late, silent } = run.sheet;
  const names = (units: readonly string[]): string => units.map(run.nameOf).join(locale === 'zh-CN' ? '、' : ', ');
  const months = [...new Set(late.map(({ standsIn }) => standsIn))];
  const month = periodName(run.period, locale);
  return late.length + silent.length === 0 ? null : (
    <p className="notice warn ws-notice" role="status">
      {months.map((standsIn) => {
        const units = names(late.filter((one) => one.standsIn === standsIn).map(({ unit }) => unit));
        return (
          <span key={standsIn}>
            {LATE}{' '}
            {standsIn === null
              ? t('worksheet.lateEarlier', { units, month })
              : t('worksheet.late', { units, month, standsIn: periodName(standsIn, locale) })}{' '}
          </span>
        );
      })}
      {silent.length > 0 ? t('worksheet.silent', { units: names(silent), month }) : null}
    </p>
  );
}
