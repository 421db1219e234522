import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { USE_STATES } from '../../../shared/domain/ledger/papers/duplicate.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { signerOf } from '../../app/told.ts';
import { readAmount } from '../../ui/arithmetic.ts';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/states.tsx';
import { FindAmount, FindText, SpanChoice } from '../books/find-fields.tsx';
import { useNames } from '../books/names.ts';
import { SaveBook } from '../books/save-book.tsx';
import { useTyped } from '../books/typed.ts';
import type { InvoiceRow } from './words.ts';
import '../books/books.css';
import './papers.css';

type Row = InvoiceRow & { readonly person: string };
const keyOf = (row: Row): string => String(row.id);
const LOOKS = { draft: 'accent', voucher: 'ok', free: '' } as const;

/** 发票登记簿: which invoices are used where, found by number, seller, amount and state; Enter opens their voucher or draft. */
export function InvoiceRegister() {
  const { t } = usePreferences();
  const { period } = useScope();
  return (
    <>
      <PageHead title={t('invoices.title')} subtitle={t('invoices.label')} />
      {period === undefined ? <Loading /> : <Found period={period} />}
    </>
  );
}

function Found({ period }: { period: Period }) {
  const { t, locale } = usePreferences();
  const { unit } = useScope();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const names = useNames();
  const [number, typeNumber, numberText] = useTyped('number');
  const [seller, typeSeller, sellerText] = useTyped('seller');
  const [amountTyped, typeAmount, amountText] = useTyped('amount');
  const [span] = useAddress('span');
  const [stateAsked, setState] = useAddress('use');
  const [sum, setSum] = useState<string | null>(null);
  const [count, setCount] = useState<number>();
  const state = USE_STATES.find((each) => each === stateAsked);
  const amount = amountText === undefined ? undefined : readAmount(amountText);
  const wrongAmount = amountText !== undefined && amount === undefined;
  const filter = useMemo(
    () => ({
      from: span === 'year' ? periodOf(yearOf(period), 1) : period,
      to: period,
      ...(unit === undefined ? {} : { unit }),
      ...(numberText === undefined ? {} : { number: numberText }),
      ...(sellerText === undefined ? {} : { seller: sellerText }),
      ...(amount === undefined ? {} : { least: formatYuan(amount), most: formatYuan(amount) }),
      ...(state === undefined ? {} : { states: [state] }),
    }),
    [span, period, unit, numberText, sellerText, amount, state],
  );
  // Asked by itself: when papers change, the rows are read anew.
  const first = useQuery(api.ledger.invoices.queryOptions({ input: { ...filter, limit: 1 } }));
  const pulse = first.data;
  const failed =
    first.isError && isAnswered(first.error)
      ? { sentence: sentenceOf(first.error, t), onRetry: () => void first.refetch() }
      : undefined;
  const fetchRows = useCallback<FetchRows<Row>>(
    async (start, end) => {
      void pulse;
      const answer = await queries.fetchQuery(
        api.ledger.invoices.queryOptions({ input: { ...filter, offset: start, limit: end - start } }),
      );
      setSum(answer.sum);
      setCount(answer.total);
      return {
        total: answer.total,
        rows: answer.rows.map((row) => ({ ...row, person: signerOf(row.by, answer.names, locale) })),
      };
    },
    [queries, filter, pulse, locale],
  );
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: 'unit',
        title: t('vouchers.unit'),
        value: (row) => (row.unit === '' ? '' : names.unit(row.unit)),
        width: 150,
        hidden: unit !== undefined,
        sortable: false,
      },
      { id: 'date', title: t('papers.field.date'), value: (row) => row.date ?? '', width: 100, sortable: false },
      {
        id: 'sort',
        title: t('papers.field.sort'),
        value: (row) => (row.id === 0 ? '' : t(`papers.sort.${row.sort}`)),
        width: 112,
        sortable: false,
      },
      {
        id: 'code',
        title: t('papers.field.code'),
        value: (row) => row.code,
        width: 116,
        hidden: true,
        sortable: false,
      },
      { id: 'number', title: t('papers.field.number'), value: (row) => row.number, width: 184, sortable: false },
      {
        id: 'seller',
        title: t('papers.field.seller'),
        value: (row) => row.seller,
        flex: 2,
        minWidth: 150,
        sortable: false,
      },
      {
        id: 'buyer',
        title: t('papers.field.buyer'),
        value: (row) => row.buyer,
        width: 150,
        hidden: true,
        sortable: false,
      },
      {
        id: 'total',
        title: t('papers.field.total'),
        kind: 'money',
        value: (row) => row.total,
        width: 130,
        sortable: false,
      },
      {
        id: 'state',
        title: t('invoices.state'),
        value: (row) => (row.id === 0 ? '' : t(`invoices.state.${row.state}`)),
        render: (row) =>
          row.id === 0 ? null : (
            <>
              <span className={`chip ${LOOKS[row.state]}`}>{t(`invoices.state.${row.state}`)}</span>
              {row.red ? <span className="chip danger">{t('papers.red')}</span> : null}
            </>
          ),
        width: 126,
        sortable: false,
      },
      { id: 'period', title: t('invoices.period'), value: (row) => row.period, width: 86, sortable: false },
      {
        id: 'voucher',
        title: t('vouchers.number'),
        value: (row) =>
          row.id === 0 ? '' : (row.voucher?.number ?? t('invoices.draft', { id: String(row.draft ?? '') })),
        width: 94,
        sortable: false,
      },
      {
        id: 'person',
        title: t('invoices.person'),
        value: (row) => row.person,
        width: 96,
        hidden: true,
        sortable: false,
      },
    ],
    [t, names, unit],
  );
  const totals = useMemo<Row | undefined>(
    () => (sum === null ? undefined : { ...NOBODY, seller: t('vouchers.sum'), total: sum }),
    [sum, t],
  );
  const open = (row: Row): void =>
    void navigate({
      to: (row.voucher ? `/vouchers/${row.voucher.id}` : `/desk/${row.draft ?? ''}`) as string,
      search: { unit: row.unit, period: row.period } as never,
    });
  if (pulse === undefined && failed === undefined) return <Loading />;
  return (
    <Grid
      key={unit === undefined ? 'county' : 'unit'}
      id={unit === undefined ? 'invoices.county' : 'invoices.unit'}
      label={t('invoices.label')}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      failed={failed}
      totals={totals}
      onOpen={open}
      empty={{ title: t('invoices.none'), body: <p>{t('invoices.noneBody')}</p> }}
      header={
        <>
          <SpanChoice />
          <FindText label={t('papers.field.number')} typed={number} type={typeNumber} most={30} />
          <FindText label={t('papers.field.seller')} typed={seller} type={typeSeller} most={60} />
          <FindAmount label={t('papers.field.total')} typed={amountTyped} type={typeAmount} wrong={wrongAmount} />
          <select
            className="input"
            aria-label={t('invoices.state')}
            value={state ?? ''}
            onChange={(event) => setState(event.target.value || undefined)}
          >
            <option value="">{t('invoices.allStates')}</option>
            {USE_STATES.map((each) => (
              <option key={each} value={each}>
                {t(`invoices.state.${each}`)}
              </option>
            ))}
          </select>
          <SaveBook make={() => client.ledger.invoicesBook(filter)} />
          <span className="hint" role="status">
            {count === undefined ? null : t('invoices.found', { count })}
          </span>
        </>
      }
    />
  );
}

/** A row of nobody's, for the totals. */
const NOBODY: Row = {
  id: 0,
  unit: '',
  sort: 'digital',
  code: '',
  number: '',
  date: null,
  seller: '',
  buyer: '',
  total: '0.00',
  red: false,
  form: 'xml',
  state: 'free',
  period: '',
  draft: null,
  voucher: null,
  by: '',
  at: '',
  person: '',
};
