import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { Asked, VisitCosts } from './asked.ts';
import { Basis } from './basis.tsx';

type Shown = Omit<VisitCosts['outpatient']['rows'][number], 'how'> & { readonly how: readonly string[] };
const MEASURES = ['unit', 'total', 'share'] as const;
type Measure = (typeof MEASURES)[number];

/** 诊次成本构成表 or 床日成本构成表: department by department, item by item, with the average of the hospital. */
export function VisitPart({ asked, of }: { readonly asked: Asked; readonly of: 'visits' | 'bed-days' }) {
  const { t } = usePreferences();
  const [measureAsked, setMeasure] = useAddress('show');
  const measure: Measure = MEASURES.find((each) => each === measureAsked) ?? 'unit';
  const read = useQuery({
    ...api.costing.visitCosts.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const table = data && (of === 'visits' ? data.outpatient : data.inpatient);
  const columns = useColumns(of, measure);
  return (
    <>
      {data ? <Basis runs={data.runs} official={data.official} problems={data.problems} /> : null}
      <Grid<Shown>
        id={`unitCost.${of}`}
        label={t(`unitCost.table.${of}`)}
        columns={columns}
        rows={table?.rows}
        rowKey={({ code }) => code}
        totals={
          table && table.rows.length > 0
            ? { code: '', name: t('unitCost.hospital'), how: [], ...table.hospital }
            : undefined
        }
        failed={failedOf(read, t)}
        empty={{ title: t('unitCost.none'), body: <p>{t('unitCost.noneVisits')}</p> }}
        header={
          <>
            <Segments
              label={t('unitCost.show')}
              value={measure}
              choices={MEASURES.map((value) => ({ value, label: t(`unitCost.show.${value}`) }))}
              onChange={(next) => setMeasure(next === 'unit' ? undefined : next, { replace: true })}
            />
            {measure === 'unit' ? <span className="hint">{t('unitCost.rounded')}</span> : null}
          </>
        }
      />
    </>
  );
}

/** Hundredths of a percent as people read them. */
const percent = (share: number | null): string => (share === null ? '–' : `${(share / 100).toFixed(2)}%`);

function useColumns(of: 'visits' | 'bed-days', measure: Measure): GridColumn<Shown>[] {
  const { t } = usePreferences();
  return useMemo((): GridColumn<Shown>[] => {
    const right = { sortable: false } as const;
    return [
      {
        ...{ id: 'name', title: t('costing.department'), width: 170, pin: 'left' as const, ...right },
        value: ({ code, name }) => `${code} ${name}`.trim(),
      },
      {
        ...{ id: 'how', title: t('unitCost.how'), width: 120 },
        value: ({ how }) => how.map((each) => t(`unitCost.how.${each as 'income'}`)).join(' / '),
      },
      ...COST_ITEMS.map(
        (item): GridColumn<Shown> => ({
          ...{ id: item, title: t(`costing.item.${item}`), minWidth: item === 'risk-fund' ? 136 : 108 },
          ...{ kind: measure === 'share' ? ('number' as const) : ('money' as const), ...right },
          value: ({ units, amounts, shares }) =>
            measure === 'unit' ? units[item] : measure === 'total' ? amounts[item] : percent(shares[item]),
        }),
      ),
      { id: 'total', title: t('unitCost.total'), kind: 'money', width: 140, pin: 'right', value: ({ total }) => total },
      countColumn('count', t(`unitCost.count.${of}`), ({ count }) => count, { width: 100, pin: 'right' }),
      {
        ...{ id: 'unit', title: t(`unitCost.unit.${of}`), kind: 'money', width: 110, pin: 'right' },
        value: ({ unit }) => unit,
      },
    ];
  }, [t, of, measure]);
}
