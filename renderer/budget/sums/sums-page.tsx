import { SUM_STAGES, type SumStage } from '../../../shared/domain/budget/at-stage.ts';
import { client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useBudgetYear, YearChoice } from '../year-choice.tsx';
import { HeatMap } from './heat-map.tsx';
import { Drill } from './sums-drill.tsx';
import { Pairs } from './sums-pairs.tsx';
import { Procurement, Workload } from './sums-schedules.tsx';
import { Form, Items, Months, Sources, Units } from './sums-tables.tsx';
import { type SumsInSight, useSums } from './use-sums.ts';
import './sums.css';

const VIEWS = ['form', 'units', 'sources', 'items', 'months', 'heat', 'workload', 'procurement'] as const;
type View = (typeof VIEWS)[number];

/** 预算汇总: members' budgets as one, of the year and stage that the address names. */
export function SumsPage() {
  const year = useBudgetYear();
  const [askedStage, setStage] = useAddress('stage');
  const stage = SUM_STAGES.find((each) => each === askedStage) ?? 'now';
  if (year === undefined) return <Loading />;
  return <OfYear year={year} stage={stage} onStage={setStage} />;
}

function OfYear(props: {
  readonly year: number;
  readonly stage: SumStage;
  readonly onStage: ReturnType<typeof useAddress>[1];
}) {
  const { t } = usePreferences();
  const { year, stage, onStage } = props;
  const { sums } = useSums(year, stage);
  const counted = sums?.units.some((unit) => unit.counted) ?? false;
  return (
    <div className="sums-page">
      <PageHead
        title={t('budgetSums.title')}
        actions={counted ? [{ label: t('budgetSums.print'), shortcut: 'F9', onClick: () => void printPage() }] : []}
      >
        <YearChoice year={year} />
        <Segments<SumStage>
          label={t('budgetSums.stage')}
          value={stage}
          choices={SUM_STAGES.map((value) => ({ value, label: t(`budgetSums.stage.${value}`) }))}
          onChange={(value) => onStage(value === 'now' ? undefined : value, { replace: true })}
        />
        {counted ? (
          <SaveBook make={() => client.budget.sumsBook({ year, stage })} hint={t('budgetSums.bookHint')} />
        ) : null}
      </PageHead>
      <Read year={year} stage={stage} />
    </div>
  );
}

function Read({ year, stage }: { readonly year: number; readonly stage: SumStage }) {
  const { t } = usePreferences();
  const { read, sums } = useSums(year, stage);
  const [asked, setView] = useAddress('view');
  const view = VIEWS.find((each) => each === asked) ?? 'form';
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!sums) return <Loading />;
  if (!sums.units.some(({ counted }) => counted))
    return (
      <Empty title={t('budgetSums.none', { year, stage: t(`budgetSums.stage.${stage}`) })}>
        <p>{t('budgetSums.noneBody')}</p>
      </Empty>
    );
  return (
    <>
      <Counted sums={sums} />
      <div className="sums-views">
        <Segments<View>
          label={t('budgetSums.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`budgetSums.view.${value}`) }))}
          onChange={(value) => setView(value === 'form' ? undefined : value)}
        />
      </div>
      <Shown view={view} sums={sums} />
      {view === 'form' || view === 'items' || view === 'units' ? <Pairs sums={sums} /> : null}
      <Drill sums={sums} />
    </>
  );
}

function Shown({ view, sums }: { readonly view: View; readonly sums: SumsInSight }) {
  switch (view) {
    case 'form':
      return <Form sums={sums} />;
    case 'units':
      return <Units sums={sums} />;
    case 'sources':
      return <Sources sums={sums} />;
    case 'items':
      return <Items sums={sums} />;
    case 'months':
      return <Months sums={sums} />;
    case 'heat':
      return <HeatMap sums={sums} />;
    case 'workload':
      return <Workload sums={sums} />;
    case 'procurement':
      return <Procurement sums={sums} />;
  }
}

/** How many units are in the sum, and who is not: a sum over some is never taken for the whole. */
function Counted({ sums: { units, whole } }: { readonly sums: SumsInSight }) {
  const { t, locale } = usePreferences();
  const missing = units.filter(({ counted }) => !counted);
  return (
    <div className="sums-counted">
      <span className={missing.length === 0 ? 'chip ok' : 'chip warn'}>
        {t('budgetSums.counted', { count: units.length - missing.length, of: units.length })}
      </span>
      {whole ? null : <span className="chip">{t('budgetSums.ownOnly')}</span>}
      {missing.length === 0 ? null : (
        <details>
          <summary>{t('budgetSums.missing', { count: missing.length })}</summary>
          <p>{missing.map(({ name }) => name).join(locale === 'zh-CN' ? '、' : ', ')}</p>
        </details>
      )}
    </div>
  );
}
