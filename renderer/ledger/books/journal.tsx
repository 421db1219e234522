import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { signerOf } from '../../app/told.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { readAmount } from '../../ui/arithmetic.ts';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/states.tsx';
import { FindAmount, FindText, SpanChoice } from './find-fields.tsx';
import { useNames } from './names.ts';
import { SaveBook } from './save-book.tsx';
import { useTyped } from './typed.ts';
import { numberOf } from './voucher-form.tsx';
import './books.css';

type Row = ReplyOf<Contract['ledger']['vouchers']>['rows'][number];

const KINDS = ['ordinary', 'closing', 'reversal'] as const;
const SORTS = ['date', 'unit', 'number', 'summary', 'total'] as const;
const keyOf = (row: Row): string => String(row.id);

/** 凭证: the journal of a unit or of all, found by text, amount, account and kind; Enter opens the voucher. */
export function Journal() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  const navigate = useNavigate();
  const print = (): void =>
    void navigate({
      to: '/vouchers/print',
      search: { ...(period ? { period } : {}), ...(unit ? { unit } : {}) } as never,
    });
  return (
    <>
      <PageHead
        title={t('vouchers.title')}
        subtitle={t('vouchers.label')}
        actions={[{ label: t('printing.title'), onClick: print, shortcut: 'F9' }]}
      />
      {period === undefined ? <Loading /> : <Found period={period} />}
    </>
  );
}

/** A row with its signers as people call them. */
const signed = (row: Row, names: Readonly<Record<string, string>>, locale: Locale): Row => ({
  ...row,
  preparedBy: signerOf(row.preparedBy, names, locale),
  reviewedBy: signerOf(row.reviewedBy, names, locale),
  postedBy: signerOf(row.postedBy, names, locale),
});

function Found({ period }: { period: Period }) {
  const { t, locale } = usePreferences();
  const { unit } = useScope();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const names = useNames();
  const [typed, type, text] = useTyped('text');
  const [amountTyped, typeAmount, amountText] = useTyped('amount');
  const [kindAsked, setKind] = useAddress('kind');
  const [span] = useAddress('span');
  const [code, setCode] = useAddress('code');
  const [counterparty, setCounterparty] = useAddress('counterparty');
  const [sum, setSum] = useState<string | null>(null);
  const [count, setCount] = useState<number>();
  const kind = KINDS.find((each) => each === kindAsked);
  const amount = amountText === undefined ? undefined : readAmount(amountText);
  const wrongAmount = amountText !== undefined && amount === undefined;
  const from = span === 'year' ? periodOf(yearOf(period), 1) : period;
  // Asked by itself: when an announced change changes the journal, its rows are read anew; other changes leave them be.
  const first = useQuery(
    api.ledger.vouchers.queryOptions({
      input: { period, limit: 1, ...(unit === undefined ? {} : { unit }) },
    }),
  );
  const pulse = first.data;
  const failed =
    first.isError && isAnswered(first.error)
      ? { sentence: sentenceOf(first.error, t), onRetry: () => void first.refetch() }
      : undefined;
  const fetchRows = useCallback<FetchRows<Row>>(
    async (start, end, sort) => {
      void pulse;
      const answer = await queries.fetchQuery(
        api.ledger.vouchers.queryOptions({
          input: {
            from,
            to: period,
            ...(unit === undefined ? {} : { unit }),
            ...(text === undefined ? {} : { text }),
            ...(amount === undefined ? {} : { amount: formatYuan(amount) }),
            ...(code === undefined || unit === undefined ? {} : { code }),
            ...(counterparty === undefined ? {} : { counterparty }),
            ...(kind === undefined ? {} : { kind }),
            ...(sort
              ? { sort: SORTS.find((each) => each === sort.column) ?? 'date', descending: sort.descending }
              : {}),
            offset: start,
            limit: end - start,
          },
        }),
      );
      if (answer.sum !== null) {
        setSum(answer.sum);
        setCount(answer.total);
      }
      return { ...answer, rows: answer.rows.map((row) => signed(row, answer.names, locale)) };
    },
    [queries, period, unit, from, text, amount, code, counterparty, kind, pulse, locale],
  );
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      { id: 'date', title: t('vouchers.date'), value: (row) => row.date, width: 100 },
      {
        id: 'unit',
        title: t('vouchers.unit'),
        value: (row) => names.unit(row.unit),
        width: 150,
        hidden: unit !== undefined,
      },
      { id: 'number', title: t('vouchers.number'), value: (row) => (row.number > 0 ? numberOf(row) : ''), width: 86 },
      { id: 'summary', title: t('vouchers.summary'), value: (row) => row.summary, flex: 3, minWidth: 160 },
      { id: 'total', title: t('vouchers.total'), kind: 'money', value: (row) => row.total, width: 140 },
      {
        id: 'kind',
        title: t('vouchers.kind'),
        value: (row) => (row.id === 0 ? '' : t(kindOf(row))),
        render: (row) => (row.id === 0 ? null : <span className={`chip ${LOOKS[kindOf(row)]}`}>{t(kindOf(row))}</span>),
        width: 104,
        sortable: false,
      },
      {
        id: 'attachments',
        title: t('vouchers.attachments'),
        kind: 'number',
        value: (row) => row.attachments || '',
        width: 86,
        minWidth: 64,
        sortable: false,
      },
      {
        id: 'prepared',
        title: t('vouchers.prepared'),
        value: (row) => row.preparedBy,
        width: 132,
        minWidth: 104,
        sortable: false,
      },
      {
        id: 'reviewed',
        title: t('vouchers.reviewed'),
        value: (row) => row.reviewedBy,
        width: 132,
        minWidth: 104,
        sortable: false,
      },
      {
        id: 'posted',
        title: t('vouchers.posted'),
        value: (row) => row.postedBy,
        width: 132,
        minWidth: 104,
        sortable: false,
      },
      {
        id: 'source',
        title: t('vouchers.source'),
        value: (row) => row.sourceNumber,
        width: 110,
        hidden: true,
        sortable: false,
      },
    ],
    [t, names, unit],
  );
  const filtered = [text, amountText, kindAsked, code, counterparty].some((each) => each !== undefined);
  const clear = (): void =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        text: undefined,
        amount: undefined,
        kind: undefined,
        code: undefined,
        counterparty: undefined,
      }),
    });
  const totals = useMemo<Row | undefined>(
    () => (sum === null ? undefined : { ...NOBODY, summary: t('vouchers.sum'), total: sum }),
    [sum, t],
  );
  const open = (row: Row): void => {
    void queries.prefetchQuery(api.ledger.voucher.queryOptions({ input: { unit: row.unit, id: row.id } }));
    void navigate({ to: `/vouchers/${row.id}`, search: { unit: row.unit, period } as never });
  };
  // Its first answer is waited for: the rows would only be read twice.
  if (pulse === undefined && failed === undefined) return <Loading />;
  return (
    <Grid
      key={unit === undefined ? 'county' : 'unit'}
      id={unit === undefined ? 'vouchers.county' : 'vouchers.unit'}
      label={t('vouchers.label')}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      failed={failed}
      totals={totals}
      onOpen={open}
      empty={{
        title: t('vouchers.none'),
        body: <p>{t('vouchers.noneBody')}</p>,
        action: filtered ? (
          <button type="button" className="button" onClick={clear}>
            {t('vouchers.clear')}
          </button>
        ) : undefined,
      }}
      header={
        <>
          <SpanChoice />
          <FindText label={t('vouchers.find')} hint={t('vouchers.findHint')} typed={typed} type={type} most={60} />
          <FindAmount
            label={t('vouchers.amount')}
            hint={t('vouchers.amountHint')}
            typed={amountTyped}
            type={typeAmount}
            wrong={wrongAmount}
          />
          {unit === undefined ? null : <AccountFilter unit={unit} period={period} code={code} onChange={setCode} />}
          {counterparty === undefined ? null : (
            <button
              type="button"
              className="button small"
              title={t('vouchers.anyCounterparty')}
              onClick={() => setCounterparty(undefined)}
            >
              {t('vouchers.counterparty', { name: names.counterparty(counterparty).name })}
              <span aria-hidden="true"> ✕</span>
            </button>
          )}
          <select
            className="input"
            aria-label={t('vouchers.kind')}
            value={kind ?? ''}
            onChange={(event) => setKind(event.target.value || undefined)}
          >
            <option value="">{t('vouchers.allKinds')}</option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`vouchers.${each}`)}
              </option>
            ))}
          </select>
          <span className="hint" role="status">
            {count === undefined ? null : t('vouchers.found', { count })}
          </span>
          {unit === undefined ? null : (
            <SaveBook
              hint={t('vouchers.saveHint')}
              make={() => client.ledger.journalBook({ unit, from, to: period })}
            />
          )}
        </>
      }
    />
  );
}

/** A row of nobody's, for the totals. */
const NOBODY: Row = {
  id: 0,
  unit: '',
  period: '',
  type: '',
  number: 0,
  date: '',
  summary: '',
  kind: 'ordinary',
  attachments: 0,
  preparedBy: '',
  reviewedBy: '',
  postedBy: '',
  signedBy: null,
  reverses: null,
  reversedBy: null,
  batch: null,
  sourceNumber: null,
  total: '0.00',
};

const kindOf = (row: Row) =>
  row.reverses !== null
    ? 'vouchers.reversal'
    : row.reversedBy !== null
      ? 'vouchers.reversed'
      : row.kind === 'closing'
        ? 'vouchers.closing'
        : 'vouchers.ordinary';

const LOOKS = {
  'vouchers.reversal': 'danger',
  'vouchers.reversed': 'warn',
  'vouchers.closing': 'accent',
  'vouchers.ordinary': '',
} as const;

function AccountFilter(props: {
  unit: string;
  period: Period;
  code: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const { unit, period } = props;
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period } })).data;
  return (
    <AccountField
      options={chart ?? []}
      value={chart ? props.code : undefined}
      onChange={(code) => props.onChange(code)}
      clearable
      width={220}
    />
  );
}
