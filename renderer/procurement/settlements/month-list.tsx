import { useMemo } from 'react';
import { type Fen, formatYuan, subtractFen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import { fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import type { Month } from './looks.ts';

const SUMS = ['received', 'settled', 'confirmed', 'posted', 'elsewhere'] as const;
const openOf = (month: Month): Fen => subtractFen(fenOf(month.received) ?? ZERO, fenOf(month.settled) ?? ZERO);

/** By unit and month of acceptance: what came in, and how far it is settled. */
export function MonthList(props: {
  readonly months: readonly Month[] | undefined;
  readonly year: number | undefined;
  readonly failed: { readonly sentence: string; readonly onRetry: () => void } | undefined;
  readonly onWaiting: (unit: string) => void;
}) {
  const { t } = usePreferences();
  const { months } = props;
  const columns = useMemo((): GridColumn<Month>[] => {
    const money = (id: (typeof SUMS)[number]): GridColumn<Month> => ({
      ...{ id, title: t(`settlements.${id}`), kind: 'money', width: 140, value: (month) => month[id] },
    });
    return [
      {
        ...{ id: 'unit', title: t('settlements.unit'), flex: 2, minWidth: 180 },
        value: ({ unit, unitName }) => `${unit} ${unitName}`.trim(),
      },
      { id: 'period', title: t('settlements.period'), value: ({ period }) => period, width: 92 },
      money('received'),
      money('settled'),
      { id: 'open', title: t('settlements.open'), kind: 'money', width: 140, value: openOf },
      money('confirmed'),
      money('posted'),
      money('elsewhere'),
    ];
  }, [t]);
  const totals = useMemo((): Month | undefined => {
    if (!months || months.length === 0) return undefined;
    const sum = (of: (typeof SUMS)[number]) => formatYuan(sumFen(months.map((month) => fenOf(month[of]) ?? ZERO)));
    return {
      ...{ unit: '', unitName: t('settlements.total'), period: '' },
      ...{ received: sum('received'), settled: sum('settled'), confirmed: sum('confirmed') },
      ...{ posted: sum('posted'), elsewhere: sum('elsewhere') },
    };
  }, [months, t]);
  return (
    <Grid<Month>
      id="procurement.settlement-months"
      label={t('settlements.view.months')}
      {...(props.year === undefined ? {} : { about: t('settlements.ofYear', { year: props.year }) })}
      columns={columns}
      rows={months}
      totals={totals}
      rowKey={({ unit, period }) => `${unit} ${period}`}
      onOpen={({ unit }) => {
        if (unit !== '') props.onWaiting(unit);
      }}
      header={<span className="hint">{t('settlements.monthsHint')}</span>}
      failed={props.failed}
      empty={{ title: t('settlements.noMonths'), body: t('settlements.noMonthsBody') }}
    />
  );
}
