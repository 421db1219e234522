import type { PerformanceStep } from '../../../../shared/domain/budget/performance-route.ts';
import type { Project } from '../../../../shared/domain/budget/project.ts';
import type { ProjectStep } from '../../../../shared/domain/budget/project-route.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { projectContent, type SignedGoals } from './library.ts';
import { type SheetContent, sheetText } from './sheet-content.ts';

/** What signing needs of whichever command it is a part of. */
type Signing = Pick<CommandContext<never>, 'tx' | 'db' | 'actor' | 'instant' | 'caller'>;

const displayOf = ({ caller, actor }: Signing): string => (caller.kind === 'person' ? caller.display : actor);

/**
 * Keeps a project's step with the digest of what the project said then.
 * @param goals what the admission rests on beside the project itself.
 */
export async function signProject(
  context: Signing,
  id: number,
  project: Project,
  step: ProjectStep,
  reason: string,
  goals?: SignedGoals,
): Promise<string> {
  const content = canonicalJson(projectContent(project, goals));
  const digest = sha256Text(content);
  await context.db
    .insertInto('budget_project_step')
    .values({
      id: await takeNumbers(context.tx, 'budget_project_step', 1),
      ...{ project: id, step, person: context.actor, instant: context.instant, reason, content, digest },
      display: displayOf(context),
    })
    .execute();
  return digest;
}

/** Keeps a step of a year's sheet with the digest of what the sheet said then. */
export async function signSheet(
  context: Signing,
  of: { readonly project: number; readonly year: number },
  sheet: SheetContent,
  step: PerformanceStep,
  reason: string,
): Promise<string> {
  const content = sheetText(sheet);
  const digest = sha256Text(content);
  await context.db
    .insertInto('budget_performance_step')
    .values({
      id: await takeNumbers(context.tx, 'budget_performance_step', 1),
      ...{ project: of.project, year: of.year, step, person: context.actor, instant: context.instant },
      ...{ reason, content, digest, display: displayOf(context) },
    })
    .execute();
  return digest;
}
