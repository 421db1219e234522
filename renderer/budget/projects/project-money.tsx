import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { LineMovements } from '../execution/line-movements.tsx';
import { usePlanWords } from '../words.ts';
import type { Project } from './looks.ts';

type Line = Project['lines'][number];

const HELD = ['approved', 'adjusted', 'reserved', 'committed', 'spent', 'available'] as const;
/** Stages in which nothing more is planned. */
const isOver = (stage: Project['stage']): boolean => stage === 'finished' || stage === 'ended' || stage === 'rejected';
const rateOf = (rate: number | null): string => (rate === null ? '–' : `${rate.toFixed(1)}%`);

/** 分年预算执行, and the budget lines that it is the sum of, each a step from its movements. */
export function ProjectMoneyPart({ project }: { readonly project: Project }) {
  const { t } = usePreferences();
  const words = usePlanWords(project.unit);
  const [opened, setOpened] = useState<Line>();
  const nameOf = ({ item, department }: Line): string =>
    [`${item} ${words.item(item)}`, ...(department === '' ? [] : [words.department(department)])].join(' · ');
  return (
    <section className="card project-paper">
      <h2>{t('budgetProjects.money')}</h2>
      <table className="project-table">
        <thead>
          <tr>
            <th>{t('budget.year')}</th>
            <th className="figure">{t('budgetProjects.estimate')}</th>
            <th className="figure">{t('budgetProjects.planned')}</th>
            {HELD.map((column) => (
              <th key={column} className="figure">
                {t(`budgetSpend.${column}`)}
              </th>
            ))}
            <th className="figure">{t('budgetSpend.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {project.years.map((year) => (
            <tr key={year.year}>
              <td>{t('budget.yearOf', { year: year.year })}</td>
              <td className="figure">
                <Amount value={year.estimate} />
              </td>
              <td className="figure">
                <Amount value={year.planned} />
              </td>
              {HELD.map((column) => (
                <td key={column} className="figure">
                  <Amount value={year[column]} />
                </td>
              ))}
              <td className="figure">{rateOf(year.rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {project.lines.length === 0 ? (
        <p className="hint">{t(isOver(project.stage) ? 'budgetProjects.noMoneyEver' : 'budgetProjects.noMoney')}</p>
      ) : (
        <>
          <h2>{t('budgetProjects.lines')}</h2>
          <table className="project-table">
            <thead>
              <tr>
                <th>{t('budget.year')}</th>
                <th>{t('budget.item')}</th>
                <th>{t('budget.source')}</th>
                {HELD.map((column) => (
                  <th key={column} className="figure">
                    {t(`budgetSpend.${column}`)}
                  </th>
                ))}
                <th>
                  <span className="visually-hidden">{t('budgetProjects.movements')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {project.lines.map((line) => (
                <tr key={[line.year, line.item, line.department, line.source].join(' ')}>
                  <td>{t('budget.yearOf', { year: line.year })}</td>
                  <td>{nameOf(line)}</td>
                  <td>{words.source(line.source)}</td>
                  {HELD.map((column) => (
                    <td key={column} className="figure">
                      <Amount value={line[column]} />
                    </td>
                  ))}
                  <td className="figure">
                    <button type="button" className="button" onClick={() => setOpened(line)}>
                      {t('budgetProjects.movements')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {opened ? (
        <LineMovements
          unit={project.unit}
          year={opened.year}
          line={opened}
          title={`${project.name} · ${nameOf(opened)} · ${words.source(opened.source)}`}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </section>
  );
}
