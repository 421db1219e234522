import type { ReactNode } from 'react';
import { isReached } from '../../../shared/domain/budget/performance.ts';
import { sumPoints } from '../../../shared/domain/budget/performance-grades.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Sheet, SIGNS } from './looks.ts';

export type IndicatorRow = Sheet['indicators'][number];

/** A year's sheet as it stands, to be read. */
export function PerformanceTable({ sheet }: { readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const scored = sheet.indicators.some(({ score }) => score !== null);
  return (
    <section className="card project-paper">
      <div className="project-scroll">
        <table className="project-table">
          <thead>
            <tr>
              <GoalHeads />
              {scored ? (
                <>
                  <th>{t('budgetProjects.actual')}</th>
                  <th>{t('budgetProjects.evidence')}</th>
                  <th className="figure">{t('budgetProjects.score')}</th>
                  <th>{t('budgetProjects.explanation')}</th>
                  <th className="figure">{t('budgetProjects.reviewed')}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {sheet.indicators.map((one) => (
              <tr key={one.name}>
                <GoalCells one={one} />
                {scored ? (
                  <>
                    <td>
                      {one.actual}
                      {one.unit} <Reached one={one} actual={one.actual} />
                    </td>
                    <td>{one.evidence}</td>
                    <td className="figure">{points(one.score)}</td>
                    <td>{one.explanation}</td>
                    <td className="figure">{points(one.reviewed)}</td>
                  </>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Totals sheet={sheet} />
    </section>
  );
}

export const points = (score: number | null): string => (score === null ? '–' : score.toFixed(1));

export function GoalHeads() {
  const { t } = usePreferences();
  return (
    <>
      <th>{t('budgetProjects.kind')}</th>
      <th>{t('budgetProjects.indicator')}</th>
      <th>{t('budgetProjects.target')}</th>
      <th className="figure">{t('budgetProjects.weight')}</th>
    </>
  );
}

export function GoalCells({ one }: { readonly one: IndicatorRow }) {
  const { t } = usePreferences();
  return (
    <>
      <td className="project-kind">{t(`budgetProjects.kind.${one.kind}`)}</td>
      <td>{one.name}</td>
      <td>
        {SIGNS[one.direction]}
        {one.target}
        {one.unit}
      </td>
      <td className="figure">{one.weight}</td>
    </>
  );
}

/** 达标 or 未达标, where a figure tells it. */
export function Reached({ one, actual }: { readonly one: IndicatorRow; readonly actual: string }): ReactNode {
  const { t } = usePreferences();
  const reached = isReached(one, actual);
  if (reached === undefined) return null;
  return reached ? (
    <span className="chip ok">{t('budgetProjects.reached')}</span>
  ) : (
    <span className="chip warn">{t('budgetProjects.missed')}</span>
  );
}

/** 自评 and 复核 in sum, with the grade and the opinion. */
function Totals({ sheet }: { readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const scores = sheet.indicators.flatMap(({ score }) => (score === null ? [] : [score]));
  if (scores.length === 0) return null;
  return (
    <div className="project-line">
      <span>{t('budgetProjects.selfTotal', { total: sumPoints(scores).toFixed(1) })}</span>
      {sheet.total === null || sheet.grade === null ? null : (
        <span className="chip ok">
          {t('budgetProjects.total.grade', {
            total: sheet.total.toFixed(1),
            grade: t(`budgetProjects.grade.${sheet.grade}`),
          })}
        </span>
      )}
      {sheet.comment === '' ? null : (
        <span>
          {t('budgetProjects.comment')} {sheet.comment}
        </span>
      )}
    </div>
  );
}
