import { isLive } from '../../../../shared/domain/costing/charges/route.ts';
import { type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { Kept, MadeStep } from './papers.ts';
import { maySteps } from './stepping.ts';

/** What a member is told of a charge: not before it was reviewed. */
export const isSaid = (stage: Kept['stage']): boolean => stage !== 'draft' && isLive(stage);

export async function namesOf(db: BooksReader): Promise<(unit: string) => string> {
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return (unit) => names.get(unit) ?? unit;
}

export const paperOut = (paper: Kept, steps: readonly MadeStep[] | undefined, caller: Caller) => {
  const last = steps!.at(-1)!;
  return {
    ...{ id: paper.id, stage: paper.stage, revision: paper.revision },
    ...{ display: last.display, instant: last.instant, may: maySteps(paper, steps, caller) },
  };
};

/** Whether the caller may do something for a centre's unit. */
export const mayAt = (caller: Caller, permission: 'costing.run' | 'costing.prepare', unit: string): boolean => {
  const scope = scopeOf(caller, permission);
  return scope !== undefined && reaches(scope, unit);
};
