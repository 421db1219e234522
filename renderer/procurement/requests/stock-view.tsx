import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { PeriodField } from '../../ui/period-field.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { packsIn } from './draft.ts';
import { ProductSearch } from './product-search.tsx';
import { UseImport } from './use-import.tsx';
import { count, type StockSheet } from './words.ts';

type Row = StockSheet['rows'][number];
interface Level {
  readonly least: number | null;
  readonly most: number | null;
  readonly leadDays: number | null;
}
const LEVELS = ['least', 'most', 'leadDays'] as const;

/** 用量与库存 of one unit: what its hospital system said of a month, and the levels that it keeps to. */
export function StockView({ unit }: { readonly unit: string }) {
  const [month, setMonth] = useAddress('month');
  const [importing, setImporting] = useState(false);
  const period = parsePeriod(month ?? '');
  const read = useQuery({
    ...api.procurement.stockSheet.queryOptions({ input: { unit, ...(period ? { period } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const sheet = read.data;
  if (!sheet && !read.isError) return <Loading />;
  return (
    <>
      <StockGrid
        key={`${unit} ${sheet?.period ?? ''} ${sheet?.revision ?? 0}`}
        unit={unit}
        sheet={sheet}
        read={read}
        onMonth={(next) => setMonth(next, { replace: true })}
        onImport={() => setImporting(true)}
      />
      {importing && sheet ? (
        <UseImport
          unit={unit}
          period={sheet.period}
          onTaken={(taken) => setMonth(taken, { replace: true })}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </>
  );
}

function StockGrid(props: {
  readonly unit: string;
  readonly sheet: StockSheet | undefined;
  readonly read: Parameters<typeof failedOf>[0];
  readonly onMonth: (month: string) => void;
  readonly onImport: () => void;
}) {
  const { t, locale } = usePreferences();
  const { busy, problem, act } = useActing();
  const { unit, sheet } = props;
  const [typed, setTyped] = useState<ReadonlyMap<string, Level>>(() => new Map());
  const [added, setAdded] = useState<readonly Row[]>([]);
  const [wrong, setWrong] = useState<string>();
  const edits = sheet?.may.includes('levels') ?? false;
  const rows = useMemo(() => sheet && [...sheet.rows, ...added], [sheet, added]);
  const columns = useMemo(() => columnsOf(t, typed, edits), [t, typed, edits]);

  async function save(): Promise<void> {
    const levels = [...typed].map(([item, { least, most, leadDays }]) => ({
      ...{ item, least: least ?? 0, most: most ?? 0, leadDays: leadDays ?? 0 },
      none: least === null && most === null && leadDays === null,
    }));
    const asked = { unit, revision: sheet?.revision ?? 0, levels };
    await act(
      () => client.procurement.saveStockLevels(asked),
      t('purchaseRequests.levelsKept', { count: levels.length }),
    );
  }
  return (
    <>
      <Problem
        sentence={problem ?? (wrong === undefined ? undefined : t('purchaseRequests.wrongNumber', { text: wrong }))}
      />
      <Grid<Row>
        id="procurement.stock"
        label={t('purchaseRequests.view.stock')}
        columns={columns}
        rows={rows}
        rowKey={({ item }) => item}
        rowLook={({ item }) => (typed.has(item) ? 'hot' : undefined)}
        {...(edits
          ? {
              onEdit: (all) => {
                const next = new Map(typed);
                setWrong(undefined);
                for (const { row, column, text } of all) {
                  const value = text.trim() === '' || text.trim() === '–' ? null : packsIn(text);
                  if (value === undefined) setWrong(text.slice(0, 30));
                  else next.set(row.item, { ...levelOf(row, next), [column]: value });
                }
                setTyped(next);
              },
            }
          : {})}
        header={
          <>
            {sheet ? <PeriodField period={sheet.period} withBooks={sheet.months} onChange={props.onMonth} /> : null}
            {sheet?.may.includes('import') ? (
              <button type="button" className="button" onClick={props.onImport}>
                {t('purchaseRequests.import')}
              </button>
            ) : null}
            {edits ? (
              <>
                <ProductSearch
                  unit={unit}
                  day={chinaDay(Date.now())}
                  label={t('purchaseRequests.addLevel')}
                  width={220}
                  onPick={({ item, name, generic, unit: smallest, pack, packSize }) => {
                    if (rows?.some((row) => row.item === item)) return;
                    setAdded([...added, { ...NOTHING, item, name, generic, unit: smallest, pack, packSize }]);
                  }}
                />
                <button
                  type="button"
                  className="button"
                  disabled={busy || typed.size === 0}
                  onClick={() => void save()}
                >
                  {t('purchaseRequests.keepLevels', { count: typed.size })}
                </button>
              </>
            ) : null}
            <span className="hint">
              {sheet?.list
                ? t('purchaseRequests.listFrom', {
                    ...{ file: sheet.list.fileName, display: sheet.list.display },
                    instant: instantName(sheet.list.instant),
                  })
                : sheet
                  ? t('purchaseRequests.noList', { period: periodName(sheet.period, locale) })
                  : ''}
            </span>
          </>
        }
        failed={failedOf(props.read, t)}
        empty={{ title: t('purchaseRequests.noUse'), body: <p>{t('purchaseRequests.noUseBody')}</p> }}
      />
    </>
  );
}

const NOTHING = {
  ...{ used: null, outDays: null, closing: null, least: null, most: null, leadDays: null, stockDays: null },
} as const;

const levelOf = (row: Row, typed: ReadonlyMap<string, Level>): Level => typed.get(row.item) ?? row;

function columnsOf(
  t: ReturnType<typeof usePreferences>['t'],
  typed: ReadonlyMap<string, Level>,
  edits: boolean,
): GridColumn<Row>[] {
  const figure = (
    id: 'used' | 'outDays' | 'closing' | 'stockDays',
    width: number,
    look: (value: number) => string = () => '',
  ): GridColumn<Row> => ({
    ...{ id, title: t(`purchaseRequests.${id}`), kind: 'number', width, minWidth: 76, value: (row) => row[id] },
    render: (row) => {
      const value = row[id];
      return value === null ? '' : <span className={look(value)}>{value === 0 ? '–' : count(value)}</span>;
    },
  });
  return [
    { ...{ id: 'name', title: t('purchaseRequests.product'), flex: 2, minWidth: 240 }, value: ({ name }) => name },
    {
      ...{ id: 'item', title: t('purchaseRequests.code'), width: 196, minWidth: 90 },
      value: ({ item }) => item,
      render: ({ item }) => <span className="code">{item}</span>,
    },
    { ...{ id: 'unit', title: t('purchaseRequests.smallest'), width: 78 }, value: ({ unit }) => unit },
    figure('used', 88),
    figure('outDays', 84, (value) => (value > 0 ? 'short-stock' : '')),
    figure('closing', 88),
    figure('stockDays', 84, (value) => (value < 7 ? 'short-stock' : '')),
    ...LEVELS.map(
      (id): GridColumn<Row> => ({
        ...{ id, title: t(`purchaseRequests.${id}`), kind: 'number', width: 84, minWidth: 76, editable: edits },
        value: (row) => levelOf(row, typed)[id],
        render: (row) => {
          const value = levelOf(row, typed)[id];
          return value === null ? '' : id === 'most' && value === 0 ? t('purchaseRequests.noMost') : count(value);
        },
      }),
    ),
  ];
}
