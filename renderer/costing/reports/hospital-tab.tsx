import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Read, SourceLine } from './frame.tsx';
import type { ReportAsked } from './words.ts';
import { fenOf } from './words.ts';

/** 医院成本报表: the scopes of cost from the ledger, held against the locked runs. */
export function HospitalTab({ asked: { unit, period, span } }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const read = useQuery(api.costing.hospitalCost.queryOptions({ input: { unit, period, span } }));
  type Row = NonNullable<typeof read.data>['rows'][number];
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      {
        ...{ id: 'row', title: t('costReports.tierItem'), width: 248, pin: 'left', sortable: false },
        value: ({ row }) => t(`costReports.tier.${row}`),
        render: ({ row, sum }) => <span className={sum ? '' : 'cost-indent'}>{t(`costReports.tier.${row}`)}</span>,
      },
      ...COST_ITEMS.map(
        (item): GridColumn<Row> => ({
          ...{ id: item, title: t(`costing.item.${item}`), kind: 'money', sortable: false },
          ...{ minWidth: 128, value: ({ amounts }) => amounts[item] },
        }),
      ),
      {
        ...{ id: 'total', title: t('costing.total'), kind: 'money', width: 140, pin: 'right', sortable: false },
        value: ({ total }) => total,
      },
    ],
    [t],
  );
  return (
    <Read read={read}>
      {({ source, rows, untied }) => (
        <>
          <SourceLine source={source}>
            {untied === null ? null : untied === '0.00' ? (
              <span className="chip ok">{t('costReports.tied')}</span>
            ) : (
              <span className="chip danger">
                {t('costReports.untied', { amount: formatAmount(fenOf(untied), 'yuan') })}
              </span>
            )}
            <SaveBook make={() => client.costing.reportBook({ unit, period, span, form: 'hospital' })} />
          </SourceLine>
          <Grid<Row>
            id="cost-reports.hospital"
            label={t('costReports.form.hospital')}
            columns={columns}
            rows={rows}
            rowKey={({ row }) => row}
            rowLook={({ sum }) => (sum ? 'sum' : undefined)}
            header={<span className="hint">{t('costReports.form.hospital')}</span>}
            empty={{ title: t('costing.none') }}
          />
        </>
      )}
    </Read>
  );
}
