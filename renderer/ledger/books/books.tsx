import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Period, parsePeriod, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { UnitField } from '../../ui/unit-field.tsx';
import { AccountBook, type Asked } from './account-book.tsx';
import { Balances } from './balances.tsx';
import { useTyped } from './typed.ts';
import './books.css';

/** 账簿: the book of an account, or the balances of all of them, of one unit and any months of a year. */
export function Books() {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  const [view, setView] = useAddress('view');
  const tab = view === 'balances' ? 'balances' : 'detail';
  return (
    <>
      <PageHead title={t('books.title')}>
        <Segments
          label={t('books.view')}
          value={tab}
          choices={[
            { value: 'detail', label: t('books.detail') },
            { value: 'balances', label: t('books.balances') },
          ]}
          onChange={(value) => setView(value === 'balances' ? 'balances' : undefined)}
        />
        {unit === undefined || period === undefined ? null : <Span period={period} />}
      </PageHead>
      {period === undefined || units === undefined ? (
        <Loading />
      ) : unit === undefined ? (
        <Empty
          title={t('books.unitFirst')}
          action={<UnitField options={units} value={undefined} onChange={setUnit} width={280} />}
        >
          <p>{t('books.unitFirstBody')}</p>
        </Empty>
      ) : tab === 'balances' ? (
        <BalancesOf unit={unit} period={period} />
      ) : (
        <Detail unit={unit} period={period} />
      )}
    </>
  );
}

/** The months that are looked at, in the year of the page's period: from the address, else the year so far. */
function useSpan(period: Period): {
  from: Period;
  to: Period;
  set: (from: Period, to: Period) => void;
} {
  const [fromAsked] = useAddress('from');
  const [toAsked] = useAddress('to');
  const navigate = useNavigate();
  const to = parsePeriod(toAsked ?? '') ?? period;
  const asked = parsePeriod(fromAsked ?? '');
  const from = asked && yearOf(asked) === yearOf(to) && asked <= to ? asked : periodOf(yearOf(to), 1);
  return {
    from,
    to,
    set: (first, last) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          from: first,
          to: last === period ? undefined : last,
        }),
      }),
  };
}

function Span({ period }: { period: Period }) {
  const { t, locale } = usePreferences();
  const { from, to, set } = useSpan(period);
  const months = Array.from({ length: 12 }, (_, at) => periodOf(yearOf(to), at + 1));
  const field = (label: string, value: Period, choose: (period: Period) => void, choices: readonly Period[]) => (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value as Period)}
    >
      {choices.map((each) => (
        <option key={each} value={each}>
          {periodName(each, locale)}
        </option>
      ))}
    </select>
  );
  return (
    <span className="span">
      {field(t('books.from'), from, (first) => set(first, to < first ? first : to), months)}–
      {field(t('books.to'), to, (last) => set(from > last ? last : from, last), months)}
    </span>
  );
}

function BalancesOf({ unit, period }: { unit: string; period: Period }) {
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  return (
    <Balances
      unit={unit}
      from={from}
      to={to}
      onOpen={(account) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, view: undefined, account }),
        })
      }
    />
  );
}

function Detail({ unit, period }: { unit: string; period: Period }) {
  const { t } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const [account, setAccount] = useAddress('account');
  const [typed, type, text] = useTyped('text');
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period: to } })).data;
  const known = chart?.find(({ code }) => code === account);
  const asked = useMemo<Asked | undefined>(
    () => (known ? { unit, code: known.code, from, to, text } : undefined),
    [unit, known, from, to, text],
  );
  if (!chart) return <Loading />;
  const picker = (
    <AccountField
      options={chart}
      value={known?.code}
      onChange={(code) => setAccount(code)}
      noteOf={(item) => t(`side.${item.side}`)}
      width={320}
    />
  );
  if (!asked || !known)
    return (
      <Empty title={t('books.accountFirst')} action={picker}>
        <p>{t('books.accountFirstBody')}</p>
      </Empty>
    );
  return (
    <AccountBook
      key={`${unit} ${known.code}`}
      asked={asked}
      label={`${t('books.detail')} ${known.code} ${known.name}`}
      onOpen={(voucher) => void navigate({ to: `/vouchers/${voucher}`, search: { unit, period } as never })}
      header={
        <>
          {picker}
          <input
            className="input find-text"
            type="search"
            aria-label={t('books.find')}
            placeholder={t('books.findHint')}
            maxLength={60}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
        </>
      }
    />
  );
}
