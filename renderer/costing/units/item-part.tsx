import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { Asked, ItemCosts } from './asked.ts';
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
        <Grid<ItemCosts['hospital'][number]>
          {...common}
          key="hospital"
          id="unitCost.items.hospital"
          label={t('unitCost.list.hospital')}
          columns={columns.hospital}
          rows={data?.hospital}
          rowKey={({ code }) => code}
        />
      ) : list === 'detail' ? (
        <Grid<ItemCosts['items'][number]>
          {...common}
          key="detail"
          id="unitCost.items.detail"
          label={t('unitCost.list.detail')}
          columns={columns.detail}
          rows={data?.items}
          rowKey={({ department, code }) => `${department} ${code}`}
        />
      ) : (
        <Grid<ItemCosts['departments'][number]>
          {...common}
          key="departments"
          id="unitCost.items.departments"
          label={t('unitCost.list.departments')}
          columns={columns.departments}
          rows={data?.departments}
          rowKey={({ period, code }) => `${period} ${code}`}
        />
      )}
    </>
  );
}

function useItemColumns() {
  const { t } = usePreferences();
  return useMemo(() => {
    type Sums = Pick<ItemCosts['hospital'][number], 'income' | 'cost' | 'result' | 'unit'>;
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
      { id: 'name', title: t('unitCost.itemName'), minWidth: 160, flex: 2, value: ({ name }) => name },
    ];
    const hospital: GridColumn<ItemCosts['hospital'][number]>[] = [
      ...named<ItemCosts['hospital'][number]>(),
      {
        ...{ id: 'departments', title: t('unitCost.departments'), kind: 'number', width: 100 },
        value: ({ departments }) => departments,
      },
      countColumn('count', t('unitCost.operations'), ({ count }) => Number(count), { width: 100 }),
      ...sums<ItemCosts['hospital'][number]>(),
      {
        ...{ id: 'unitIncome', title: t('unitCost.unitIncome'), kind: 'money', width: 110, pin: 'right' },
        value: ({ unitIncome }) => unitIncome,
      },
    ];
    const detail: GridColumn<ItemCosts['items'][number]>[] = [
      ...named<ItemCosts['items'][number]>(),
      {
        ...{ id: 'department', title: t('costing.department'), minWidth: 150, flex: 2 },
        value: ({ department, departmentName }) => `${department} ${departmentName}`,
      },
      { id: 'price', title: t('unitCost.price'), kind: 'money', width: 100, value: ({ price }) => price },
      countColumn('count', t('unitCost.operations'), ({ count }) => Number(count), { width: 90 }),
      {
        ...{ id: 'equivalent', title: t('unitCost.equivalent'), kind: 'number', width: 84 },
        value: ({ equivalent }) => Number(equivalent),
      },
      ...sums<ItemCosts['items'][number]>(),
    ];
    const departments: GridColumn<ItemCosts['departments'][number]>[] = [
      { id: 'period', title: t('unitCost.month'), width: 96, value: ({ period }) => period },
      {
        ...{ id: 'name', title: t('costing.department'), minWidth: 150, flex: 1 },
        value: ({ code, name }) => `${code} ${name}`,
      },
      {
        id: 'method',
        title: t('unitCost.method'),
        minWidth: 120,
        value: ({ method }) => t(`unitCost.method.${method}`),
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
