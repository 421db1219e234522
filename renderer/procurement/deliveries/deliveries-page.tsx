import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { HistoryView } from '../history/history-view.tsx';
import { ArrivingList } from './arriving-list.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { RegisterForm } from './register-form.tsx';
import { ReturnList } from './return-list.tsx';
import { RulesForm } from './rules-form.tsx';
import { ScoreList } from './score-list.tsx';
import './deliveries.css';

const VIEWS = ['arriving', 'receipts', 'returns', 'scores', 'history'] as const;
/** `H01-12`: what order 12 brings to H01. */
const ARRIVAL = /^([A-Z0-9]{1,12})-([1-9]\d{0,9})$/;

/** 到货验收: what is on its way, what came, what went back, and how suppliers delivered. */
export function DeliveriesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [viewAsked, setView] = useAddress('view');
  const [arrival, setArrival] = useAddress('arrival');
  const [setting, setSetting] = useState(false);
  const [importing, setImporting] = useState(false);
  const rules = useQuery(api.procurement.deliveryRules.queryOptions({ input: {} })).data;
  const [, unit, order] = ARRIVAL.exec(arrival ?? '') ?? [];
  if (unit !== undefined && order !== undefined)
    return <RegisterForm key={arrival} unit={unit} order={Number(order)} onClose={() => setArrival(undefined)} />;
  // What came before there was this account is the whole community's.
  const views = VIEWS.filter((each) => each !== 'history' || may('procurement.read', ''));
  const view = views.find((each) => each === viewAsked) ?? 'arriving';
  const actions: PageAction[] =
    view === 'history'
      ? [{ label: t('deliveryHistory.import'), shortcut: 'F2', primary: true, onClick: () => setImporting(true) }]
      : [{ label: t('deliveries.setRules'), onClick: () => setSetting(true) }];
  return (
    <>
      <PageHead title={t('deliveries.title')} actions={may('procurement.buy') ? actions : []}>
        <Segments
          label={t('deliveries.view')}
          value={view}
          choices={views.map((value) => ({ value, label: t(`deliveries.view.${value}`) }))}
          onChange={(next) => setView(next === 'arriving' ? undefined : next)}
        />
        {rules && view !== 'history' ? (
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
      ) : view === 'history' ? (
        <HistoryView importing={importing} onImport={setImporting} />
      ) : (
        <ArrivingList onOpen={setArrival} />
      )}
      {setting && rules ? <RulesForm rules={rules} onClose={() => setSetting(false)} /> : null}
    </>
  );
}
