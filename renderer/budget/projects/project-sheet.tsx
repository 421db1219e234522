import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectStage, ProjectStep } from '../../../shared/domain/budget/project-route.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Steps } from '../../ui/steps.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { usePlanWords } from '../words.ts';
import { type Project, STAGE_CHIPS } from './looks.ts';
import { PerformancePart } from './performance-part.tsx';
import { ProjectForm } from './project-form.tsx';
import { ProjectMoneyPart } from './project-money.tsx';
import { Signatures } from './signatures.tsx';

/** Steps in the order in which their buttons stand; what goes on first. */
const BUTTONS: readonly ProjectStep[] = [
  ...(['admit', 'submit', 'start', 'finish'] as const),
  ...(['prepare', 'return', 'reject', 'withdraw', 'end'] as const),
];
const ON: readonly ProjectStep[] = ['admit', 'submit', 'start', 'finish'];
const ROUTE = ['declaring', 'reviewing', 'listed', 'running', 'finished'] as const;

/** One project: what it is, its money by year, its goals and evaluation, and what the reader may do. */
export function ProjectSheet({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [editing, setEditing] = useState(false);
  const read = useQuery(api.budget.project.queryOptions({ input: { id } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const close = (): void => setEditing(false);
  if (editing) return <ProjectForm project={read.data} onClose={close} onKept={close} />;
  return <Of project={read.data} onClose={onClose} onEdit={() => setEditing(true)} />;
}

function Of(props: { readonly project: Project; readonly onClose: () => void; readonly onEdit: () => void }) {
  const { t } = usePreferences();
  const { project } = props;
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const [asked, setView] = useAddress('view');
  const view = asked === 'performance' ? 'performance' : 'project';
  const { name, unit } = project;
  const at = { id: project.id, revision: project.revision };

  async function take(step: ProjectStep): Promise<void> {
    const label = t(`budgetProjects.step.${step}`);
    const done = t('budgetProjects.done', { name, step: label });
    switch (step) {
      case 'prepare':
        return props.onEdit();
      case 'submit':
        await act(() => client.budget.submitProject({ ...at, unit }), done);
        return;
      case 'start':
      case 'finish':
        if (step === 'finish') {
          const said = { title: t('budgetProjects.finishTitle', { name }), body: t('budgetProjects.finishBody') };
          if (!(await dialogs.confirm({ ...said, action: label }))) return;
        }
        await act(() => client.budget.advanceProject({ ...at, unit, step }), done);
        return;
      case 'admit': {
        const said = { title: t('budgetProjects.admitTitle', { name }), body: t('budgetProjects.admitBody') };
        if (await dialogs.confirm({ ...said, action: label }))
          await act(() => client.budget.decideProject({ ...at, step }), done);
        return;
      }
      default: {
        const reason = await dialogs.reason({
          title: t('budgetProjects.reasonTitle', { name, step: label }),
          action: label,
          danger: step === 'end' || step === 'reject',
        });
        if (reason === undefined) return;
        await act(
          () =>
            step === 'withdraw'
              ? client.budget.withdrawProject({ ...at, unit, reason })
              : client.budget.decideProject({ ...at, step, reason }),
          done,
        );
      }
    }
  }
  const actions: PageAction[] = BUTTONS.filter((step) => project.may.includes(step)).map((step) => ({
    label: t(`budgetProjects.step.${step}`),
    primary: ON.includes(step),
    disabled: busy || (step === 'submit' && project.problems.length > 0 && t('budgetProjects.lacksFirst')),
    onClick: () => void take(step),
  }));
  const place = (ROUTE as readonly ProjectStage[]).indexOf(project.stage);
  return (
    <>
      <PageHead
        title={`${project.code} ${name}`}
        actions={[...actions, { label: t('budgetProjects.back'), onClick: props.onClose }]}
      >
        <UnitMark unit={unit} name={project.unitName} />
        <span className={STAGE_CHIPS[project.stage]}>{t(`budgetProjects.stage.${project.stage}`)}</span>
      </PageHead>
      <div className="project-sheet">
        <Problem sentence={problem} />
        {place < 0 ? null : (
          <Steps
            label={t('budgetProjects.route')}
            steps={ROUTE.map((stage) => t(`budgetProjects.at.${stage}`))}
            at={place}
          />
        )}
        {project.may.includes('submit') && project.problems.length > 0 ? (
          <div className="notice warn">
            <div>
              {t('budgetProjects.lacks')}
              <ul>
                {project.problems.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          </div>
        ) : null}
        <Segments
          label={t('budgetProjects.view')}
          value={view}
          choices={(['project', 'performance'] as const).map((value) => ({
            value,
            label: t(`budgetProjects.view.${value}`),
          }))}
          onChange={(next) => setView(next === 'project' ? undefined : next, { replace: true })}
        />
        {view === 'performance' ? (
          <PerformancePart project={project} />
        ) : (
          <>
            <Facts project={project} />
            <ProjectMoneyPart project={project} />
            <Signatures
              steps={project.steps.map(({ step, ...kept }) => ({ ...kept, what: t(`budgetProjects.signed.${step}`) }))}
            />
          </>
        )}
      </div>
    </>
  );
}

function Facts({ project }: { readonly project: Project }) {
  const { t } = usePreferences();
  const words = usePlanWords(project.unit);
  return (
    <section className="card project-paper">
      <dl>
        <dt>{t('budgetProjects.category')}</dt>
        <dd>{t(`budgetProjects.category.${project.category}`)}</dd>
        <dt>{t('budget.department')}</dt>
        <dd>{project.department === '' ? t('budget.departmentAll') : words.department(project.department)}</dd>
        <dt>{t('budgetProjects.person')}</dt>
        <dd>{project.person === '' ? <span className="nothing">–</span> : project.person}</dd>
        <dt>{t('budgetProjects.estimate')}</dt>
        <dd>
          <Amount value={project.estimate} />
        </dd>
        <dt>{t('budgetProjects.estimates')}</dt>
        <dd>
          <ul className="project-plain">
            {project.estimates.map(({ year, source, amount }) => (
              <li key={`${year} ${source}`}>
                {t('budget.yearOf', { year })} · {words.source(source)} · <Amount value={amount} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('budgetProjects.reason')}</dt>
        <dd>{project.reason === '' ? <span className="nothing">–</span> : project.reason}</dd>
      </dl>
    </section>
  );
}
