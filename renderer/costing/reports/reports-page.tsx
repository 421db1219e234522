import { COST_SPANS, type CostSpan } from '../../../shared/domain/costing/span.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { ComparisonTab } from './comparison-tab.tsx';
import { FlowTab } from './flow-tab.tsx';
import { FullTab, StructureTab } from './form-tabs.tsx';
import { HospitalTab } from './hospital-tab.tsx';
import { SandboxTab } from './sandbox-tab.tsx';
import { TraceTab } from './trace-tab.tsx';
import { TrendTab } from './trend-tab.tsx';
import type { ReportAsked } from './words.ts';
import './reports.css';

const TABS = ['02', '03', 'hospital', 'trend', 'flow', 'trace', 'sandbox', 'comparison'] as const;
type Tab = (typeof TABS)[number];
/** Those of which there is a year so far. */
const SPANNED: readonly Tab[] = ['02', '03', 'hospital', 'flow', 'comparison'];

/** 成本报表: the official forms, structure, flow, 一元追溯 and 沙盘 of one unit, and the units beside each other. */
export function ReportsPage() {
  const { t, locale } = usePreferences();
  const { period, unit } = useScope();
  const names = useNames();
  const [tabAsked, setTab] = useAddress('tab');
  const [spanAsked, setSpan] = useAddress('span');
  const [runAsked] = useAddress('run');
  if (period === undefined) return <Loading />;
  const tab = TABS.find((each) => each === tabAsked) ?? '02';
  const run = /^[1-9]\d{0,14}$/.test(runAsked ?? '') ? Number(runAsked) : undefined;
  const spanned = SPANNED.includes(tab) && run === undefined;
  const span: CostSpan = spanned && spanAsked === 'year' ? 'year' : 'month';
  const months = span === 'year' ? `${periodName(`${period.slice(0, 4)}-01` as Period, locale)}–` : '';
  const whose = tab === 'comparison' || unit === undefined ? '' : `${names.unit(unit)} · `;
  const asked = unit === undefined ? undefined : { unit, period, span, ...(run === undefined ? {} : { run }) };
  return (
    <>
      <PageHead title={t('costReports.title')} subtitle={`${whose}${months}${periodName(period, locale)}`}>
        {spanned ? (
          <Segments
            label={t('costing.span')}
            value={span}
            choices={COST_SPANS.map((value) => ({ value, label: t(`costing.span.${value}`) }))}
            onChange={(next) => setSpan(next === 'month' ? undefined : next, { replace: true })}
          />
        ) : null}
      </PageHead>
      <div className="cost-reports fill">
        <div className="cost-tabs">
          <Segments
            label={t('costReports.tab')}
            value={tab}
            choices={TABS.map((value) => ({ value, label: t(`costReports.tab.${value}`) }))}
            onChange={(next) => setTab(next === '02' ? undefined : next)}
          />
        </div>
        {tab === 'comparison' ? (
          <ComparisonTab key={`${period} ${span}`} period={period} span={span} />
        ) : asked === undefined ? (
          <Empty title={t('costReports.chooseUnit')}>{t('costReports.chooseUnitBody')}</Empty>
        ) : (
          <OfUnit key={`${unit} ${period} ${tab}`} tab={tab} asked={asked} />
        )}
      </div>
    </>
  );
}

function OfUnit({ tab, asked }: { readonly tab: Exclude<Tab, 'comparison'>; readonly asked: ReportAsked }) {
  switch (tab) {
    case '02':
      return <FullTab asked={asked} />;
    case '03':
      return <StructureTab asked={asked} />;
    case 'hospital':
      return <HospitalTab asked={asked} />;
    case 'trend':
      return <TrendTab asked={asked} />;
    case 'flow':
      return <FlowTab asked={asked} />;
    case 'trace':
      return <TraceTab asked={asked} />;
    case 'sandbox':
      return <SandboxTab asked={asked} />;
  }
}
