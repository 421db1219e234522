import { useMemo, useState } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { Run } from './words.ts';

type Row = Pick<Run['departments'][number], 'code' | 'name'> & {
  readonly class: Run['departments'][number]['class'] | undefined;
  readonly amounts: Run['departments'][number]['direct'];
  readonly total: string;
};

/** 直接成本 once what is shared was spread (成本医01), and 全成本. */
export function RunCosts({ run }: { readonly run: Run }) {
  const { t } = usePreferences();
  const [measure, setMeasure] = useState<'direct' | 'full'>('direct');
  const rows = useMemo(
    () =>
      run.departments
        .filter(({ class: kind }) => measure === 'direct' || kind === 'clinical')
        .map(
          ({ code, name, class: kind, direct, directTotal, full, fullTotal }): Row => ({
            ...{ code, name, class: kind },
            ...(measure === 'direct' ? { amounts: direct, total: directTotal } : { amounts: full, total: fullTotal }),
          }),
        ),
    [run, measure],
  );
  const totals = useMemo((): Row => {
    const sum = (amount: (row: Row) => string) => formatYuan(sumFen(rows.map((row) => parseYuan(amount(row)) ?? ZERO)));
    return {
      ...{ code: '', name: t('costRuns.sum'), class: undefined, total: sum(({ total }) => total) },
      amounts: Object.fromEntries(
        COST_ITEMS.map((item) => [item, sum(({ amounts }) => amounts[item])]),
      ) as Row['amounts'],
    };
  }, [rows, t]);
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      {
        ...{ id: 'name', title: t('costRuns.department'), width: 180, pin: 'left' as const },
        value: ({ code, name }) => `${code} ${name}`.trim(),
      },
      {
        ...{ id: 'class', title: t('costRuns.class'), width: 120 },
        value: ({ class: kind }) => (kind ? t(`costing.class.${kind}`) : ''),
      },
      ...COST_ITEMS.map(
        (item): GridColumn<Row> => ({
          ...{ id: item, title: t(`costing.item.${item}`), kind: 'money', minWidth: item === 'risk-fund' ? 136 : 116 },
          value: ({ amounts }) => amounts[item],
        }),
      ),
      {
        ...{ id: 'total', title: t('costRuns.sum'), kind: 'money', width: 140, pin: 'right' },
        value: ({ total }) => total,
      },
    ],
    [t],
  );
  return (
    <Grid<Row>
      id="costing.run"
      label={t(`costRuns.costs.${measure}`)}
      columns={columns}
      rows={rows}
      totals={totals}
      rowKey={({ code }) => code}
      header={
        <Segments
          label={t('costRuns.costs.measure')}
          value={measure}
          choices={(['direct', 'full'] as const).map((value) => ({ value, label: t(`costRuns.costs.${value}`) }))}
          onChange={setMeasure}
        />
      }
      empty={{ title: t('costRuns.none') }}
    />
  );
}
