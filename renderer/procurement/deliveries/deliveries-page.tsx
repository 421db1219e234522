import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ArrivingList } from './arriving-list.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { RegisterForm } from './register-form.tsx';
import { ReturnList } from './return-list.tsx';
import { RulesForm } from './rules-form.tsx';
import { ScoreList } from './score-list.tsx';
import './deliveries.css';

const VIEWS = ['arriving', 'receipts', 'returns', 'scores'] as const;
/** `H01-12`: what order 12 brings to H01. */
const ARRIVAL = /^([A-Z0-9]{1,12})-([1-9]\d{0,9})$/;

/** 到货验收: what is on its way, what came, what went back, and how suppliers delivered. */
export function DeliveriesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [viewAsked, setView] = useAddress('view');
  const [arrival, setArrival] = useAddress('arrival');
  const [setting, setSetting] = useState(false);
  const rules = useQuery(api.procurement.deliveryRules.queryOptions({ input: {} })).data;
  const [, unit, order] = ARRIVAL.exec(arrival ?? '') ?? [];
  if (unit !== undefined && order !== undefined)
    return <RegisterForm key={arrival} unit={unit} order={Number(order)} onClose={() => setArrival(undefined)} />;
  const view = VIEWS.find((each) => each === viewAsked) ?? 'arriving';
  return (
    <>
      <PageHead
        title={t('deliveries.title')}
        actions={may('procurement.buy') ? [{ label: t('deliveries.setRules'), onClick: () => setSetting(true) }] : []}
      >
        <Segments
          label={t('deliveries.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`deliveries.view.${value}`) }))}
          onChange={(next) => setView(next === 'arriving' ? undefined : next)}
        />
        {rules ? (
          <span className="chip" title={t('deliveries.rules')}>
            {t('deliveries.rulesAre', {
              months: rules.leastMonths,
              near: rules.nearDays,
              short: rules.shortDays,
            })}
          </span>
        ) : null}
      </PageHead>
      {view === 'receipts' ? (
        <ReceiptList />
      ) : view === 'returns' ? (
        <ReturnList />
      ) : view === 'scores' ? (
        <ScoreList />
      ) : (
        <ArrivingList onOpen={setArrival} />
      )}
      {setting && rules ? <RulesForm rules={rules} onClose={() => setSetting(false)} /> : null}
    </>
  );
}
