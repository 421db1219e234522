import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Loading } from '../../ui/states.tsx';
import { OrderList } from './order-list.tsx';
import { PlanView } from './plan-view.tsx';
import { SettlementForm } from './settlement-form.tsx';
import { ViewChoice } from './view-choice.tsx';
import './orders.css';

/** 采购计划与订单: what waits to be ordered, or the year's orders. */
export function OrdersPage() {
  const { t } = usePreferences();
  const { period } = useScope();
  const [view, setView] = useAddress('view');
  const [asked, setYear] = useAddress('year');
  const [setting, setSetting] = useState(false);
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const present = period === undefined ? community.data?.fiscalYear : yearOf(period);
  const choice = <ViewChoice view={view === 'orders' ? 'orders' : 'plan'} onChange={setView} />;
  const modes = { label: t('purchaseOrders.modes'), onClick: () => setSetting(true) };
  const year = /^20\d\d$/.test(asked ?? '') ? Number(asked) : present;
  return (
    <>
      {view !== 'orders' ? (
        <PlanView choice={choice} modes={modes} onMade={() => setView('orders')} />
      ) : year === undefined ? (
        <Loading />
      ) : (
        <OrderList
          {...{ choice, modes, year }}
          present={present ?? year}
          onYear={(next) => setYear(next === present ? undefined : String(next), { replace: true })}
          onPlan={() => setView(undefined)}
        />
      )}
      {setting ? <SettlementForm onClose={() => setSetting(false)} /> : null}
    </>
  );
}
