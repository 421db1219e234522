import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { Read, SourceLine } from './frame.tsx';
import type { ReportAsked } from './words.ts';
import { type FullCost, shareColumn } from './words.ts';

type Row = FullCost['total'] & { readonly code: string; readonly name: string };

const useFullCost = (asked: ReportAsked) =>
  useQuery({ ...api.costing.fullCost.queryOptions({ input: asked }), placeholderData: keepPreviousData });

/** 成本医02: 直接成本, 间接成本 and 全成本 of each clinical department; by item where that is wanted. */
export function FullTab({ asked }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const [show, setShow] = useAddress('show');
  const items = show === 'items';
  const first = useFirst();
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      first,
      ...(items ? COST_ITEMS : []).flatMap((item) =>
        (['direct', 'indirect', 'full'] as const).map(
          (part): GridColumn<Row> => ({
            id: `${item}.${part}`,
            title: `${t(`costing.item.${item}`)} ${t(`costReports.${part}`)}`,
            ...{ kind: 'money', width: 150, value: (row) => row[part].amounts[item] },
          }),
        ),
      ),
      ...(['direct', 'indirect', 'full'] as const).map(
        (part): GridColumn<Row> => ({
          ...{ id: part, title: t(`costReports.${part}`), kind: 'money', minWidth: 130 },
          ...(items ? { width: 140 } : {}),
          value: (row) => row[part].total,
        }),
      ),
    ],
    [t, first, items],
  );
  return (
    <FormGrid asked={asked} form="02" columns={columns}>
      <Segments
        label={t('costReports.show')}
        value={items ? 'items' : 'total'}
        choices={(['total', 'items'] as const).map((value) => ({ value, label: t(`costReports.show.${value}`) }))}
        onChange={(next) => setShow(next === 'items' ? next : undefined, { replace: true })}
      />
    </FormGrid>
  );
}

/** 成本医03: the structure of full cost, with 收入 − 成本, 床日成本 and 诊次成本. */
export function StructureTab({ asked }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const first = useFirst();
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      first,
      ...COST_ITEMS.flatMap((item): GridColumn<Row>[] => [
        {
          ...{ id: item, title: t(`costing.item.${item}`), kind: 'money' },
          ...{ width: item === 'risk-fund' ? 140 : 124, value: ({ full }) => full.amounts[item] },
        },
        shareColumn(`${item}.share`, t('costReports.share'), ({ shares }) => shares[item]),
      ]),
      { id: 'full', title: t('costReports.full'), kind: 'money', width: 134, value: ({ full }) => full.total },
      { id: 'revenue', title: t('costReports.revenue'), kind: 'money', width: 134, value: ({ revenue }) => revenue },
      { id: 'result', title: t('costReports.result'), kind: 'money', width: 134, value: ({ result }) => result },
      countColumn('visits', t('costReports.visits'), ({ visits }) => visits),
      {
        id: 'perVisit',
        title: t('costReports.perVisit'),
        kind: 'money',
        width: 116,
        value: ({ perVisit }) => perVisit,
      },
      countColumn('bedDays', t('costReports.bedDays'), ({ bedDays }) => bedDays),
      {
        ...{ id: 'perBedDay', title: t('costReports.perBedDay'), kind: 'money', width: 130 },
        value: ({ perBedDay }) => perBedDay,
      },
    ],
    [t, first],
  );
  return <FormGrid asked={asked} form="03" columns={columns} />;
}

/** 科室, which stays in sight. */
function useFirst(): GridColumn<Row> {
  const { t } = usePreferences();
  return useMemo(
    () => ({
      ...{ id: 'name', title: t('costing.department'), width: 190, pin: 'left' as const },
      value: ({ code, name }) => `${code} ${name}`.trim(),
    }),
    [t],
  );
}

function FormGrid(props: {
  readonly asked: ReportAsked;
  readonly form: '02' | '03';
  readonly columns: readonly GridColumn<Row>[];
  readonly children?: React.ReactNode;
}) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const { asked, form, columns, children } = props;
  const read = useFullCost(asked);
  const trace = (code: string) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, tab: 'trace', of: `d:${code}`, span: undefined }),
    });
  return (
    <Read read={read}>
      {({ source, rows, total }) => (
        <>
          <SourceLine source={source}>
            {children}
            <SaveBook make={() => client.costing.reportBook({ ...asked, form })} />
          </SourceLine>
          <Grid<Row>
            id={`cost-reports.${form}`}
            label={t(`costReports.form.${form}`)}
            columns={columns}
            rows={rows}
            rowKey={({ code, name }) => `${code} ${name}`}
            totals={rows.length > 0 ? { code: '', name: t('costReports.clinicalTotal'), ...total } : undefined}
            onOpen={({ code }) => (code === '' ? undefined : trace(code))}
            header={<span className="hint">{t(`costReports.form.${form}`)}</span>}
            empty={{ title: t('costing.none') }}
          />
        </>
      )}
    </Read>
  );
}
