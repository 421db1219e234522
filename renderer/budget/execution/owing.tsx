import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { usePreferences } from '../../app/preferences.tsx';

type Owed = ReplyOf<Contract['budget']['variances']>['owing'];

/** 还欠的说明: units down, months across; opened where somebody wants to know who. */
export function Owing({ owing }: { readonly owing: Owed }) {
  const { t } = usePreferences();
  const sum = (of: 'owed' | 'waiting'): number =>
    owing.reduce((total, { months }) => total + months.reduce((own, month) => own + month[of], 0), 0);
  if (owing.length === 0) return <p className="hint execution-owing-none">{t('budgetWatching.owingNone')}</p>;
  const units = owing.filter(({ months }) => months.some(({ owed }) => owed > 0)).length;
  return (
    <details className="card execution-owing">
      <summary>{t('budgetWatching.owing', { units, count: sum('owed'), waiting: sum('waiting') })}</summary>
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
                    {owed > 0 ? (
                      <span className="over" title={t('budgetWatching.owedCell', { count: owed })}>
                        {owed}
                      </span>
                    ) : null}
                    {waiting > 0 ? (
                      <span className="hint" title={t('budgetWatching.waitingCell', { count: waiting })}>
                        {owed > 0 ? ' + ' : ''}
                        {waiting}
                      </span>
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
