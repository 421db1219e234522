import { Input } from 'antd';
import { useState } from 'react';
import { evaluationProblems, type Result, resultProblems } from '../../../shared/domain/budget/performance.ts';
import { gradeOf, sumPoints } from '../../../shared/domain/budget/performance-grades.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Project, Sheet } from './looks.ts';
import { GoalCells, GoalHeads, points, Reached } from './performance-table.tsx';

/** Points as they are typed: to one decimal, within the weight; null where nothing stands. */
function typedPoints(text: string, weight: number): number | null {
  const typed = Number(text);
  if (text.trim() === '' || !Number.isFinite(typed)) return null;
  return Math.round(Math.min(weight, Math.max(0, typed)) * 10) / 10;
}

interface Props {
  readonly project: Project;
  readonly sheet: Sheet;
}

/** 自评: what came of each indicator, what proves it, its points, and why a target was missed. */
export function ScoresForm({ project, sheet }: Props) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const { indicators } = sheet;
  const [results, setResults] = useState<readonly Result[]>(() =>
    indicators.map(({ actual, evidence, score, explanation }) => ({ actual, evidence, score, explanation })),
  );
  const set = (index: number, part: Partial<Result>): void =>
    setResults((before) => before.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const wrong = resultProblems(indicators, results).length > 0;
  const unfinished = evaluationProblems(indicators, results).length > 0;
  const given = results.flatMap(({ score }) => (score === null ? [] : [score]));

  async function keep(andSubmit: boolean): Promise<void> {
    const at = { id: project.id, unit: project.unit, year: sheet.year };
    await act(
      async () => {
        const { revision } = await client.budget.saveScores({
          ...{ ...at, revision: sheet.revision },
          results: results.map((one) => ({ ...one, score: one.score === null ? null : String(one.score) })),
        });
        if (andSubmit) await client.budget.submitPerformance({ ...at, revision });
      },
      t(andSubmit ? 'budgetProjects.scoresSubmitted' : 'budgetProjects.scoresKept'),
    );
  }
  const label = (index: number, field: 'actual' | 'evidence' | 'score' | 'explanation'): string =>
    t('budgetProjects.ofIndicator', { place: index + 1, field: t(`budgetProjects.${field}`) });
  return (
    <section className="card project-paper">
      <div className="project-scroll">
        <table className="project-table project-typed">
          <thead>
            <tr>
              <GoalHeads />
              {(['actual', 'evidence', 'score', 'explanation'] as const).map((head) => (
                <th key={head}>{t(`budgetProjects.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((one, index) => {
              const typed = results[index]!;
              return (
                <tr key={one.name}>
                  <GoalCells one={one} />
                  <td>
                    <span className="project-beside">
                      <input
                        className="input"
                        aria-label={label(index, 'actual')}
                        maxLength={120}
                        value={typed.actual}
                        onChange={({ target }) => set(index, { actual: target.value })}
                      />
                      <Reached one={one} actual={typed.actual} />
                    </span>
                  </td>
                  <td>
                    <input
                      className="input"
                      aria-label={label(index, 'evidence')}
                      maxLength={200}
                      value={typed.evidence}
                      onChange={({ target }) => set(index, { evidence: target.value })}
                    />
                  </td>
                  <td>
                    <PointsField
                      label={label(index, 'score')}
                      weight={one.weight}
                      value={typed.score}
                      onChange={(score) => set(index, { score })}
                    />
                  </td>
                  <td className="wide">
                    <input
                      className="input"
                      aria-label={label(index, 'explanation')}
                      maxLength={300}
                      value={typed.explanation}
                      onChange={({ target }) => set(index, { explanation: target.value })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="project-line">
        <span role="status">{t('budgetProjects.selfTotal', { total: sumPoints(given).toFixed(1) })}</span>
        <button type="button" className="button" disabled={busy || wrong} onClick={() => void keep(false)}>
          {t('budgetProjects.saveScores')}
        </button>
        {may('budget.submit', project.unit) ? (
          <button
            type="button"
            className="button primary"
            disabled={busy || unfinished}
            onClick={() => void keep(true)}
          >
            {t('budgetProjects.submitScores')}
          </button>
        ) : null}
      </div>
      <Problem sentence={problem} />
    </section>
  );
}

function PointsField(props: {
  readonly label: string;
  readonly weight: number;
  readonly value: number | null;
  readonly onChange: (score: number | null) => void;
}) {
  return (
    <input
      className="input short figure"
      type="number"
      step={0.1}
      min={0}
      max={props.weight}
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={({ target }) => props.onChange(typedPoints(target.value, props.weight))}
    />
  );
}

/** 复核: another person's points for each indicator, with an opinion; the sum and its grade as they are typed. */
export function ReviewForm({ project, sheet }: Props) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { indicators } = sheet;
  const [scores, setScores] = useState<readonly (number | null)[]>(() => indicators.map(({ score }) => score));
  const [comment, setComment] = useState('');
  const given = scores.flatMap((score) => (score === null ? [] : [score]));
  const total = sumPoints(given);
  const whole = given.length === scores.length;
  return (
    <section className="card project-paper">
      <div className="project-scroll">
        <table className="project-table">
          <thead>
            <tr>
              <GoalHeads />
              <th>{t('budgetProjects.actual')}</th>
              <th>{t('budgetProjects.evidence')}</th>
              <th className="figure">{t('budgetProjects.score')}</th>
              <th>{t('budgetProjects.explanation')}</th>
              <th>{t('budgetProjects.reviewed')}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((one, index) => (
              <tr key={one.name}>
                <GoalCells one={one} />
                <td>
                  {one.actual}
                  {one.unit} <Reached one={one} actual={one.actual} />
                </td>
                <td>{one.evidence}</td>
                <td className="figure">{points(one.score)}</td>
                <td>{one.explanation}</td>
                <td>
                  <PointsField
                    label={t('budgetProjects.ofIndicator', {
                      place: index + 1,
                      field: t('budgetProjects.reviewed'),
                    })}
                    weight={one.weight}
                    value={scores[index] ?? null}
                    onChange={(score) => setScores(scores.map((old, at) => (at === index ? score : old)))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Labelled label={t('budgetProjects.comment')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={500}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        )}
      </Labelled>
      <div className="project-line">
        <span role="status" className="chip accent">
          {t('budgetProjects.total.grade', {
            total: total.toFixed(1),
            grade: t(`budgetProjects.grade.${gradeOf(total, project.bounds)}`),
          })}
        </span>
        <button
          type="button"
          className="button primary"
          disabled={busy || !whole || comment.trim() === ''}
          onClick={() =>
            void act(
              () =>
                client.budget.reviewPerformance({
                  ...{ id: project.id, year: sheet.year, revision: sheet.revision },
                  ...{ scores: given.map(String), comment },
                }),
              t('budgetProjects.reviewDone'),
            )
          }
        >
          {t('budgetProjects.review')}
        </button>
      </div>
      <Problem sentence={problem} />
    </section>
  );
}
