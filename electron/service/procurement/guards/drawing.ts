import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Answered, type FindingState, stateOf } from '../../../../shared/domain/procurement/guards/answer.ts';
import type { Finding } from '../../../../shared/domain/procurement/guards/finding.ts';
import { coveringOf, drawFindings } from '../../../../shared/domain/procurement/guards/guards.ts';
import type { GuardWorld } from '../../../../shared/domain/procurement/guards/purchase.ts';
import type { Override } from '../../../../shared/domain/procurement/override.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { overrideOf } from '../account/reading.ts';
import { type Paper, papersOf } from '../papers/papers.ts';

/** What was done with a finding. */
export interface GuardStep {
  readonly step: 'explain' | 'accept' | 'return';
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** A finding as the register holds it. */
export interface Registered {
  readonly finding: Finding;
  readonly state: FindingState;
  /** Of its answer; nil where nobody answered. */
  readonly revision: number;
  readonly steps: readonly GuardStep[];
  /** Approved exceptions that cover it. */
  readonly overrides: readonly Override[];
  /** Answered once, and not found any more: its documents were corrected. */
  readonly gone: boolean;
}

interface KeptAnswer {
  readonly finding: Finding;
  readonly state: Answered['state'];
  readonly revision: number;
  readonly steps: readonly GuardStep[];
}

/** Findings of the world's days with their answers, and those that were answered and are gone. */
export async function drawRegister(db: BooksReader, world: GuardWorld): Promise<Registered[]> {
  const answers = await readAnswers(db, world.first, world.last);
  const approved = await readApprovedOverrides(db);
  const drawn = drawFindings(world);
  const found = new Set(drawn.map(({ key }) => key));
  const registered = drawn.map((finding): Registered => {
    const answer = answers.get(finding.key);
    const overrides = coveringOf(finding, approved);
    return {
      ...{ finding, overrides, gone: false, state: stateOf(answer, overrides.length > 0) },
      ...{ revision: answer?.revision ?? 0, steps: answer?.steps ?? [] },
    };
  });
  const gone = [...answers.values()].filter(({ finding }) => !found.has(finding.key));
  return [...registered, ...gone.map((answer): Registered => ({ ...answer, overrides: [], gone: true }))];
}

/** Whether a finding is a reader's: what is the one account's is the centre's. */
export const seesFinding = (scope: UnitScope, { unit }: Pick<Finding, 'unit'>): boolean =>
  unit === '' ? scope.kind === 'community' : reaches(scope, unit as UnitCode);

/** The person who explained it last. */
export const explainerOf = (steps: readonly GuardStep[]): string =>
  steps.findLast(({ step }) => step === 'explain')?.person ?? '';

export async function readAnswer(db: BooksReader, key: string): Promise<KeptAnswer | undefined> {
  const row = await db.selectFrom('guard_answer').selectAll().where('key', '=', key).executeTakeFirst();
  if (!row) return undefined;
  const steps = await db.selectFrom('guard_step').selectAll().where('key', '=', key).orderBy('id').execute();
  return {
    ...{ finding: JSON.parse(row.content) as Finding, state: row.state as Answered['state'], revision: row.revision },
    steps: steps as unknown as GuardStep[],
  };
}

async function readAnswers(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<Map<string, KeptAnswer>> {
  const rows = await db
    .selectFrom('guard_answer')
    .selectAll()
    .where('day', '>=', first)
    .where('day', '<=', last)
    .orderBy('key')
    .execute();
  const made = await db
    .selectFrom('guard_step as step')
    .innerJoin('guard_answer as answer', 'answer.key', 'step.key')
    .select(['step.key', 'step.step', 'step.person', 'step.display', 'step.instant', 'step.reason'])
    .where('answer.day', '>=', first)
    .where('answer.day', '<=', last)
    .orderBy('step.id')
    .execute();
  const steps = new Map<string, GuardStep[]>();
  for (const { key, ...step } of made) steps.set(key, [...(steps.get(key) ?? []), step as GuardStep]);
  return new Map(
    rows.map(({ key, content, state, revision }) => [
      key,
      {
        ...{ finding: JSON.parse(content) as Finding, state: state as Answered['state'], revision },
        steps: steps.get(key) ?? [],
      },
    ]),
  );
}

/** Every exception that was approved, whenever it held. */
export async function readApprovedOverrides(db: BooksReader): Promise<Override[]> {
  const papers = (await papersOf(db, 'override').where('stage', '=', 'approved').execute()) as Paper[];
  return papers.map(overrideOf);
}
