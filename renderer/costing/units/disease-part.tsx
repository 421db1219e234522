import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import type { Asked, DiseaseCosts } from './asked.ts';
import { Basis } from './basis.tsx';
import { PatientsDrawer } from './patients.tsx';
import { Quadrant } from './quadrant.tsx';

type Row = DiseaseCosts['groups'][number];

/** In the address: patients that are in no group. */
const NONE = '-';

/** 病种/DRG 成本: 收入 − 成本 by volume, and each group down to what a patient was given. */
export function DiseasePart({ asked }: { readonly asked: Asked }) {
  const { t } = usePreferences();
  const [group, setGroup] = useAddress('group');
  const read = useQuery({
    ...api.costing.diseaseCosts.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const columns = useColumns();
  const open = (code: string): void => setGroup(code === '' ? NONE : code);
  const chosen =
    group === undefined ? undefined : data?.groups.find(({ code }) => (code === '' ? NONE : code) === group);
  return (
    <>
      {data ? <Basis runs={data.runs} official={data.official} problems={data.problems} /> : null}
      {data && data.groups.length > 1 ? <Quadrant groups={data.groups} onPick={open} /> : null}
      <Grid<Row>
        id="unitCost.diseases"
        label={t('unitCost.view.diseases')}
        columns={columns}
        rows={data?.groups}
        rowKey={({ code }) => code || NONE}
        totals={data && data.groups.length > 0 ? { ...data.all, code: '', name: t('costing.total') } : undefined}
        onOpen={({ code }) => open(code)}
        failed={failedOf(read, t)}
        empty={{ title: t('unitCost.none'), body: <p>{t('unitCost.noneDiseases')}</p> }}
        header={data ? <span className="hint">{t(`unitCost.patientMethod.${data.method}`)}</span> : undefined}
      />
      {chosen ? (
        <PatientsDrawer
          asked={asked}
          group={chosen.code}
          title={chosen.code === '' ? t('unitCost.noGroup') : `${chosen.code} ${chosen.name}`}
          onClose={() => setGroup(undefined)}
        />
      ) : null}
    </>
  );
}

function useColumns(): GridColumn<Row>[] {
  const { t } = usePreferences();
  return useMemo((): GridColumn<Row>[] => {
    const money = (id: 'services' | 'drugs' | 'materials' | 'cost' | 'income' | 'result'): GridColumn<Row> => ({
      ...{ id, title: t(`unitCost.of.${id}`), kind: 'money', minWidth: 102 },
      value: (row) => row[id],
    });
    return [
      {
        ...{ id: 'name', title: t('unitCost.group'), width: 168, pin: 'left' },
        value: ({ code, name }) => `${code} ${name}`.trim() || t('unitCost.noGroup'),
      },
      { id: 'patients', title: t('unitCost.patients'), kind: 'number', width: 76, value: ({ patients }) => patients },
      {
        ...{ id: 'stay', title: t('unitCost.stay'), kind: 'number', width: 84 },
        value: ({ patients, days }) => (patients === 0 ? '' : (days / patients).toFixed(1)),
      },
      ...(['services', 'drugs', 'materials', 'cost', 'income'] as const).map(money),
      {
        id: 'unitIncome',
        title: t('unitCost.unitIncome'),
        kind: 'money',
        minWidth: 102,
        value: (row) => row.unitIncome,
      },
      { ...money('result'), width: 116, pin: 'right' },
      { id: 'unit', title: t('unitCost.unit'), kind: 'money', width: 102, pin: 'right', value: (row) => row.unit },
    ];
  }, [t]);
}
