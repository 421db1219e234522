import { type ComponentProps, useMemo } from 'react';
import type { Translate } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useSpecialityName } from '../../organisation/departments/words.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import type { Comparison } from './words.ts';

type SpecialityRow = Comparison['specialities'][number];
type Measured = Omit<Comparison['departments'][number], 'unit' | 'code' | 'name'>;

/** 同一诊疗科目对比: units beside each other in each speciality that more than one of them has. */
export function SpecialityGrid(
  props: Pick<ComponentProps<typeof Grid<SpecialityRow>>, 'rows' | 'failed' | 'empty'> & {
    readonly unitName: (code: string) => string;
  },
) {
  const { t } = usePreferences();
  const { rows, failed, empty, unitName } = props;
  const nameOf = useSpecialityName();
  const columns = useMemo(
    (): GridColumn<SpecialityRow>[] => [
      {
        ...{ id: 'speciality', title: t('costReports.speciality'), width: 150 },
        value: ({ speciality }) => nameOf(speciality),
      },
      { id: 'unit', title: t('costReports.units'), minWidth: 190, value: ({ unit }) => `${unit} ${unitName(unit)}` },
      {
        ...{ id: 'departments', title: t('costReports.departmentCount'), kind: 'number', width: 84 },
        value: ({ departments }) => departments,
      },
      ...measureColumns<SpecialityRow>(t),
    ],
    [t, nameOf, unitName],
  );
  const shared = useMemo(() => {
    const units = new Map<string, number>();
    for (const { speciality } of rows ?? []) units.set(speciality, (units.get(speciality) ?? 0) + 1);
    return rows
      ?.filter(({ speciality }) => units.get(speciality)! > 1)
      .sort((a, b) => (a.speciality === b.speciality ? 0 : a.speciality < b.speciality ? -1 : 1));
  }, [rows]);
  return (
    <Grid<SpecialityRow>
      id="cost-reports.specialities"
      label={t('costReports.specialitiesTable')}
      columns={columns}
      rows={shared}
      rowKey={({ unit, speciality }) => `${speciality} ${unit}`}
      failed={failed}
      empty={empty}
    />
  );
}

/** 全成本, 收入, 诊次 and 床日 with what one of them costs. */
export const measureColumns = <Row extends Measured>(t: Translate): GridColumn<Row>[] => [
  { id: 'total', title: t('costReports.full'), kind: 'money', value: ({ total }) => total },
  { id: 'revenue', title: t('costReports.revenue'), kind: 'money', value: ({ revenue }) => revenue },
  { id: 'result', title: t('costReports.result'), kind: 'money', value: ({ result }) => result },
  countColumn('visits', t('costReports.visits'), ({ visits }) => visits),
  { id: 'perVisit', title: t('costReports.perVisit'), kind: 'money', value: ({ perVisit }) => perVisit },
  countColumn('bedDays', t('costReports.bedDays'), ({ bedDays }) => bedDays),
  {
    ...{ id: 'perBedDay', title: t('costReports.perBedDay'), kind: 'money', minWidth: 126 },
    value: ({ perBedDay }) => perBedDay,
  },
];
