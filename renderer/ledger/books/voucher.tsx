import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { cameFrom } from '../../app/came-from.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { Papers } from '../papers/papers.tsx';
import { VoucherOnPaper } from '../printing/voucher-on-paper.tsx';
import { COPY_KEY, COPY_RED_KEY } from './copying.ts';
import { ProposedBlock } from './proposal.tsx';
import { Reversal } from './reversal.tsx';
import { numberOf, VoucherForm, type VoucherOut } from './voucher-form.tsx';
import { VoucherNotes, VoucherSource } from './voucher-source.tsx';
import './books.css';

/** 记账凭证: one voucher as its form, what stands behind it, and the one before and after it. */
export function VoucherPage() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const params: { id?: string } = useParams({ strict: false });
  const id = Number(params.id);
  const known = unit !== undefined && Number.isSafeInteger(id) && id > 0;
  const read = useQuery({
    ...api.ledger.voucher.queryOptions({ input: { unit: unit ?? '', id: known ? id : 1 } }),
    enabled: known,
  });
  if (!known)
    return (
      <>
        <PageHead title={t('voucher.title')} />
        <Empty
          title={t('voucher.unknown')}
          action={
            <Link to={'/vouchers' as string} className="button">
              {t('voucher.back')}
            </Link>
          }
        >
          <p>{t('voucher.unknownBody')}</p>
        </Empty>
      </>
    );
  if (read.isError && isAnswered(read.error))
    return (
      <>
        <PageHead title={t('voucher.title')} />
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      </>
    );
  return read.data ? <Shown voucher={read.data} /> : <Loading lines={14} />;
}

/** To where the voucher was opened from, row and month as they were; otherwise to its month's journal. */
function Back({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = usePreferences();
  const { history } = useRouter();
  const from = cameFrom();
  if (from === undefined)
    return (
      <Link className="link" to={'/vouchers' as string} search={{ unit, period } as never}>
        {t('voucher.back')}
      </Link>
    );
  return (
    <a
      className="link"
      href={from.href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.push(from.href);
      }}
    >
      {t('voucher.backTo', { page: t(from.title) })}
    </a>
  );
}

function Shown({ voucher }: { voucher: VoucherOut }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reversing, setReversing] = useState(false);
  const { unit, previous, next } = voucher;
  // The neighbours are read already when one turns to them.
  useEffect(() => {
    for (const id of [previous, next])
      if (id !== null) void queries.prefetchQuery(api.ledger.voucher.queryOptions({ input: { unit, id } }));
  }, [queries, unit, previous, next]);
  const turn = (id: number | null): void => {
    if (id !== null)
      void navigate({ to: `/vouchers/${id}`, search: (before: object) => ({ ...before, unit }) as never });
  };
  const reversible = voucher.reverses === null && voucher.reversedBy === null && may('ledger.post', unit);
  const actions: PageAction[] = [
    { label: t('voucher.previous'), onClick: () => turn(previous), shortcut: 'F7', disabled: previous === null },
    { label: t('voucher.next'), onClick: () => turn(next), shortcut: 'F8', disabled: next === null },
    { label: t('voucher.print'), onClick: () => void printPage(), shortcut: 'F9' },
    ...(may('ledger.prepare', unit)
      ? [
          {
            label: t('desk.copy'),
            shortcut: COPY_KEY,
            onClick: () =>
              void navigate({
                to: '/desk/new' as string,
                search: { unit, period: voucher.period, from: `v${voucher.id}` } as never,
              }),
          },
        ]
      : []),
    ...(may('ledger.prepare', unit)
      ? [
          {
            label: t('desk.copyRed'),
            shortcut: COPY_RED_KEY,
            onClick: () =>
              void navigate({
                to: '/desk/new' as string,
                search: { unit, period: voucher.period, from: `rv${voucher.id}` } as never,
              }),
          },
        ]
      : []),
    ...(reversible ? [{ label: t('voucher.reverse'), onClick: () => setReversing(true), shortcut: 'F6' }] : []),
  ];
  return (
    <>
      <PageHead title={t('voucher.named', { number: numberOf(voucher) })} actions={actions}>
        {voucher.kind === 'closing' ? <span className="chip accent">{t('vouchers.closing')}</span> : null}
        {voucher.reverses === null ? null : <span className="chip danger">{t('vouchers.reversal')}</span>}
        {voucher.reversedBy === null ? null : <span className="chip warn">{t('vouchers.reversed')}</span>}
        <Back unit={unit} period={voucher.period} />
      </PageHead>
      <div className="voucher-page">
        <div className="voucher-sheets">
          <div className="card voucher-sheet">
            <VoucherForm voucher={voucher} />
          </div>
          {voucher.proposal ? <ProposedBlock proposal={voucher.proposal} unit={unit} /> : null}
          <Papers unit={unit} on={{ unit, voucher: voucher.id }} mayAdd={may('ledger.prepare', unit)} />
        </div>
        <aside className="voucher-aside">
          <VoucherNotes voucher={voucher} />
          <VoucherSource voucher={voucher} />
        </aside>
      </div>
      <VoucherOnPaper voucher={voucher} />
      {reversing ? <Reversal voucher={voucher} onClose={() => setReversing(false)} /> : null}
    </>
  );
}
