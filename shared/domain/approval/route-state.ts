import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { Step } from './rule.ts';

/** A level of a document's way, with who holds it (for a body: who keeps its minutes), in their order. */
export interface SeatedStep extends Step {
  readonly holders: readonly string[];
}

/** Where a document stands: 草稿, 审批中, 已批准, 已驳回, 已撤回. */
export type RouteStage = 'draft' | 'deciding' | 'approved' | 'refused' | 'withdrawn';

/** What one person is asked (审批任务). */
export interface Task {
  /** Its number within the document; never used twice. */
  readonly id: number;
  readonly person: string;
  /** `waiting` for another of its step; `void` where it is needed no more. */
  readonly state: 'waiting' | 'open' | 'passed' | 'void';
  /** Asked for by the holder of this task (加签), and not by the rule. */
  readonly addedBy: number | undefined;
  /** The task that must be passed first. */
  readonly after: number | undefined;
  /** Who decided it: the person, or a deputy. */
  readonly actor: string | undefined;
}

export interface StepState {
  readonly step: SeatedStep;
  readonly tasks: readonly Task[];
  /** When it began to wait; undefined before. */
  readonly opened: AccountingDate | undefined;
  /** The meeting whose resolution passed it, where a body decides. */
  readonly meeting: number | undefined;
  readonly done: boolean;
}

/** A document's way through its levels, as far as it has come. */
export interface Route {
  readonly stage: RouteStage;
  /** Who applied and who prepared it: they decide nothing of it, nor does anybody for them. */
  readonly apart: readonly string[];
  /** In 分, above nil. */
  readonly amount: Fen;
  readonly steps: readonly StepState[];
  /** How often it was handed in. */
  readonly turn: number;
  readonly nextTask: number;
}

/** The step that is being decided, by its place; -1 where none is. */
export const placeNow = ({ stage, steps }: Route): number =>
  stage === 'deciding' ? steps.findIndex(({ done }) => !done) : -1;

/** Those whose decision stands, themselves or through a deputy: they decide nothing more of this document. */
export function decided({ steps }: Pick<Route, 'steps'>): ReadonlySet<string> {
  const passed = steps.flatMap(({ tasks }) => tasks.filter(({ state }) => state === 'passed'));
  return new Set(passed.flatMap(({ person, actor }) => (actor === undefined ? [person] : [person, actor])));
}

/** A decision that the rule asked for, and not a colleague (加签). */
export const isPassedByRule = ({ addedBy, state }: Task): boolean => addedBy === undefined && state === 'passed';

/** Those of a step who are neither apart from the document nor have decided it. */
export function mayBeAsked(route: Pick<Route, 'apart' | 'steps'>, { holders }: Pick<SeatedStep, 'holders'>): string[] {
  const before = decided(route);
  return holders.filter((person) => !route.apart.includes(person) && !before.has(person));
}
