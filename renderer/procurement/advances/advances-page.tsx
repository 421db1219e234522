import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty } from '../../ui/states.tsx';
import { AdvanceDrawer } from './advance-drawer.tsx';
import { AdvanceList } from './advance-list.tsx';
import { RulesView } from './rules-view.tsx';
import '../payments/payments.css';
import './advances.css';

const VIEWS = ['list', 'rules'] as const;
type View = (typeof VIEWS)[number];

/** 医保预付: what the insurance fund advances for each batch, and what became of it. It is the community's. */
export function AdvancesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  return may('procurement.read', '') ? (
    <All />
  ) : (
    <>
      <PageHead title={t('drugAdvances.title')} />
      <Empty title={t('drugAdvances.members')}>
        <p>{t('drugAdvances.membersBody')}</p>
      </Empty>
    </>
  );
}

function All() {
  const { t } = usePreferences();
  const [asked, setView] = useAddress('view');
  const [chosen, setChosen] = useAddress('batch');
  const [on] = useDayShown();
  const read = useQuery(api.procurement.advances.queryOptions({ input: { on } }));
  const view: View = VIEWS.find((each) => each === asked) ?? 'list';
  return (
    <>
      <PageHead title={t('drugAdvances.title')}>
        <Segments
          label={t('drugAdvances.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`drugAdvances.view.${value}`) }))}
          onChange={(next) => setView(next === 'list' ? undefined : next)}
        />
      </PageHead>
      {read.data?.holder === '' ? <p className="notice warn">{t('drugAdvances.noHolder')}</p> : null}
      {view === 'rules' ? (
        <RulesView rules={read.data} failed={failedOf(read, t)} />
      ) : (
        <AdvanceList
          on={on}
          advances={read.data}
          failed={failedOf(read, t)}
          onOpen={(batch) => setChosen(String(batch))}
        />
      )}
      {read.data && chosen !== undefined && /^\d{1,15}$/.test(chosen) ? (
        <AdvanceDrawer
          key={chosen}
          batch={Number(chosen)}
          on={on}
          holder={read.data.holder}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  );
}
