import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';

type Owed = ReplyOf<Contract['budget']['variances']>['owing'];

/** 还欠的说明: units down, months across; opened where somebody wants to know who. */
export function Owing({ owing, year }: { readonly owing: Owed; readonly year: number }) {
  const { t } = usePreferences();
  const sum = (of: 'owed' | 'waiting'): number =>
    owing.reduce((total, { months }) => total + months.reduce((own, month) => own + month[of], 0), 0);
  if (owing.length === 0) return <p className="hint execution-owing-none">{t('budgetWatching.owingNone')}</p>;
  const waiting = sum('waiting');
  const units = owing.filter(({ months }) => months.some(({ owed }) => owed > 0)).length;
  return (
    <details className="card execution-owing">
      <summary>
        {owing.length === 1
          ? t('budgetWatching.owingOwn', { name: owing[0]?.name ?? '', count: sum('owed'), waiting })
          : t('budgetWatching.owing', { units, count: sum('owed'), waiting })}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="execution-owing-table" aria-label={t('budgetWatching.state.owed')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('budgetSpend.unit')}</th>
              {owing[0]?.months.map(({ month }) => (
                <th key={month} scope="col" className="figure">
                  {t('budgetSpend.month', { month })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {owing.map(({ unit, name, months }) => (
              <tr key={unit}>
                <th scope="row">
                  <span className="code">{unit}</span> {name}
                </th>
                {months.map(({ month, owed, waiting }) => (
                  <td key={month} className="figure">
                    {owed + waiting > 0 ? (
                      <ToPage to="/budget-execution" search={monthOf(year, month, unit)} className="link">
                        {owed > 0 ? (
                          <span className="over" title={t('budgetWatching.owedCell', { count: owed })}>
                            {owed}
                          </span>
                        ) : null}
                        {waiting > 0 ? (
                          <span title={t('budgetWatching.waitingCell', { count: waiting })}>
                            {owed > 0 ? ' + ' : ''}
                            {waiting}
                          </span>
                        ) : null}
                      </ToPage>
                    ) : null}
                    {owed + waiting === 0 ? '–' : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

const monthOf = (year: number, month: number, unit?: string) => ({
  ...{ view: 'variance', period: periodOf(year, month) },
  ...(unit === undefined ? {} : { unit }),
});

/** The months that have something, each a way there; said where the month in sight has nothing. */
export function OwedMonths({
  owing,
  year,
  of,
}: {
  readonly owing: Owed;
  readonly year: number;
  readonly of: 'all' | 'mine';
}) {
  const { t } = usePreferences();
  const months = new Map<number, number>();
  for (const { month, owed, waiting, mine } of owing.flatMap((unit) => unit.months)) {
    const count = of === 'mine' ? mine : owed + waiting;
    if (count > 0) months.set(month, (months.get(month) ?? 0) + count);
  }
  if (months.size === 0) return <p>{t('budgetWatching.noneBody')}</p>;
  return (
    <p className="execution-owed-months">
      <span>{t('budgetWatching.otherMonths')}</span>
      {[...months].map(([month, count]) => (
        <ToPage key={month} to="/budget-execution" search={monthOf(year, month)} className="link">
          {t('budgetWatching.monthCount', { month, count })}
        </ToPage>
      ))}
    </p>
  );
}
