import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { groupedYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { type Choices, chosenOf, ordersToBe, type Plan } from './plan-choice.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { PlanGrid } from './plan-grid.tsx';

/** 采购计划: every open line of all units by supplier and product; the buyer chooses, and it becomes orders. */
export function PlanView(props: {
  readonly choice: ReactNode;
  readonly modes: PageAction;
  readonly onMade: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<string>();
  const [find, setFind] = useState('');
  const [choices, setChoices] = useState<Choices>(new Map());
  const [opened, setOpened] = useState<{ readonly item: string; readonly supplier: string }>();
  const day = typed === undefined ? undefined : parseDate(typed);
  const read = useQuery(api.procurement.orderPlan.queryOptions({ input: day === undefined ? {} : { day } }));
  const buys = may('procurement.buy');
  const plan = read.data;
  const chosen = plan === undefined ? [] : chosenOf(plan.lines, choices);

  async function make(place: boolean): Promise<void> {
    if (plan === undefined) return;
    const orders = ordersToBe(plan.lines, choices);
    const amount = groupedYuan(sumFen(orders.map((order) => order.amount)));
    const names = new Map(plan.suppliers.map(({ code, name }) => [code, name]));
    const sure = await dialogs.confirm({
      title: t(place ? 'purchaseOrders.placeTitle' : 'purchaseOrders.draftTitle', { count: orders.length, amount }),
      body: orders
        .map((order) =>
          t(order.urgent ? 'purchaseOrders.placeUrgentLine' : 'purchaseOrders.placeLine', {
            supplier: names.get(order.supplier) ?? order.supplier,
            ...{ lines: order.lines, packs: order.packs.toLocaleString('en'), amount: groupedYuan(order.amount) },
            settlement: t(`purchaseOrders.settlement.${order.settlement}`),
          }),
        )
        .join('\n'),
      action: t(place ? 'purchaseOrders.place' : 'purchaseOrders.draft'),
    });
    if (!sure) return;
    const done = t(place ? 'purchaseOrders.made' : 'purchaseOrders.drafted', { count: orders.length });
    const asked = { day: plan.day, place, lines: chosen.map((line) => ({ ...line, supplier: line.supplier as '' })) };
    if (!(await act(() => client.procurement.makeOrders(asked), done))) return;
    setChoices(new Map());
    props.onMade();
  }
  const stop = chosen.length === 0 && t('purchaseOrders.nothingChosen');
  const actions: PageAction[] = [
    props.modes,
    ...(buys && plan !== undefined && plan.lines.length > 0
      ? [
          { label: t('purchaseOrders.draft'), disabled: busy || stop, onClick: () => void make(false) },
          {
            ...{ label: t('purchaseOrders.place'), shortcut: 'F9', primary: true },
            ...{ disabled: busy || stop, onClick: () => void make(true) },
          },
        ]
      : []),
  ];
  const failed = failedOf(read, t);
  return (
    <>
      <PageHead title={t('purchaseOrders.title')} actions={actions}>
        {props.choice}
      </PageHead>
      {failed ? (
        <Failed {...failed} />
      ) : plan === undefined ? (
        <Loading />
      ) : (
        <div className="orders fill">
          {plan.problems.map((sentence) => (
            <p key={sentence} className="notice warn">
              {sentence}
            </p>
          ))}
          <Problem sentence={problem} />
          <PlanGrid
            {...{ plan, choices, find, buys }}
            onChoose={setChoices}
            onOpen={({ item, supplier }) => setOpened({ item, supplier })}
            header={
              <>
                <FindField label={t('purchaseOrders.find')} value={find} onChange={setFind} width={260} />
                <DayField plan={plan} typed={typed} onChange={setTyped} />
              </>
            }
          />
        </div>
      )}
      {plan && opened ? (
        <PlanDrawer
          key={opened.item}
          {...{ plan, choices, buys }}
          item={opened.item}
          onChoose={setChoices}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </>
  );
}

const typedOr = ({ typed, plan }: { readonly typed: string | undefined; readonly plan: Plan }): string =>
  typed ?? (plan.day satisfies AccountingDate);

/** 下单日期: prices, licences and the formulary are those of this day. */
function DayField(props: {
  readonly plan: Plan;
  readonly typed: string | undefined;
  readonly onChange: (typed: string) => void;
}) {
  const { t } = usePreferences();
  const { usual } = props.plan;
  const why = t(`purchaseOrders.day.${usual.from}`, { day: usual.after });
  return (
    <label className="orders-day" title={typedOr(props) === usual.day ? why : undefined}>
      {t('purchaseOrders.day')}{' '}
      <input
        className="input"
        type="date"
        required
        value={typedOr(props)}
        onChange={({ target }) => props.onChange(target.value)}
      />
      {typedOr(props) === usual.day ? <span className="hint">{why}</span> : null}
    </label>
  );
}
