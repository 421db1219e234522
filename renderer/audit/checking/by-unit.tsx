import { useMemo, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import type { Step } from './period-steps.ts';
import { type BoardRow, byUnit, type Check, type UnitLine } from './results.ts';
import { STATE_LOOKS } from './state-looks.ts';

/** The units, what fails in each, where its period stands, and the next step that this person may take. */
export function ByUnit(props: {
  readonly checks: readonly Check[];
  readonly board: readonly BoardRow[] | undefined;
  readonly stepsOf: (row: UnitLine) => Step[];
}) {
  const { checks, board, stepsOf } = props;
  const { t } = usePreferences();
  const { setUnit } = useScope();
  const [text, setText] = useState('');
  const lines = useMemo(() => board && byUnit(checks, board), [checks, board]);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return lines?.filter(({ unit, name }) => unit.toLowerCase().includes(wanted) || name.includes(wanted));
  }, [lines, text]);
  const totals = useMemo((): UnitLine | undefined => {
    if (!rows) return undefined;
    const sum = (of: (row: UnitLine) => number): number => rows.reduce((all, row) => all + of(row), 0);
    return {
      unit: '',
      name: t('checks.unitsTotal', { count: rows.length }),
      state: 'open',
      basis: 'none',
      unsigned: [],
      errors: sum((row) => row.errors),
      findings: sum((row) => row.findings),
      explained: sum((row) => row.explained),
      rows: sum((row) => row.rows),
    };
  }, [rows, t]);
  const columns = useMemo((): GridColumn<UnitLine>[] => {
    const stateOf = (row: UnitLine) => (row.basis === 'none' ? 'missing' : row.state);
    return [
      { id: 'unit', title: t('field.unit'), value: (row) => row.unit, width: 84 },
      { id: 'name', title: t('checks.unitName'), value: (row) => row.name, flex: 1, minWidth: 160 },
      {
        id: 'state',
        title: t('checks.state'),
        value: (row) => (row.unit === '' ? '' : t(`state.${stateOf(row)}`)),
        width: 110,
        render: (row) =>
          row.unit === '' ? null : <span className={STATE_LOOKS[stateOf(row)]}>{t(`state.${stateOf(row)}`)}</span>,
      },
      {
        id: 'errors',
        title: t('checks.severity.error'),
        kind: 'number',
        value: (row) => row.errors,
        width: 100,
        render: (row) => (row.errors > 0 ? <span className="chip danger">{row.errors}</span> : '–'),
      },
      {
        id: 'findings',
        title: t('checks.severity.finding'),
        kind: 'number',
        value: (row) => row.findings,
        width: 100,
        render: (row) => (row.findings > 0 ? <span className="chip warn">{row.findings}</span> : '–'),
      },
      {
        id: 'explained',
        title: t('checks.explainedTitle'),
        kind: 'number',
        value: (row) => row.explained,
        width: 100,
        render: (row) => (row.explained > 0 ? row.explained : '–'),
      },
      { id: 'rows', title: t('checks.rows'), kind: 'number', value: (row) => row.rows, width: 100 },
      {
        id: 'steps',
        title: t('checks.steps'),
        // The grid draws a cell anew when its value changes.
        value: (row) =>
          row.unit === ''
            ? ''
            : stepsOf(row)
                .map(({ kind, why = '' }) => t(`checks.step.${kind}`) + why)
                .join(' '),
        width: 210,
        render: (row) =>
          row.unit === '' ? null : (
            <span className="row-steps">
              {stepsOf(row).map(({ kind, take, why }) => (
                <button
                  key={kind}
                  type="button"
                  className="button"
                  disabled={why !== undefined}
                  title={why}
                  onClick={() => void take()}
                >
                  {t(`checks.step.${kind}`)}
                </button>
              ))}
            </span>
          ),
      },
    ];
  }, [t, stepsOf]);
  return (
    <Grid
      id="checks.units"
      label={t('checks.view.units')}
      header={<FindField label={t('checks.findUnit')} value={text} onChange={setText} />}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.unit}
      totals={totals}
      onOpen={(row) => setUnit(row.unit)}
      empty={{ title: t('checks.noMatch') }}
    />
  );
}
