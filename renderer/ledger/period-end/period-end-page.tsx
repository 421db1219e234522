import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { VOUCHER_LIMITS } from '../../../shared/domain/ledger/voucher-rules.ts';
import { type Fen, formatYuan, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { UnitFirst } from '../../app/unit-first.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { type Names, useNames } from '../books/names.ts';
import { ProvisionsPart } from '../provisions/provisions-part.tsx';
import { FinishedProjects, type Project } from './finished-projects.tsx';
import { PostProblems } from './post-problems.tsx';
import { PostedList } from './posted-list.tsx';
import { Proofs } from './proofs.tsx';
import { ReverseAll } from './reverse-all.tsx';
import { TransferCard } from './transfer-card.tsx';
import '../books/books.css';
import './period-end.css';

/** 期末结转: one unit, one month. */
export function PeriodEndPage() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('periodEnd.title')} why={t('periodEnd.unitFirstBody')}>
      {(unit, period) => <OfUnit key={`${unit} ${period}`} unit={unit} period={period} />}
    </UnitFirst>
  );
}

type Answer = ReplyOf<Contract['ledger']['periodEnd']>;

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { confirm } = useDialogs();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const [welfare, setWelfare] = useState<Fen>(ZERO);
  const [type, setType] = useState('记');
  const [finished, setFinished] = useState<readonly Project[]>([]);
  const asked = {
    unit,
    period,
    welfare: formatYuan(welfare),
    type,
    finished: finished.map(({ fund, project }) => ({ fund, project })),
  };
  const read = useQuery({
    ...api.ledger.periodEnd.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const provisions = useQuery(api.ledger.provisions.queryOptions({ input: { unit, period, type } }));
  const waiting = provisions.data?.provisions.length ?? 0;
  /** The year is closed though nobody has said how bad debts are reckoned. */
  const unsettled = monthOf(period) === 12 && provisions.data?.allowance.method === 'none';
  const count = data?.transfers.length ?? 0;
  const why = !may('ledger.post', unit)
    ? t('periodEnd.notAllowed')
    : data === undefined || read.isPlaceholderData
      ? t('periodEnd.wait')
      : data.problems.length > 0
        ? t('periodEnd.problemsFirst')
        : count === 0
          ? t('periodEnd.nothing')
          : false;

  async function post(): Promise<void> {
    if (!data || busy) return;
    const sure = await confirm({
      title: t('periodEnd.ask', { count, unit: names.unit(unit), period: periodName(period, locale) }),
      body: [
        waiting > 0 ? t('periodEnd.askUnprovided', { count: waiting }) : t('periodEnd.askBody'),
        ...(unsettled ? [t('periodEnd.askUnsettled')] : []),
      ].join('\n'),
      action: t('periodEnd.post', { count }),
    });
    if (!sure) return;
    const done = t('periodEnd.done', { count, period: periodName(period, locale) });
    // Nothing is carried over any more of what was finished, and asking for it again would be refused.
    if (await act(() => client.ledger.postPeriodEnd({ ...asked, digest: data.digest }), done)) setFinished([]);
    await read.refetch();
  }

  return (
    <>
      <PageHead
        title={t('periodEnd.title')}
        subtitle={periodName(period, locale)}
        actions={[
          {
            label: count > 0 ? t('periodEnd.post', { count }) : t('periodEnd.postNone'),
            onClick: () => void post(),
            shortcut: 'F8',
            primary: waiting === 0,
            disabled: busy ? t('periodEnd.wait') : why,
          },
        ]}
      >
        <UnitMark unit={unit} name={names.unit(unit)} />
        <Link to={'/closing' as string} search={{ unit, period } as never} className="period-end-to-list">
          {t('closing.title')}
        </Link>
      </PageHead>
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <div className="period-end">
          <ProvisionsPart unit={unit} period={period} type={type} names={names} onPosted={() => void read.refetch()} />
          <h2 className="period-end-step">{t('periodEnd.step')}</h2>
          <Choices
            period={period}
            data={data}
            welfare={welfare}
            setWelfare={setWelfare}
            type={type}
            setType={setType}
          />
          <FinishedProjects projects={data.projects} chosen={finished} onChange={setFinished} names={names} />
          <PostProblems problems={data.problems} unit={unit} period={period} />
          {count > 0 ? <Doubts doubts={data.doubts} names={names} /> : null}
          {count > 0 ? <Proofs proofs={data.proofs} period={period} /> : null}
          {data.transfers.map((transfer, at) => (
            <TransferCard
              // biome-ignore lint/suspicious/noArrayIndexKey: one kind of transfer may take several vouchers.
              key={`${transfer.key} ${at}`}
              at={at + 1}
              name={t(`periodEnd.name.${transfer.key}`)}
              why={t(`periodEnd.why.${transfer.key}`)}
              made={transfer}
              unit={unit}
              names={names}
            />
          ))}
          <Posted data={data} unit={unit} period={period} names={names} onReversed={() => void read.refetch()} />
        </div>
      )}
    </>
  );
}

/** 凭证字, and at the year's end what is set aside. */
function Choices(props: {
  readonly period: Period;
  readonly data: Answer;
  readonly welfare: Fen;
  readonly setWelfare: (amount: Fen) => void;
  readonly type: string;
  readonly setType: (type: string) => void;
}) {
  const { t } = usePreferences();
  const { data } = props;
  const ids = { type: useId(), welfare: useId() };
  if (data.transfers.length === 0) return null;
  const distributable = parseYuan(data.distributable) ?? ZERO;
  return (
    <div className="card period-end-choices">
      <span>
        <label htmlFor={ids.type}>{t('periodEnd.type')}</label>
        <input
          id={ids.type}
          className="input"
          maxLength={VOUCHER_LIMITS.type}
          value={props.type}
          onChange={({ target }) => props.setType(target.value || '记')}
        />
      </span>
      {monthOf(props.period) === 12 ? (
        <span>
          <label htmlFor={ids.welfare}>{t('periodEnd.welfare')}</label>
          <AmountField id={ids.welfare} value={props.welfare} onChange={(amount) => props.setWelfare(amount ?? ZERO)} />
          <small className="hint">{t('periodEnd.distributable', { amount: groupedYuan(distributable) })}</small>
        </span>
      ) : null}
    </div>
  );
}

/** Carry-overs that would be overspent: to be looked at before it is posted. */
function Doubts({ doubts, names }: { doubts: Answer['doubts']; names: Names }) {
  const { t } = usePreferences();
  if (doubts.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('periodEnd.doubts', { count: doubts.length })}</summary>
      <ul>
        {doubts.map(({ code, name, fund, project, amount }) => (
          <li key={`${code} ${fund ?? ''} ${project ?? ''}`}>
            {code} {name} {fund === undefined ? '' : names.fund(fund)} {project ?? t('periodEnd.noProject')}{' '}
            <Amount value={amount} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was closed already, and what comes next. */
function Posted(props: {
  readonly data: Answer;
  readonly unit: string;
  readonly period: Period;
  readonly names: Names;
  readonly onReversed: () => void;
}) {
  const { t } = usePreferences();
  const { data, unit, period } = props;
  if (data.posted.length === 0)
    return data.transfers.length === 0 ? (
      <Empty title={t('periodEnd.none')}>
        <p>{t('periodEnd.noneBody')}</p>
      </Empty>
    ) : null;
  return (
    <PostedList
      title={t('periodEnd.posted', { count: data.posted.length })}
      posted={data.posted}
      unit={unit}
      period={period}
      action={<ReverseAll {...props} />}
    >
      {data.transfers.length === 0 ? (
        <p>
          {t('periodEnd.allClosed')}
          <Link to="/checks" search={{ unit, period } as never}>
            {t('periodEnd.toChecks')}
          </Link>
        </p>
      ) : null}
    </PostedList>
  );
}
