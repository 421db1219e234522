import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { COST_ITEMS, type CostItem } from '../../shared/domain/costing/cost-item.ts';
import { COST_SPANS, type CostSpan } from '../../shared/domain/costing/span.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api, client } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { useNames } from '../ledger/books/names.ts';
import { SaveBook } from '../ledger/books/save-book.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { periodName } from '../ui/time.ts';
import { BookTie } from './book-tie.tsx';
import { CostParts, Unassigned } from './cost-parts.tsx';
import type { DirectForm } from './form.ts';
import './costing.css';

type Row = DirectForm['rows'][number];

/** 科室成本: 成本医01 of one unit, each figure down to its accounts. */
export function CostPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  if (period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('costing.title')} />
        <Empty title={t('costing.chooseUnit')}>{t('costing.chooseUnitBody')}</Empty>
      </>
    );
  return <OfUnit key={`${unit} ${period}`} unit={unit} period={period} />;
}

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const [spanAsked, setSpan] = useAddress('span');
  const span: CostSpan = COST_SPANS.find((each) => each === spanAsked) ?? 'month';
  const [cell, setCell] = useAddress('of');
  const read = useQuery({
    ...api.costing.direct.queryOptions({ input: { unit, period, span } }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const columns = useCostColumns(span);
  const rows = data?.rows.some(({ total }) => total !== '0.00') || data?.unassigned.length ? data.rows : undefined;
  const [department = '', item] = (cell ?? '').split('/');
  return (
    <>
      <PageHead
        title={t('costing.title')}
        subtitle={`${names.unit(unit)} · ${span === 'year' ? `${periodName(`${period.slice(0, 4)}-01` as Period, locale)}–` : ''}${periodName(period, locale)}`}
      >
        <Segments
          label={t('costing.span')}
          value={span}
          choices={COST_SPANS.map((value) => ({ value, label: t(`costing.span.${value}`) }))}
          onChange={(next) => setSpan(next === 'month' ? undefined : next, { replace: true })}
        />
      </PageHead>
      <div className="costing fill">
        {data && !data.official ? <p className="hint">{t('costing.management')}</p> : null}
        {data && rows ? <BookTie form={data} onUnassigned={() => setCell('-')} /> : null}
        <Grid<Row>
          id="costing.direct"
          label={t('costing.form')}
          columns={columns}
          rows={data ? (rows ?? []) : undefined}
          rowKey={({ kind, code, class: of }) => [kind, code, of ?? ''].join(' ')}
          rowLook={({ kind }) => (kind === 'department' ? undefined : 'sum')}
          onOpen={(row, column) => {
            if (row.kind !== 'department') return;
            const of = COST_ITEMS.find((each) => each === column);
            setCell(of === undefined ? row.code : `${row.code}/${of}`);
          }}
          failed={failedOf(read, t)}
          empty={{ title: t('costing.none'), body: <p>{t('costing.noneBody')}</p> }}
          header={
            rows ? (
              <>
                <span className="hint">{t('costing.form')}</span>
                <SaveBook make={() => client.costing.directBook({ unit, period, span })} />
              </>
            ) : undefined
          }
        />
      </div>
      {cell === '-' && data ? (
        <Unassigned form={data} period={period} span={span} onClose={() => setCell(undefined)} />
      ) : department === '' || department === '-' ? null : (
        <CostParts
          asked={{ unit, period, span, department, ...(isItem(item) ? { item } : {}) }}
          onClose={() => setCell(undefined)}
        />
      )}
    </>
  );
}

const isItem = (text: string | undefined): text is CostItem => COST_ITEMS.some((each) => each === text);

/** 科室, the seven items, 合计 and its share of all. */
function useCostColumns(span: CostSpan): GridColumn<Row>[] {
  const { t } = usePreferences();
  return useMemo((): GridColumn<Row>[] => {
    const nameOf = ({ kind, code, name, depth, class: of }: Row): string => {
      if (kind === 'department') return `${'　'.repeat(depth)}${code} ${name}`;
      if (kind === 'medical') return t('costing.row.medical');
      if (kind === 'all') return t(`costing.row.all.${span}`);
      return of === 'admin' || of === null
        ? t('costing.row.management')
        : t('costing.row.subtotal', { class: t(`costing.class.${of}`) });
    };
    return [
      {
        ...{ id: 'name', title: t('costing.department'), value: nameOf, width: 170 },
        ...{ pin: 'left' as const, sortable: false },
      },
      ...COST_ITEMS.map(
        (item): GridColumn<Row> => ({
          ...{
            id: item,
            title: t(`costing.item.${item}`),
            kind: 'money',
            minWidth: item === 'risk-fund' ? 136 : 110,
            sortable: false,
          },
          value: ({ amounts }) => amounts[item],
        }),
      ),
      {
        ...{ id: 'total', title: t('costing.total'), kind: 'money', width: 140, pin: 'right', sortable: false },
        value: ({ total }) => total,
      },
    ];
  }, [t, span]);
}
