import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { UnitField } from '../ui/unit-field.tsx';
import { ChartAccounts } from './chart-accounts.tsx';
import { ChartGaps } from './chart-gaps.tsx';
import { ChartMappings } from './chart-mappings.tsx';

const VIEWS = ['gaps', 'mappings', 'accounts'] as const;

/** 科目与映射: a unit's chart, which group account each of its accounts belongs to and from when, and what is missing. */
export function Charts() {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  const [asked, setView] = useAddress('view');
  const view = VIEWS.find((each) => each === asked) ?? 'gaps';
  if (!units || !period) return <Loading />;
  return (
    <>
      <PageHead title={t('charts.title')} subtitle={t('charts.subtitle')}>
        <Segments
          label={t('charts.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`charts.${value}`) }))}
          onChange={(next) => setView(next)}
        />
      </PageHead>
      {view === 'mappings' ? (
        <ChartMappings unit={unit} />
      ) : unit === undefined ? (
        <Empty title={t('charts.chooseUnit')}>
          <UnitField options={units} value={undefined} onChange={setUnit} width={300} />
        </Empty>
      ) : view === 'gaps' ? (
        <ChartGaps unit={unit} period={period} />
      ) : (
        <ChartAccounts unit={unit} period={period} />
      )}
    </>
  );
}
