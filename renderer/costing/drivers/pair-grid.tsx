import { type ReactNode, useMemo } from 'react';
import { mayGive } from '../../../shared/domain/costing/drivers.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Figure } from './figure.tsx';
import { type Department, PAIR_DRIVER, type Sheet, sumText } from './sheet.ts';
import { type Typing, typedValue } from './use-drivers.ts';

interface Row {
  /** 执行科室; undefined for the sum of all. */
  readonly giver: Department | undefined;
}

/** 开单收入: executing departments down, ordering departments across. */
export function PairGrid(props: {
  readonly sheet: Sheet;
  readonly typing: Typing;
  readonly editable: boolean;
  readonly header: ReactNode;
}) {
  const { t } = usePreferences();
  const { sheet, typing, editable } = props;
  const { nowOf } = typing;
  const [givers, orderers] = useMemo(() => {
    const leaves = sheet.departments.filter(({ leaf }) => leaf);
    return [leaves.filter(mayGive), leaves.filter(({ class: kind }) => kind !== 'admin')];
  }, [sheet.departments]);
  const columns = useMemo((): GridColumn<Row>[] => {
    const of = (giver: string, receiver: string) => nowOf({ driver: PAIR_DRIVER, giver, receiver });
    const cell = ({ giver }: Row, receiver: string) =>
      giver ? of(giver.code, receiver) : sumText(givers.map(({ code }) => of(code, receiver)));
    const line = (row: Row) => sumText(orderers.map(({ code }) => cell(row, code)));
    return [
      {
        ...{ id: 'giver', title: t('costDrivers.executing'), width: 220, pin: 'left' as const, sortable: false },
        value: ({ giver }) => (giver ? `${giver.code} ${giver.name}` : t('costing.total')),
      },
      ...orderers.map(
        ({ code, name }): GridColumn<Row> => ({
          ...{ id: `to-${code}`, title: `${code} ${name}`, kind: 'number', width: 150, sortable: false },
          editable: editable && (({ giver }: Row) => giver !== undefined),
          value: (row) => cell(row, code),
          render: (row) => <Figure value={cell(row, code)} />,
        }),
      ),
      {
        ...{ id: 'total', title: t('costing.total'), kind: 'number', width: 140, pin: 'right', sortable: false },
        value: line,
        render: (row) => <Figure value={line(row)} />,
      },
    ];
  }, [t, nowOf, givers, orderers, editable]);
  const rows = useMemo((): Row[] => givers.map((giver) => ({ giver })), [givers]);
  return (
    <Grid<Row>
      id="costing.ordered-income"
      label={t('costDrivers.view.pairs')}
      columns={columns}
      rows={rows}
      totals={rows.length > 0 ? { giver: undefined } : undefined}
      rowKey={({ giver }) => giver?.code ?? ' total'}
      {...(editable
        ? {
            onEdit: (edits) =>
              typing.save(
                edits.flatMap(({ row, column, text }) =>
                  row.giver
                    ? [
                        {
                          ...{ driver: PAIR_DRIVER, giver: row.giver.code },
                          ...{ receiver: column.slice('to-'.length), value: typedValue(text) },
                        },
                      ]
                    : [],
                ),
              ),
          }
        : {})}
      empty={{ title: t('costDrivers.noGivers'), body: <p>{t('costDrivers.noGiversBody')}</p> }}
      header={props.header}
    />
  );
}
