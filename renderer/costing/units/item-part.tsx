import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { type Asked, type ItemCosts, sumText } from './asked.ts';
import { Basis } from './basis.tsx';

const LISTS = ['hospital', 'detail', 'departments'] as const;

/** 医疗服务项目成本: the hospital's items, each department's, and how a department's project cost follows from its cost. */
export function ItemPart({ asked }: { readonly asked: Asked }) {
  const { t } = usePreferences();
  const [listAsked, setList] = useAddress('list');
  const list = LISTS.find((each) => each === listAsked) ?? 'hospital';
  const read = useQuery({
    ...api.costing.itemCosts.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const columns = useItemColumns();
  const totals = useTotals(data);
  const common = {
    failed: failedOf(read, t),
    empty: { title: t('unitCost.none'), body: <p>{t('unitCost.noneItems')}</p> },
    header: (
      <Segments
        label={t('unitCost.list')}
        value={list}
        choices={LISTS.map((value) => ({ value, label: t(`unitCost.list.${value}`) }))}
        onChange={(next) => setList(next === 'hospital' ? undefined : next, { replace: true })}
      />
    ),
  };
  return (
    <>
      {data ? <Basis runs={data.runs} official={data.official} problems={data.problems} /> : null}
      {list === 'hospital' ? (
        <Grid<HospitalRow>
          {...common}
          key="hospital"
          id="unitCost.items.hospital"
          label={t('unitCost.list.hospital')}
          columns={columns.hospital}
          rows={data?.hospital}
          totals={totals?.hospital}
          rowKey={({ code }) => code}
        />
      ) : list === 'detail' ? (
        <Grid<DetailRow>
          {...common}
          key="detail"
          id="unitCost.items.detail"
          label={t('unitCost.list.detail')}
          columns={columns.detail}
          rows={data?.items}
          totals={totals?.detail}
          rowKey={({ department, code }) => `${department} ${code}`}
        />
      ) : (
        <Grid<DepartmentRow>
          {...common}
          key="departments"
          id="unitCost.items.departments"
          label={t('unitCost.list.departments')}
          columns={columns.departments}
          rows={data?.departments}
          totals={totals?.departments}
          rowKey={({ period, code }) => `${period} ${code}`}
        />
      )}
    </>
  );
}

type HospitalRow = ItemCosts['hospital'][number];
/** A row of an item or of a department; in their totals what cannot be added up is not there. */
type DetailRow = Omit<ItemCosts['items'][number], 'price'> & { readonly price: string | null };
type DepartmentRow = Omit<ItemCosts['departments'][number], 'method'> & {
  readonly method: ItemCosts['departments'][number]['method'] | null;
};

/** 合计 of each list: money alone, since operations of different items are no sum. */
function useTotals(data: ItemCosts | undefined) {
  const { t } = usePreferences();
  return useMemo(() => {
    if (!data) return undefined;
    const named = { code: t('costing.total'), name: '' };
    const none = { count: '0', unit: null };
    const sums = (rows: readonly Pick<HospitalRow, 'income' | 'cost' | 'result'>[]) => ({
      income: sumText(rows.map(({ income }) => income)),
      cost: sumText(rows.map(({ cost }) => cost)),
      result: sumText(rows.map(({ result }) => result)),
    });
    const { hospital, items, departments } = data;
    const ofItems: HospitalRow = { ...named, ...none, ...sums(hospital), departments: 0, unitIncome: null };
    const ofDetail: DetailRow = {
      ...{ ...named, ...none, ...sums(items), department: '', departmentName: '' },
      ...{ price: null, equivalent: '0', hours: '0' },
    };
    const ofDepartments: DepartmentRow = {
      ...{ period: t('costing.total'), code: '', name: '', method: null },
      total: sumText(departments.map(({ total }) => total)),
      drugs: sumText(departments.map(({ drugs }) => drugs)),
      materials: sumText(departments.map(({ materials }) => materials)),
      project: sumText(departments.map(({ project }) => project)),
    };
    return {
      hospital: hospital.length > 0 ? ofItems : undefined,
      detail: items.length > 0 ? ofDetail : undefined,
      departments: departments.length > 0 ? ofDepartments : undefined,
    };
  }, [data, t]);
}

function useItemColumns() {
  const { t } = usePreferences();
  return useMemo(() => {
    type Sums = Pick<HospitalRow, 'income' | 'cost' | 'result' | 'unit'>;
    const sums = <Row extends Sums>(): GridColumn<Row>[] => [
      { id: 'income', title: t('unitCost.income'), kind: 'money', minWidth: 120, value: ({ income }) => income },
      { id: 'cost', title: t('unitCost.cost'), kind: 'money', minWidth: 120, value: ({ cost }) => cost },
      {
        ...{ id: 'result', title: t('unitCost.result'), kind: 'money', width: 126, pin: 'right' },
        value: ({ result }) => result,
      },
      { id: 'unit', title: t('unitCost.itemUnit'), kind: 'money', width: 120, pin: 'right', value: ({ unit }) => unit },
    ];
    const named = <Row extends { readonly code: string; readonly name: string }>(): GridColumn<Row>[] => [
      { id: 'code', title: t('unitCost.itemCode'), width: 96, pin: 'left', value: ({ code }) => code },
      { id: 'name', title: t('unitCost.itemName'), minWidth: 128, flex: 2, value: ({ name }) => name },
    ];
    const hospital: GridColumn<HospitalRow>[] = [
      ...named<HospitalRow>(),
      {
        ...{ id: 'departments', title: t('unitCost.departments'), kind: 'number', width: 100 },
        value: ({ departments }) => departments || undefined,
      },
      countColumn('count', t('unitCost.operations'), ({ count }) => Number(count), { width: 100 }),
      ...sums<HospitalRow>(),
      {
        ...{ id: 'unitIncome', title: t('unitCost.unitIncome'), kind: 'money', width: 110, pin: 'right' },
        value: ({ unitIncome }) => unitIncome,
      },
    ];
    const detail: GridColumn<DetailRow>[] = [
      ...named<DetailRow>(),
      {
        ...{ id: 'department', title: t('costing.department'), minWidth: 176, flex: 2 },
        value: ({ department, departmentName }) => `${department} ${departmentName}`.trim(),
      },
      { id: 'price', title: t('unitCost.price'), kind: 'money', minWidth: 88, value: ({ price }) => price },
      { ...countColumn<DetailRow>('count', t('unitCost.operations'), ({ count }) => Number(count)), minWidth: 88 },
      {
        ...{ id: 'equivalent', title: t('unitCost.equivalent'), kind: 'number', minWidth: 76 },
        value: ({ equivalent }) => Number(equivalent) || undefined,
      },
      ...sums<DetailRow>(),
    ];
    const departments: GridColumn<DepartmentRow>[] = [
      { id: 'period', title: t('unitCost.month'), width: 96, value: ({ period }) => period },
      {
        ...{ id: 'name', title: t('costing.department'), minWidth: 150, flex: 1 },
        value: ({ code, name }) => `${code} ${name}`.trim(),
      },
      {
        id: 'method',
        title: t('unitCost.method'),
        minWidth: 120,
        value: ({ method }) => (method === null ? '' : t(`unitCost.method.${method}`)),
      },
      { id: 'total', title: t('unitCost.business'), kind: 'money', minWidth: 130, value: ({ total }) => total },
      { id: 'drugs', title: t('unitCost.lessDrugs'), kind: 'money', minWidth: 120, value: ({ drugs }) => drugs },
      {
        ...{ id: 'materials', title: t('unitCost.lessMaterials'), kind: 'money', minWidth: 140 },
        value: ({ materials }) => materials,
      },
      {
        ...{ id: 'project', title: t('unitCost.project'), kind: 'money', width: 150, pin: 'right' },
        value: ({ project }) => project,
      },
    ];
    return { hospital, detail, departments };
  }, [t]);
}
