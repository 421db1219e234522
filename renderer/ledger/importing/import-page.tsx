import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { History } from './history.tsx';
import { Unmapped } from './unmapped.tsx';
import { Wizard } from './wizard.tsx';
import './importing.css';

const TABS = ['file', 'accounts', 'history'] as const;
type Tab = (typeof TABS)[number];

/** 导入: a file comes in, accounts find their group account, and what came in before can be taken back. */
export function ImportPage() {
  const { t, locale } = usePreferences();
  const { period, unit, chosen } = useScope();
  const { may } = useIdentity();
  const [asked, setTab] = useAddress('tab');
  const tabs = TABS.filter((tab) => tab !== 'file' || may('ledger.import'));
  const tab: Tab = tabs.find((each) => each === asked) ?? tabs[0] ?? 'history';
  return (
    <>
      <PageHead title={t('import.title')} subtitle={period && periodName(period, locale)}>
        {chosen ? <UnitMark unit={chosen.code} name={chosen.name} /> : null}
        <Segments
          label={t('import.title')}
          value={tab}
          choices={tabs.map((value) => ({ value, label: t(`import.tab.${value}`) }))}
          onChange={(next) => setTab(next === tabs[0] ? undefined : next)}
        />
      </PageHead>
      {period === undefined ? (
        <Loading />
      ) : tab === 'file' ? (
        <Wizard period={period} />
      ) : tab === 'accounts' ? (
        <Unmapped period={period} unit={unit} />
      ) : (
        <History period={period} unit={unit} />
      )}
    </>
  );
}
