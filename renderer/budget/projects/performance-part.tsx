import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { GoalsForm } from './goals-form.tsx';
import { GradeBounds } from './grade-bounds.tsx';
import { type Project, SHEET_CHIPS, type Sheet } from './looks.ts';
import { PerformanceTable } from './performance-table.tsx';
import { ReviewForm, ScoresForm } from './scores-form.tsx';
import { Signatures } from './signatures.tsx';

/** 绩效目标与评价 of one of the project's years. */
export function PerformancePart({ project }: { readonly project: Project }) {
  const { t } = usePreferences();
  const years = [
    ...new Set([...project.years.map(({ year }) => year), ...project.sheets.map(({ year }) => year)]),
  ].sort();
  const waiting = project.sheets.find(({ stage }) => stage === 'scored')?.year;
  const [chosen, setChosen] = useState<number>();
  const year = chosen ?? project.waits ?? waiting ?? years[0];
  if (year === undefined)
    return <Empty title={t('budgetProjects.view.performance')}>{t('budgetProjects.noSheetBody')}</Empty>;
  const sheet = project.sheets.find((each) => each.year === year);
  return (
    <>
      <div className="project-line">
        <Segments
          label={t('budgetProjects.year')}
          value={String(year)}
          choices={years.map((each) => ({ value: String(each), label: t('budget.yearOf', { year: each }) }))}
          onChange={(next) => setChosen(Number(next))}
        />
        {sheet ? <span className={SHEET_CHIPS[sheet.stage]}>{t(`budgetProjects.sheet.${sheet.stage}`)}</span> : null}
        <GradeBounds bounds={project.bounds} />
      </div>
      <OfYear key={`${year} ${sheet?.revision ?? 0}`} project={project} year={year} sheet={sheet} />
    </>
  );
}

const DECLARABLE = ['declaring', 'reviewing', 'listed', 'running'] as const;

function OfYear(props: { readonly project: Project; readonly year: number; readonly sheet: Sheet | undefined }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { project, year, sheet } = props;
  const plans = DECLARABLE.some((stage) => stage === project.stage) && may('budget.prepare', project.unit);
  if (sheet === undefined)
    return plans ? (
      <GoalsForm project={project} year={year} sheet={undefined} />
    ) : (
      <Empty title={t('budgetProjects.noSheet', { year })}>{t('budgetProjects.noSheetBody')}</Empty>
    );
  return (
    <>
      {sheet.may.includes('goals') ? (
        <GoalsForm project={project} year={year} sheet={sheet} />
      ) : sheet.may.includes('score') ? (
        <ScoresForm project={project} sheet={sheet} />
      ) : sheet.may.includes('review') ? (
        <ReviewForm project={project} sheet={sheet} />
      ) : (
        <PerformanceTable sheet={sheet} />
      )}
      <Back project={project} sheet={sheet} />
      <Signatures
        steps={sheet.steps.map(({ step, ...kept }) => ({ ...kept, what: t(`budgetProjects.perf.${step}`) }))}
      />
    </>
  );
}

/** 撤回 by the unit, 退回 by the centre, each with its reason. */
function Back({ project, sheet }: { readonly project: Project; readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const { year } = sheet;
  const at = { id: project.id, year, revision: sheet.revision };
  const early = sheet.stage === 'set' && !sheet.may.includes('score');

  async function back(step: 'withdraw' | 'return'): Promise<void> {
    const reason = await dialogs.reason({
      title: t(`budgetProjects.${step}SheetTitle`, { year }),
      action: t(`budgetProjects.${step}Sheet`),
    });
    if (reason === undefined) return;
    if (step === 'return')
      await act(() => client.budget.returnPerformance({ ...at, reason }), t('budgetProjects.sheetReturned'));
    else
      await act(
        () => client.budget.withdrawPerformance({ ...at, unit: project.unit, reason }),
        t('budgetProjects.sheetWithdrawn'),
      );
  }
  return (
    <>
      <Problem sentence={problem} />
      <div className="project-line">
        {(['return', 'withdraw'] as const).map((step) =>
          sheet.may.includes(step) ? (
            <button key={step} type="button" className="button" disabled={busy} onClick={() => void back(step)}>
              {t(`budgetProjects.${step}Sheet`)}
            </button>
          ) : null,
        )}
        {early && ['declaring', 'reviewing', 'listed'].includes(project.stage) ? (
          <span className="hint">{t('budgetProjects.scoringLater')}</span>
        ) : null}
      </div>
    </>
  );
}
