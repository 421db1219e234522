import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { periodOfDate, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { useRegisterBook } from '../apply/register-book.ts';
import { firstView, inOrder, isFound, NEXT, type PayoutRow, VIEWS, type View } from './looks.ts';
import { PayBar } from './pay-bar.tsx';
import { PayableList } from './payable-list.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import { KeptPayout, NewPayout } from './payout-form.tsx';
import { usePayoutHelp } from './payout-keys.ts';
import { PayoutList } from './payout-list.tsx';
import '../approval.css';
import '../apply/apply.css';
import '../desk/desk.css';
import '../desk/parts.css';
import '../../ledger/papers/papers.css';
import './payouts.css';

const ID = /^[1-9]\d{0,14}$/;
/** What a new payment pays, as the address says it: the application, and its contract where there is one. */
const PAY = /^([1-9]\d{0,14})(?:\.([1-9]\d{0,14}))?$/;

/** 付款申请: lists by who takes the next step, one of them in a drawer, or the form of one. */
export function PayoutsPage() {
  const { may } = useIdentity();
  const navigate = useNavigate();
  const [pay] = useAddress('pay');
  const [edited] = useAddress('edit');
  /** The one that this form has begun: it is not read anew under the reader's hands. */
  const [made, setMade] = useState<string>();
  const go = (search: Readonly<Record<string, string | undefined>>, replace = false): void =>
    void navigate({
      to: '.',
      replace,
      search: (before: Record<string, unknown>) => ({ ...before, pay: undefined, edit: undefined, ...search }),
    });
  const close = (): void => {
    setMade(undefined);
    go({});
  };
  const done = (id: number): void => {
    setMade(undefined);
    go({ payout: String(id), view: 'handed' });
  };
  const asked = PAY.exec((edited === undefined ? undefined : made) ?? pay ?? '');
  if (asked && may('approval.apply'))
    return (
      <NewPayout
        key={asked[0]}
        document={Number(asked[1])}
        contract={asked[2] === undefined ? null : Number(asked[2])}
        onMade={(id) => {
          setMade(asked[0]);
          go({ edit: String(id) }, true);
        }}
        onClose={close}
        onDone={done}
      />
    );
  if (edited !== undefined && ID.test(edited))
    return <KeptPayout key={edited} id={Number(edited)} onMade={() => {}} onClose={close} onDone={done} />;
  return (
    <Lists
      onPay={({ document, contract }) => go({ pay: contract === null ? `${document}` : `${document}.${contract}` })}
      onEdit={(id) => go({ edit: String(id), payout: undefined })}
    />
  );
}

function Lists(props: {
  readonly onPay: (of: { readonly document: number; readonly contract: number | null }) => void;
  readonly onEdit: (id: number) => void;
}) {
  const { t } = usePreferences();
  usePayoutHelp();
  const { may } = useIdentity();
  const { unit } = useScope();
  const [wanted, setView] = useAddress('view');
  const [askedYear, setYear] = useAddress('year');
  const [chosen, setChosen] = useAddress('payout');
  const [document, setDocument] = useAddress('document');
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const applies = may('approval.apply');
  // Payments are of the year in which they are made, whatever month is shown.
  const present = yearOf(periodOfDate(chinaDay(Date.now()) as AccountingDate));
  const year = /^20\d\d$/.test(askedYear ?? '') ? Number(askedYear) : present;
  const book = useRegisterBook(year, 'payments');
  const of = document !== undefined && ID.test(document) ? Number(document) : undefined;
  const narrowed = { ...(unit === undefined ? {} : { unit }), ...(of === undefined ? {} : { document: of }) };
  // What waits for somebody waits over the turn of a year.
  const open = useQuery(api.approval.payouts.queryOptions({ input: narrowed }));
  const whole = useQuery({
    ...api.approval.payouts.queryOptions({ input: { year: year!, ...narrowed } }),
    enabled: year !== undefined,
  });
  const payable = useQuery({ ...api.approval.payable.queryOptions({ input: {} }), enabled: applies });
  const under = useMemo(() => open.data?.filter((row) => isFound(row, typed)), [open.data, typed]);
  const all = useMemo(() => whole.data?.filter((row) => isFound(row, typed)), [whole.data, typed]);
  const ready = useMemo(
    () =>
      payable.data?.filter(
        (row) =>
          (unit === undefined || row.unit === unit) &&
          (of === undefined || row.document === of) &&
          `${row.documentNumber} ${row.contractNumber} ${row.payeeName} ${row.purpose}`
            .toLowerCase()
            .includes(typed.trim().toLowerCase()),
      ),
    [payable.data, unit, of, typed],
  );
  if (year === undefined || present === undefined || (open.isPending && !open.isError)) return <Loading />;
  const inView = (view: View): readonly PayoutRow[] | undefined =>
    view === 'all'
      ? all
      : // What a unit books for itself waits for nobody here.
        under?.filter(({ stage, keptHere }) => stage === view && (stage !== 'paid' || keptHere));
  const counts = Object.fromEntries(
    VIEWS.map((view) => [view, (view === 'payable' ? ready : inView(view))?.length ?? 0]),
  ) as Record<View, number>;
  const views = VIEWS.filter((view) => (view === 'payable' || view === 'draft' ? applies : true));
  const view = views.find((each) => each === wanted) ?? firstView(counts, may);
  const rows = view === 'payable' ? undefined : inView(view);
  const id = chosen !== undefined && ID.test(chosen) ? Number(chosen) : undefined;
  // J and K go through the list as it stands there; after a decision the next of it follows.
  const order = inOrder(rows ?? []).map((row) => row.id);
  const beside = (by: 1 | -1): number | undefined => {
    const at = id === undefined ? -1 : order.indexOf(id);
    return at < 0 ? undefined : order[at + by];
  };
  const show = (next: number | undefined): void => setChosen(next === undefined ? undefined : String(next));
  const near = [present - 1, present, present + 1];
  const paying = view === 'checked' && may(NEXT.checked);
  const header = (
    <>
      <Segments
        label={t('payouts.views')}
        value={view}
        choices={views.map((value) => ({ value, label: `${t(`payouts.view.${value}`)} ${counts[value]}` }))}
        onChange={(next) => {
          setPicked(new Set());
          setView(next);
        }}
      />
      <FindField label={t('payouts.find')} value={typed} onChange={setTyped} width={240} />
      {of === undefined ? null : (
        <button type="button" className="button" onClick={() => setDocument(undefined)}>
          {t('payouts.ofDocument', {
            number: (whole.data?.[0] ?? ready?.[0])?.documentNumber ?? String(of),
          })}{' '}
          ×
        </button>
      )}
    </>
  );
  return (
    <>
      <PageHead title={t('payouts.title')} actions={view === 'all' ? [book] : []}>
        {view === 'all' ? (
          <Segments
            label={t('budget.year')}
            value={String(year)}
            choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
              value: String(each),
              label: t('budget.yearOf', { year: each }),
            }))}
            onChange={(next) => setYear(next, { replace: true })}
          />
        ) : null}
      </PageHead>
      {/* Not below: what was told of the bank file would lie over what is pressed next. */}
      {paying && (rows ?? []).length > 0 ? (
        <PayBar
          rows={rows ?? []}
          picked={picked}
          onPick={(ids) => setPicked(new Set(ids))}
          onPaid={() => setPicked(new Set())}
        />
      ) : null}
      {view === 'payable' ? (
        <PayableList rows={ready} header={header} failed={failedOf(payable, t)} onPay={props.onPay} />
      ) : (
        <PayoutList
          key={view}
          view={view}
          rows={rows}
          about={[...(view === 'all' ? [t('budget.yearOf', { year })] : []), t(`payouts.view.${view}`)].join(' · ')}
          picked={paying ? { ids: picked, onMark: (row) => setPicked(toggled(picked, row.id)) } : undefined}
          header={header}
          failed={failedOf(view === 'all' ? whole : open, t)}
          onOpen={show}
          onPayable={applies ? () => setView('payable') : undefined}
        />
      )}
      {id === undefined ? null : (
        <PayoutDrawer
          key={id}
          id={id}
          next={beside(1)}
          previous={beside(-1)}
          onOpen={show}
          onEdit={props.onEdit}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function toggled(chosen: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
