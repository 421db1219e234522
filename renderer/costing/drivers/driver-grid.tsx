import { type ReactNode, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Figure } from './figure.tsx';
import { type Department, leavesBelow, OWN_DRIVERS, type Sheet, sumText } from './sheet.ts';
import { type Typing, typedValue } from './use-drivers.ts';

interface Row {
  readonly department: Department | undefined;
  /** The lowest departments that it is made of. */
  readonly leaves: readonly string[];
}

/** 科室 × 分摊参数, in the order of the tree; a department with others below it shows their sum. */
export function DriverGrid(props: {
  readonly sheet: Sheet;
  readonly typing: Typing;
  readonly editable: boolean;
  /** Whether last month stands beside it. */
  readonly compared: boolean;
  readonly header: ReactNode;
}) {
  const { t, locale } = usePreferences();
  const { sheet, typing, editable, compared } = props;
  const { nowOf, beforeOf } = typing;
  const rows = useMemo(
    (): Row[] =>
      sheet.departments.map((department, at) => ({ department, leaves: leavesBelow(sheet.departments, at) })),
    [sheet.departments],
  );
  const total = useMemo(
    (): Row => ({
      department: undefined,
      leaves: sheet.departments.filter(({ leaf }) => leaf).map(({ code }) => code),
    }),
    [sheet.departments],
  );
  const columns = useMemo((): GridColumn<Row>[] => {
    const sum = (of: typeof nowOf, driver: string, { leaves }: Row) =>
      sumText(leaves.map((receiver) => of({ driver, giver: '', receiver })));
    return [
      {
        ...{ id: 'department', title: t('costing.department'), width: locale === 'en' ? 240 : 220, pin: 'left' },
        value: ({ department }) => (department ? `${department.code} ${department.name}` : t('costing.total')),
      },
      ...OWN_DRIVERS.map(
        ({ code }): GridColumn<Row> => ({
          ...{ id: code, title: t(`costDrivers.driver.${code}` as 'costDrivers.driver.area'), kind: 'number' },
          ...{ width: compared ? 190 : locale === 'en' ? 150 : 128, minWidth: 96, sortable: false },
          editable: editable && (({ department }: Row) => department?.leaf ?? false),
          value: (row) => sum(nowOf, code, row),
          render: (row) => (
            <Figure value={sum(nowOf, code, row)} {...(compared ? { before: sum(beforeOf, code, row) } : {})} />
          ),
        }),
      ),
    ];
  }, [t, locale, nowOf, beforeOf, editable, compared]);
  return (
    <Grid<Row>
      id="costing.drivers"
      label={t('costDrivers.view.own')}
      columns={columns}
      rows={rows}
      totals={rows.length > 0 ? total : undefined}
      rowKey={({ department }) => department?.code ?? ' total'}
      depthOf={({ department }) => department?.depth ?? 0}
      rowLook={({ department }) => (department?.leaf ? undefined : 'sum')}
      {...(editable
        ? {
            onEdit: (edits) =>
              typing.save(
                edits.flatMap(({ row, column, text }) =>
                  row.department?.leaf
                    ? [{ driver: column, giver: '', receiver: row.department.code, value: typedValue(text) }]
                    : [],
                ),
              ),
          }
        : {})}
      empty={{ title: t('costDrivers.noDepartments'), body: <p>{t('costDrivers.noDepartmentsBody')}</p> }}
      header={props.header}
    />
  );
}
