import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/states.tsx';
import { ProjectForm } from './project-form.tsx';
import { ProjectList } from './project-list.tsx';
import { ProjectSheet } from './project-sheet.tsx';
import './projects.css';

/** 项目库: the projects of all units, or of the chosen one; or one project. */
export function ProjectsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { period } = useScope();
  const [project, setProject] = useAddress('project');
  if (period === undefined) return <Loading />;
  const close = (): void => setProject(undefined);
  if (project === 'new') return <ProjectForm onClose={close} onKept={(id) => setProject(String(id))} />;
  if (project !== undefined && /^[1-9]\d{0,9}$/.test(project))
    return <ProjectSheet key={project} id={Number(project)} onClose={close} />;
  return (
    <>
      <PageHead
        title={t('budgetProjects.title')}
        actions={
          may('budget.prepare')
            ? [{ label: t('budgetProjects.new'), shortcut: 'F2', primary: true, onClick: () => setProject('new') }]
            : []
        }
      />
      <ProjectList onOpen={(id) => setProject(String(id))} />
    </>
  );
}
