import { useState } from 'react';
import type { RunMode } from '../../../shared/domain/procurement/payments/run.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { AgeingView } from './ageing-view.tsx';
import { RulesView } from './rules-view.tsx';
import { RunDrawer } from './run-drawer.tsx';
import { RunForm } from './run-form.tsx';
import { RunList } from './run-list.tsx';
import './payments.css';

const VIEWS = ['ageing', 'runs', 'rules'] as const;
type View = (typeof VIEWS)[number];

/** 统一支付: what is due, the runs that pay it, and the rules. A member sees its own share of what is due. */
export function PaymentsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [asked, setView] = useAddress('view');
  const [chosen, setChosen] = useAddress('run');
  const [writing, setWriting] = useState<{ readonly suppliers?: readonly string[]; readonly mode?: RunMode }>();
  // Over all of it: the one account is the community's.
  const mayAll = may('procurement.read', '');
  const views = VIEWS.filter((each) => mayAll || each !== 'runs');
  const view: View = views.find((each) => each === asked) ?? 'ageing';
  const [on, setOn] = useDayShown();
  const prepares = may('procurement.buy', '');
  return (
    <>
      <PageHead
        title={t('drugPayments.title')}
        actions={
          prepares && view !== 'rules'
            ? [{ label: t('drugPayments.new'), shortcut: 'F2', primary: true, onClick: () => setWriting({}) }]
            : []
        }
      >
        <Segments
          label={t('drugPayments.view')}
          value={view}
          choices={views.map((value) => ({ value, label: t(`drugPayments.view.${value}`) }))}
          onChange={(next) => setView(next === 'ageing' ? undefined : next)}
        />
      </PageHead>
      {view === 'ageing' ? (
        <AgeingView
          on={on}
          onDay={setOn}
          onRun={mayAll ? (id) => setChosen(String(id)) : undefined}
          onPay={prepares ? (supplier, mode) => setWriting({ suppliers: [supplier], mode }) : undefined}
        />
      ) : view === 'runs' ? (
        <RunList mayPrepare={prepares} onOpen={(id) => setChosen(String(id))} />
      ) : (
        <RulesView />
      )}
      {mayAll && chosen !== undefined && /^\d{1,15}$/.test(chosen) ? (
        <RunDrawer key={chosen} id={Number(chosen)} onClose={() => setChosen(undefined)} />
      ) : null}
      {writing ? (
        <RunForm
          on={on}
          suppliers={writing.suppliers}
          mode={writing.mode}
          onClose={() => setWriting(undefined)}
          onSaved={(id) => {
            setWriting(undefined);
            setChosen(String(id));
          }}
        />
      ) : null}
    </>
  );
}
