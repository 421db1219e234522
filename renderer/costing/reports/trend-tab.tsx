import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { NoRun, Read, SourceLine } from './frame.tsx';
import { ParetoChart } from './pareto-chart.tsx';
import { TrendChart, UnitTrend } from './trend-charts.tsx';
import type { ReportAsked, Trend } from './words.ts';

type Month = Trend['months'][number];

/** 构成与趋势: the year's months with their items, 诊次 and 床日, and the departments that bear the most. */
export function TrendTab({ asked: { unit, period } }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const read = useQuery(api.costing.costTrend.queryOptions({ input: { unit, period } }));
  const columns = useMemo(
    (): GridColumn<Month>[] => [
      {
        ...{ id: 'period', title: t('costReports.monthHead'), width: 92, pin: 'left', sortable: false },
        value: (row) => row.period,
      },
      ...COST_ITEMS.map(
        (item): GridColumn<Month> => ({
          ...{ id: item, title: t(`costing.item.${item}`), kind: 'money', sortable: false },
          ...{ minWidth: item === 'risk-fund' ? 136 : 112, value: ({ amounts }) => amounts[item] },
        }),
      ),
      {
        ...{ id: 'total', title: t('costReports.full'), kind: 'money', minWidth: 124, sortable: false },
        value: ({ total }) => total,
      },
      {
        ...{ id: 'perVisit', title: t('costReports.perVisit'), kind: 'money', minWidth: 110, sortable: false },
        value: ({ perVisit }) => perVisit,
      },
      {
        ...{ id: 'perBedDay', title: t('costReports.perBedDay'), kind: 'money', minWidth: 124, sortable: false },
        value: ({ perBedDay }) => perBedDay,
      },
    ],
    [t],
  );
  return (
    <Read read={read}>
      {({ source, months, pareto }) =>
        months.length === 0 ? (
          <NoRun />
        ) : (
          <div className="cost-scroll">
            <SourceLine source={source}>
              <SaveBook make={() => client.costing.reportBook({ unit, period, form: 'structure' })} />
            </SourceLine>
            <div className="cost-pictures">
              <section className="card">
                <h2>{t('costReports.trendChart')}</h2>
                <TrendChart months={months} />
              </section>
              <section className="card">
                <h2>
                  {t('costReports.unitTrend')} <span className="hint">{t('costReports.unitTrendNote')}</span>
                </h2>
                <UnitTrend months={months} />
              </section>
              <section className="card wide">
                <h2>
                  {t('costReports.pareto')} <span className="hint">{t('costReports.paretoNote')}</span>
                </h2>
                <ParetoChart pareto={pareto} />
              </section>
            </div>
            <Grid<Month>
              id="cost-reports.trend"
              label={t('costReports.tab.trend')}
              columns={columns}
              rows={months}
              rowKey={(row) => row.period}
              height="rows"
              empty={{ title: t('costReports.none') }}
            />
          </div>
        )
      }
    </Read>
  );
}
