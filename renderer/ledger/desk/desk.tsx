import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { signerOf } from '../../app/told.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { useNames } from '../books/names.ts';
import { DeskBulk } from './desk-bulk.tsx';
import { keptKeySet } from './keys.ts';
import { LeftBar } from './left-bar.tsx';
import { type Draft, movesFrom, nextWith, STATES, statesOf, type View } from './queue.ts';
import { RecurringBar } from './recurring-bar.tsx';
import { LOOKS } from './state-looks.ts';
import { TemplatesDrawer } from './templates-drawer.tsx';
import { UnitQueues } from './unit-queues.tsx';
import { useDeskKeys } from './use-command-keys.ts';
import '../books/books.css';
import './desk.css';
import './patterns.css';

/** The most rows that the desk shows at once; a month of a unit has fewer. */
const SHOWN = 1000;
const keyOf = ({ unit, id }: Draft): string => `${unit} ${id}`;

/** 凭证工作台: drafts by where they stand, of one unit or of all, and what can be done to several of them. */
export function Desk() {
  const { t, locale } = usePreferences();
  const { unit, units, period, setUnit } = useScope();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const names = useNames();
  useDeskKeys(keptKeySet());
  const [stateAsked, setState] = useAddress('state');
  const [span, setSpan] = useAddress('span');
  const [own, setOwn] = useAddress('own');
  const [opened, setOpened] = useAddress('open');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // Who is cashier and nothing else comes for what waits for the sign.
  const usual: View = may('ledger.sign', unit) && !may('ledger.prepare', unit) ? 'unsigned' : 'draft';
  const state: View =
    [...STATES, 'unsigned' as const, 'discarded' as const].find((each) => each === stateAsked) ?? usual;
  const all = span === 'all';
  const read = useQuery({
    ...api.ledger.drafts.queryOptions({
      input: {
        states: statesOf(state),
        unsigned: state === 'unsigned',
        limit: SHOWN,
        own: own !== undefined,
        descending: state === 'posted' || state === 'discarded',
        ...(unit === undefined ? {} : { unit }),
        ...(all || period === undefined ? {} : { period }),
      },
    }),
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const across = unit === undefined && (units?.length ?? 0) > 1;
  const moves = movesFrom(state, (permission) => may(permission, unit));
  const rows = useMemo(
    () =>
      data?.rows.map((row) => ({
        ...row,
        preparedBy: signerOf(row.preparedBy, data.names, locale),
        reviewedBy: row.reviewedBy === null ? null : signerOf(row.reviewedBy, data.names, locale),
        signedBy: row.signedBy === null ? null : signerOf(row.signedBy, data.names, locale),
      })),
    [data, locale],
  );
  const chosen = useMemo(() => (rows ?? []).filter((row) => picked.has(keyOf(row))), [rows, picked]);
  const pick = useCallback(
    (row: Draft, on: boolean): void =>
      setPicked((before) => {
        const after = new Set(before);
        if (on) after.add(keyOf(row));
        else after.delete(keyOf(row));
        return after;
      }),
    [],
  );
  const picking = moves.length > 0;
  const signs = data?.cashierSigns ?? false;
  const returns = state === 'draft';
  const columns = useMemo<GridColumn<Draft>[]>(
    () => [
      ...(picking
        ? [
            {
              id: 'pick',
              title: t('desk.pick'),
              value: (row: Draft) => (picked.has(keyOf(row)) ? '✓' : ''),
              render: (row: Draft) => (
                <Checkbox
                  tabIndex={-1}
                  aria-label={t('desk.pickOne', { summary: row.summary })}
                  checked={picked.has(keyOf(row))}
                  onChange={({ target }) => pick(row, target.checked)}
                />
              ),
              width: 58,
              minWidth: 50,
              sortable: false,
            },
          ]
        : []),
      {
        id: 'unit',
        title: t('vouchers.unit'),
        value: (row) => names.unit(row.unit),
        render: (row) => (
          <span className="desk-unit small">
            {row.unit} {names.unit(row.unit)}
          </span>
        ),
        width: 176,
        hidden: !across,
      },
      { id: 'date', title: t('vouchers.date'), value: (row) => row.date, width: 100 },
      {
        id: 'number',
        title: t('vouchers.number'),
        value: (row) => row.voucher?.number ?? t('desk.unnumbered'),
        width: 112,
      },
      {
        id: 'summary',
        title: t('vouchers.summary'),
        value: (row) => row.summary,
        render: (row) =>
          row.recurring ? (
            <span title={t('recurring.from', { name: row.recurring.name, period: row.recurring.period })}>
              <span className="chip">{t('recurring.mark')}</span> {row.summary}
            </span>
          ) : (
            row.summary
          ),
        flex: 3,
        minWidth: 160,
      },
      { id: 'total', title: t('vouchers.total'), kind: 'money', value: (row) => row.total, width: 128 },
      { id: 'prepared', title: t('vouchers.prepared'), value: (row) => row.preparedBy, width: 128, minWidth: 104 },
      {
        id: 'reviewed',
        title: t('vouchers.reviewed'),
        value: (row) => row.reviewedBy ?? '',
        width: 128,
        minWidth: 104,
      },
      {
        id: 'signed',
        title: t('desk.cashier'),
        value: (row) => row.signedBy ?? (row.unsigned ? t('desk.cashierWaits') : ''),
        render: (row) =>
          row.signedBy ?? (row.unsigned ? <span className="chip warn">{t('desk.cashierWaits')}</span> : ''),
        width: 112,
        hidden: !signs,
      },
      {
        id: 'state',
        title: t('desk.state'),
        value: (row) => t(`desk.state.${row.state}`),
        render: (row) => (
          <span className={`chip ${row.returned ? 'danger' : LOOKS[row.state]}`}>
            {row.returned ? t('desk.returned') : t(`desk.state.${row.state}`)}
          </span>
        ),
        width: 92,
      },
      {
        id: 'returned',
        title: t('desk.reason'),
        value: (row) => row.returned?.reason ?? '',
        flex: 2,
        minWidth: 90,
        hidden: !returns,
      },
    ],
    [t, names, across, picking, picked, pick, signs, returns],
  );
  if (period === undefined || units === undefined) return <Loading />;
  const failed =
    read.isError && isAnswered(read.error)
      ? { sentence: sentenceOf(read.error, t), onRetry: () => void read.refetch() }
      : undefined;
  const enters = may('ledger.prepare', unit);
  const startNew = (): void => void navigate({ to: '/desk/new' as string, search: { unit, period } as never });
  const open = (row: Draft, line?: number): void =>
    void navigate({
      to: `/desk/${row.id}`,
      search: {
        unit: row.unit,
        period,
        queue: across ? 'all' : undefined,
        state: state === 'unsigned' ? state : undefined,
      } as never,
      ...(line === undefined ? {} : { hash: `line-${line}` }),
    });
  const shown: readonly View[] = [
    'draft',
    'submitted',
    ...(signs || state === 'unsigned' ? (['unsigned'] as const) : []),
    'reviewed',
    'posted',
    ...(state === 'discarded' ? (['discarded'] as const) : []),
  ];
  // What waits for the cashier is counted where it stands already: said as a part of those, and not added to them.
  const countOf = (each: View): string => {
    const name = t(`desk.state.${each}`);
    if (!data) return name;
    const count = data.totals[each];
    return each === 'unsigned' ? t('desk.ofThese', { state: name, count }) : `${name} ${count}`;
  };
  const turn = (value: View): void => {
    setPicked(new Set());
    setState(value);
  };
  const elsewhere = data && nextWith(state, data.totals);
  return (
    <>
      <div className="desk-top">
        <PageHead
          title={t('desk.title')}
          actions={[
            ...(unit === undefined
              ? []
              : [
                  {
                    label: t('closing.title'),
                    onClick: () => void navigate({ to: '/closing' as '/', search: { unit, period } }),
                  },
                ]),
            ...(unit === undefined ? [] : [{ label: t('templates.title'), onClick: () => setOpened('templates') }]),
            ...(enters
              ? [
                  {
                    label: t('revenue.title'),
                    onClick: () => void navigate({ to: '/revenue' as '/', search: { unit, period } }),
                  },
                ]
              : []),
            ...(enters ? [{ label: t('desk.enter'), onClick: startNew, shortcut: 'F2', primary: true }] : []),
          ]}
        >
          <Segments<View>
            label={t('desk.states')}
            value={state}
            choices={shown.map((value) => ({ value, label: countOf(value) }))}
            onChange={turn}
          />
        </PageHead>
        {across && data ? <UnitQueues units={data.units} state={state} name={names.unit} onUnit={setUnit} /> : null}
        <LeftBar />
        <RecurringBar unit={unit} period={period} />
        {picking ? (
          <DeskBulk
            moves={moves}
            rows={rows ?? []}
            chosen={chosen}
            onPick={(drafts) => setPicked(new Set(drafts.map(keyOf)))}
            onOpen={open}
          />
        ) : null}
      </div>
      <Grid
        key={`${across ? 'county' : 'unit'} ${picking} ${signs} ${returns}`}
        id={across ? 'desk.county' : 'desk.unit'}
        label={t('desk.title')}
        columns={columns}
        rowKey={keyOf}
        rows={rows}
        failed={failed}
        onOpen={(row) => open(row)}
        {...(picking ? { onMark: (row: Draft) => pick(row, !picked.has(keyOf(row))) } : {})}
        rowLook={(row) => (picked.has(keyOf(row)) ? 'hot' : undefined)}
        empty={{
          title: t('desk.none'),
          body: <p>{t(state === 'unsigned' ? 'desk.noneUnsigned' : all ? 'desk.noneBody' : 'desk.noneMonth')}</p>,
          action: (
            <div className="desk-empty-actions">
              {elsewhere ? (
                <button type="button" className="button" onClick={() => turn(elsewhere)}>
                  {t('desk.elsewhere', { state: t(`desk.state.${elsewhere}`), count: data?.totals[elsewhere] ?? 0 })}
                </button>
              ) : null}
              {enters ? (
                <button type="button" className="button primary" onClick={startNew}>
                  {t('desk.enter')}
                </button>
              ) : null}
            </div>
          ),
        }}
        header={
          <>
            <Segments
              label={t('vouchers.span')}
              value={all ? 'all' : 'month'}
              choices={[
                { value: 'month', label: t('vouchers.month') },
                { value: 'all', label: t('desk.allMonths') },
              ]}
              onChange={(value) => setSpan(value === 'all' ? 'all' : undefined)}
            />
            {enters ? (
              <Checkbox checked={own !== undefined} onChange={({ target }) => setOwn(target.checked ? '1' : undefined)}>
                {t('desk.own')}
              </Checkbox>
            ) : null}
            <Checkbox
              checked={state === 'discarded'}
              onChange={({ target }) => setState(target.checked ? 'discarded' : undefined)}
            >
              {t('desk.discarded')}
            </Checkbox>
            <span className="hint" role="status">
              {data === undefined
                ? null
                : data.total > data.rows.length
                  ? t('desk.shownOf', { shown: data.rows.length, count: data.total })
                  : t('vouchers.found', { count: data.total })}
            </span>
          </>
        }
      />
      {opened === 'templates' && unit !== undefined ? (
        <TemplatesDrawer unit={unit} period={period} onClose={() => setOpened(undefined)} />
      ) : null}
    </>
  );
}
