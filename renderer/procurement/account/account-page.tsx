import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { AccountView } from './account-view.tsx';
import { DecisionRulesView } from './decision-rules-view.tsx';
import { OverridesView } from './overrides-view.tsx';
import './account.css';

const VIEWS = ['account', 'overrides', 'rules'] as const;

/** 唯一采购账户: the one account that everything is paid from, and what is bought beside the rules. */
export function AccountPage() {
  const { t } = usePreferences();
  const [viewAsked, setView] = useAddress('view');
  const view = VIEWS.find((each) => each === viewAsked) ?? 'account';
  return (
    <>
      <PageHead title={t('purchaseAccount.title')} subtitle={t(`purchaseAccount.about.${view}`)}>
        <Segments
          label={t('purchaseAccount.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`purchaseAccount.view.${value}`) }))}
          onChange={(next) => setView(next === 'account' ? undefined : next)}
        />
      </PageHead>
      {view === 'overrides' ? <OverridesView /> : view === 'rules' ? <DecisionRulesView /> : <AccountView />}
    </>
  );
}
