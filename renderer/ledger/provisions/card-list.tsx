import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { CARD_STAGES } from '../../../shared/domain/ledger/provisions/cards-in-month.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { FindText } from '../books/find-fields.tsx';
import type { Names } from '../books/names.ts';
import { useTyped } from '../books/typed.ts';

type Row = ReplyOf<Contract['ledger']['assetCards']>['rows'][number];
type Stage = (typeof CARD_STAGES)[number];

const LOOKS: Readonly<Partial<Record<Stage, string>>> = { due: 'ok', 'no-life': 'warn', overrun: 'warn' };
const keyOf = (row: Row): string => row.number;

/** The cards of the month: all, those of a stage, or those behind a line of the proposal. */
export function CardList(props: {
  readonly unit: string;
  readonly period: Period;
  readonly names: Names;
  readonly stages: Readonly<Record<string, number>>;
  /** When it changes, the rows are read anew. */
  readonly pulse: unknown;
}) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const { unit, period, names, stages, pulse } = props;
  const [stageAsked, setStage] = useAddress('stage');
  const [code, setCode] = useAddress('code');
  const [department, setDepartment] = useAddress('department');
  const [fund, setFund] = useAddress('fund');
  const [search, typeSearch, searchText] = useTyped('search');
  const [sums, setSums] = useState<Pick<Row, 'cost' | 'taken' | 'due' | 'rest'> & { readonly total: number }>();
  const stage = CARD_STAGES.find((each) => each === stageAsked);
  const behind = code !== undefined || department !== undefined || fund !== undefined;
  const filter = useMemo(
    () => ({
      unit,
      period,
      ...(stage === undefined ? {} : { stage }),
      ...(code === undefined ? {} : { code }),
      ...(department === undefined ? {} : { department }),
      ...(fund === undefined ? {} : { fund }),
      ...(searchText === undefined ? {} : { search: searchText }),
    }),
    [unit, period, stage, code, department, fund, searchText],
  );
  const fetchRows = useCallback<FetchRows<Row>>(
    async (start, end) => {
      void pulse;
      const answer = await queries.fetchQuery(
        api.ledger.assetCards.queryOptions({ input: { ...filter, offset: start, limit: end - start } }),
      );
      setSums(answer);
      return { total: answer.total, rows: answer.rows };
    },
    [queries, filter, pulse],
  );
  const columns = useMemo<GridColumn<Row>[]>(() => {
    const text = (id: string, value: (row: Row) => string, width: number): GridColumn<Row> => ({
      id,
      title: t(`assetCards.${id}` as 'assetCards.number'),
      value,
      width,
      sortable: false,
    });
    const money = (id: 'cost' | 'taken' | 'due' | 'posted' | 'rest', hidden = false): GridColumn<Row> => ({
      id,
      title: t(id === 'taken' ? 'assetCards.before' : `assetCards.${id}`),
      kind: 'money',
      value: (row) => row[id],
      width: id === 'cost' || id === 'taken' ? 112 : 94,
      sortable: false,
      hidden,
    });
    return [
      text('number', (row) => row.number, 74),
      { ...text('name', (row) => row.name, 110), flex: 2, minWidth: 96 },
      { ...text('category', (row) => row.category, 104), flex: 1, minWidth: 96 },
      text('department', (row) => (row.department === null ? '' : names.department(unit, row.department)), 88),
      text('fund', (row) => names.fund(row.fund), 98),
      text('date', (row) => row.date, 92),
      money('cost'),
      money('taken'),
      {
        ...text('months', (row) => (row.months === null ? '' : `${row.monthOfLife} / ${row.months}`), 78),
        title: t('assetCards.monthOfLife'),
      },
      {
        ...text('lifeFrom', (row) => (row.lifeFrom === null ? '' : t(`assetCards.lifeFrom.${row.lifeFrom}`)), 130),
        hidden: true,
      },
      money('due'),
      money('posted', true),
      money('rest', true),
      {
        ...text('stage', (row) => (row.number === '' ? '' : t(`assetCards.stage.${row.stage}`)), 96),
        render: (row) =>
          row.number === '' ? null : (
            <span className={`chip ${LOOKS[row.stage] ?? ''}`}>{t(`assetCards.stage.${row.stage}`)}</span>
          ),
      },
    ];
  }, [t, names, unit]);
  const totals = useMemo<Row | undefined>(
    () =>
      sums === undefined
        ? undefined
        : { ...NOTHING, name: t('vouchers.sum'), cost: sums.cost, taken: sums.taken, due: sums.due, rest: sums.rest },
    [sums, t],
  );
  return (
    <Grid
      id="asset-cards"
      label={t('assetCards.title')}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      totals={totals}
      empty={{ title: t('assetCards.noneFound'), body: null }}
      header={
        <>
          <select
            className="input"
            aria-label={t('assetCards.stage')}
            value={stage ?? ''}
            onChange={({ target }) => setStage(target.value || undefined)}
          >
            <option value="">{t('assetCards.allStages')}</option>
            {CARD_STAGES.filter((each) => (stages[each] ?? 0) > 0).map((each) => (
              <option key={each} value={each}>
                {t(`assetCards.stage.${each}`)} {stages[each]}
              </option>
            ))}
          </select>
          <FindText label={t('assetCards.find')} typed={search} type={typeSearch} most={60} />
          {behind ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                setCode(undefined);
                setDepartment(undefined);
                setFund(undefined);
              }}
            >
              {t('assetCards.behind', {
                line: [
                  code,
                  department === undefined ? undefined : names.department(unit, department),
                  fund === undefined ? undefined : names.fund(fund),
                ]
                  .filter((part) => part !== undefined)
                  .join(' '),
              })}
            </button>
          ) : null}
          <span className="hint" role="status">
            {sums === undefined ? null : t('assetCards.found', { count: sums.total })}
          </span>
        </>
      }
    />
  );
}

/** A row of no card, for the totals. */
const NOTHING: Row = {
  number: '',
  name: '',
  kind: 'fixed',
  category: '',
  department: null,
  date: '' as Row['date'],
  cost: '0.00',
  taken: '0.00',
  months: null,
  monthOfLife: 0,
  lifeFrom: null,
  life: null,
  fund: '',
  stage: 'due',
  due: '0.00',
  posted: '0.00',
  rest: '0.00',
};
