import { useState } from 'react';
import {
  DIRECTIONS,
  type Direction,
  goalProblems,
  INDICATOR_KINDS,
  type Indicator,
  type IndicatorKind,
  WHOLE,
  weightSum,
} from '../../../shared/domain/budget/performance.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Project, type Sheet, SIGNS } from './looks.ts';

interface Row extends Indicator {
  readonly id: number;
}

const BLANK = { name: '', direction: 'least', target: '', unit: '', weight: 0 } as const;
/** What a sheet is begun with: one of each branch of the tree. */
const BEGINNING: readonly IndicatorKind[] = ['quantity', 'quality', 'social', 'satisfaction'];

/** 编制绩效目标: indicator by indicator, until their weights come to 100. */
export function GoalsForm(props: {
  readonly project: Project;
  readonly year: number;
  readonly sheet: Sheet | undefined;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const { project, year, sheet } = props;
  const [rows, setRows] = useState<readonly Row[]>(
    () =>
      sheet?.indicators.map(({ kind, name, direction, target, unit, weight }, id) => ({
        ...{ id, kind, name, direction, target, unit, weight },
      })) ?? BEGINNING.map((kind, id) => ({ ...BLANK, id, kind })),
  );
  const set = (id: number, part: Partial<Row>): void =>
    setRows((before) => before.map((row) => (row.id === id ? { ...row, ...part } : row)));
  // A row that was not begun is none.
  const begun = rows.filter(({ name, target, weight }) => name.trim() !== '' || target.trim() !== '' || weight !== 0);
  const unfinished = begun.length === 0 || goalProblems(begun).length > 0;
  const sum = weightSum(begun);

  async function keep(andSubmit: boolean): Promise<void> {
    const { id, unit } = project;
    await act(
      async () => {
        const { revision } = await client.budget.saveGoals({
          ...{ id, unit, year, revision: sheet?.revision ?? 0 },
          indicators: begun.map(({ id: _, ...indicator }) => indicator),
        });
        if (andSubmit) await client.budget.submitPerformance({ id, unit, year, revision });
      },
      t(andSubmit ? 'budgetProjects.goalsSet' : 'budgetProjects.goalsKept'),
    );
  }
  return (
    <section className="card project-paper">
      <p className="hint">{t('budgetProjects.goalsHint')}</p>
      <div className="project-scroll">
        <table className="project-table project-typed">
          <thead>
            <tr>
              {(['kind', 'indicator', 'direction', 'target', 'measure', 'weight'] as const).map((head) => (
                <th key={head}>{t(`budgetProjects.${head}`)}</th>
              ))}
              <th>
                <span className="visually-hidden">{t('budgetProjects.removeIndicator', { place: '' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <GoalRow
                key={row.id}
                row={row}
                place={index + 1}
                onChange={(part) => set(row.id, part)}
                onRemove={() => setRows(rows.filter(({ id }) => id !== row.id))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="project-line">
        <button
          type="button"
          className="button"
          onClick={() =>
            setRows([...rows, { ...BLANK, id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, kind: 'quantity' }])
          }
        >
          {t('budgetProjects.addIndicator')}
        </button>
        <span role="status" className={sum === WHOLE ? 'chip ok' : 'chip danger'}>
          {t('budgetProjects.weightSum', { sum })}
        </span>
        <button type="button" className="button" disabled={busy || unfinished} onClick={() => void keep(false)}>
          {t('budgetProjects.saveGoals')}
        </button>
        {may('budget.submit', project.unit) ? (
          <button
            type="button"
            className="button primary"
            disabled={busy || unfinished || sum !== WHOLE}
            onClick={() => void keep(true)}
          >
            {t('budgetProjects.setGoals')}
          </button>
        ) : null}
      </div>
      <Problem sentence={problem} />
    </section>
  );
}

function GoalRow(props: {
  readonly row: Row;
  readonly place: number;
  readonly onChange: (part: Partial<Row>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = usePreferences();
  const { row, place, onChange } = props;
  const labelOf = (field: 'kind' | 'indicator' | 'direction' | 'target' | 'measure' | 'weight'): string =>
    t('budgetProjects.ofIndicator', { place, field: t(`budgetProjects.${field}`) });
  const nameOf = (direction: Direction): string =>
    direction === 'words' ? t('budgetProjects.direction.words') : SIGNS[direction];
  return (
    <tr>
      <td>
        <select
          className="input"
          aria-label={labelOf('kind')}
          value={row.kind}
          onChange={({ target }) =>
            onChange({ kind: INDICATOR_KINDS.find((kind) => kind === target.value) ?? row.kind })
          }
        >
          {INDICATOR_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`budgetProjects.kind.${kind}`)}
            </option>
          ))}
        </select>
      </td>
      <td className="wide">
        <input
          className="input"
          aria-label={labelOf('indicator')}
          maxLength={60}
          value={row.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </td>
      <td>
        <select
          className="input"
          aria-label={labelOf('direction')}
          value={row.direction}
          onChange={({ target }) =>
            onChange({ direction: DIRECTIONS.find((direction) => direction === target.value) ?? row.direction })
          }
        >
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {nameOf(direction)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          className="input"
          aria-label={labelOf('target')}
          maxLength={120}
          value={row.target}
          onChange={({ target }) => onChange({ target: target.value })}
        />
      </td>
      <td>
        <input
          className="input short"
          aria-label={labelOf('measure')}
          maxLength={12}
          value={row.unit}
          onChange={({ target }) => onChange({ unit: target.value })}
        />
      </td>
      <td>
        <input
          className="input short figure"
          aria-label={labelOf('weight')}
          type="number"
          min={0}
          max={100}
          value={row.weight}
          onChange={({ target }) =>
            onChange({ weight: Math.min(100, Math.max(0, Math.trunc(Number(target.value) || 0))) })
          }
        />
      </td>
      <td>
        <button
          type="button"
          className="button icon"
          aria-label={t('budgetProjects.removeIndicator', { place })}
          onClick={props.onRemove}
        >
          ×
        </button>
      </td>
    </tr>
  );
}
