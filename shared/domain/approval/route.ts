import { assert } from '../../kernel/assert.ts';
import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import { isBody } from './level.ts';
import { askedOf } from './panel.ts';
import { isPassedByRule, placeNow, type Route, type SeatedStep, type StepState, type Task } from './route-state.ts';

/** What was done to a document on its way, as it is kept: a fact each. */
export type Move =
  /** 提交 and 重新提交: with the levels that the rules ask for. */
  | {
      readonly what: 'submit';
      readonly by: string;
      readonly apart: readonly string[];
      readonly amount: Fen;
      readonly steps: readonly SeatedStep[];
    }
  | { readonly what: 'pass'; readonly by: string; readonly task: number }
  /** 驳回: back to the applicant (`to` undefined) or to an earlier level, by its place from 0. */
  | { readonly what: 'refuse'; readonly by: string; readonly task: number; readonly to: number | undefined }
  /** 加签: another person is asked, before oneself or after. */
  | {
      readonly what: 'add';
      readonly by: string;
      readonly task: number;
      readonly person: string;
      readonly when: 'before' | 'after';
    }
  /** 转办: another person decides in one's place. */
  | { readonly what: 'move'; readonly by: string; readonly task: number; readonly person: string }
  /** 撤回 by the applicant. */
  | { readonly what: 'withdraw'; readonly by: string }
  /** A body's resolution (会议纪要), recorded. */
  | { readonly what: 'resolve'; readonly by: string; readonly meeting: number; readonly passed: boolean }
  /** 金额变更: what had been decided is decided again, by the levels that the new amount needs. */
  | {
      readonly what: 'amend';
      readonly by: string;
      readonly amount: Fen;
      readonly steps: readonly SeatedStep[];
    }
  /** 补任: who holds the levels that are still to come, after somebody was appointed or left. */
  | { readonly what: 'reseat'; readonly by: string; readonly steps: readonly SeatedStep[] };

export const NEW_ROUTE: Route = { stage: 'draft', apart: [], amount: 0 as Fen, steps: [], turn: 0, nextTask: 1 };

/** The task of this number among those of the step that is being decided. */
export function openTask(route: Route, id: number): Task | undefined {
  return route.steps[placeNow(route)]?.tasks.find((task) => task.id === id && task.state === 'open');
}

/** The route after a move that may be made (`refusal` of `moving.ts` says whether). `day` is the day of the move. */
export function moved(route: Route, move: Move, day: AccountingDate): Route {
  switch (move.what) {
    case 'submit':
      return opened(
        {
          ...{ stage: 'deciding', apart: move.apart, amount: move.amount, steps: move.steps.map(fresh) },
          ...{ turn: route.turn + 1, nextTask: route.nextTask },
        },
        day,
      );
    case 'amend':
      return opened({ ...route, stage: 'deciding', amount: move.amount, steps: move.steps.map(fresh) }, day);
    case 'pass':
      return opened(settled(withTask(route, move.task, (task) => ({ ...task, state: 'passed', actor: move.by }))), day);
    case 'resolve':
      return move.passed
        ? opened(
            withStep(route, placeNow(route), (step) => ({ ...step, meeting: move.meeting, done: true })),
            day,
          )
        : { ...route, stage: 'refused' };
    case 'refuse':
      return move.to === undefined ? { ...route, stage: 'refused' } : opened(backTo(route, move.to), day);
    case 'withdraw':
      return { ...route, stage: 'withdrawn' };
    case 'move':
      return withTask(route, move.task, (task) => ({ ...task, person: move.person }));
    case 'add':
      return added(route, move);
    case 'reseat':
      return reseated(route, move.steps, day);
  }
}

const fresh = (step: SeatedStep): StepState => ({
  step,
  tasks: [],
  opened: undefined,
  meeting: undefined,
  done: false,
});

const withStep = (route: Route, place: number, change: (step: StepState) => StepState): Route => ({
  ...route,
  steps: route.steps.map((step, at) => (at === place ? change(step) : step)),
});

const withTask = (route: Route, id: number, change: (task: Task) => Task): Route =>
  withStep(route, placeNow(route), (step) => ({
    ...step,
    tasks: step.tasks.map((task) => (task.id === id ? change(task) : task)),
  }));

/** Opens the step that comes next, if it is not open; with none left the document is approved. */
function opened(route: Route, day: AccountingDate): Route {
  const place = placeNow(route);
  const now = route.steps[place];
  if (!now) return { ...route, stage: 'approved' };
  if (now.opened !== undefined) return route;
  const { level, mode } = now.step;
  if (isBody(level)) return withStep(route, place, (step) => ({ ...step, opened: day }));
  const asked = askedOf(route, place);
  const tasks = asked.map(
    (person, at): Task => ({
      ...{ id: route.nextTask + at, person, addedBy: undefined, actor: undefined },
      state: mode === 'sequence' && at > 0 ? 'waiting' : 'open',
      after: mode === 'sequence' && at > 0 ? route.nextTask + at - 1 : undefined,
    }),
  );
  return {
    ...withStep(route, place, (step) => ({ ...step, tasks: [...step.tasks, ...tasks], opened: day })),
    nextTask: route.nextTask + tasks.length,
  };
}

/** What follows of a task that was passed: who waited for it is asked, who is needed no more is not. */
function settled(route: Route): Route {
  return withStep(route, placeNow(route), (step) => {
    const passed = new Set(step.tasks.filter(({ state }) => state === 'passed').map(({ id }) => id));
    const isByRule = (task: Task): boolean => task.addedBy === undefined;
    const either = step.step.mode === 'any' || step.step.mode === 'single';
    const enough = either && step.tasks.some(isPassedByRule);
    // Whoever need not decide any more takes along whom they had asked.
    const needless = new Set<number>();
    for (const task of step.tasks) {
      const asker = task.addedBy;
      const gone = isByRule(task) ? enough && task.state !== 'passed' : asker !== undefined && needless.has(asker);
      if (gone && task.state !== 'passed') needless.add(task.id);
    }
    const tasks = step.tasks.map((task): Task => {
      if (task.state === 'passed' || task.state === 'void') return task;
      if (needless.has(task.id)) return { ...task, state: 'void' };
      return { ...task, state: task.after === undefined || passed.has(task.after) ? 'open' : 'waiting' };
    });
    // A level that nobody has decided is never done, however few are asked.
    const done = tasks.some(isPassedByRule) && tasks.every(({ state }) => state === 'passed' || state === 'void');
    return { ...step, tasks, done };
  });
}

function added(route: Route, { task: of, person, when }: Extract<Move, { what: 'add' }>): Route {
  const id = route.nextTask;
  const made = { id, person, addedBy: of, actor: undefined };
  const next = withStep(route, placeNow(route), (step) => {
    const asker = step.tasks.find((task) => task.id === of);
    assert(asker, 'the task is one of the step that is being decided');
    const tasks = step.tasks.map(
      (task): Task => (when === 'before' && task.id === of ? { ...task, state: 'waiting', after: id } : task),
    );
    const task: Task =
      when === 'before' ? { ...made, state: 'open', after: asker.after } : { ...made, state: 'waiting', after: of };
    // 顺签: who came after the asker comes after the one who was asked in between.
    return { ...step, tasks: [...(when === 'after' ? tasks.map((each) => follow(each, of, id)) : tasks), task] };
  });
  return { ...next, nextTask: id + 1 };
}

const follow = (task: Task, before: number, now: number): Task =>
  task.after === before ? { ...task, after: now } : task;

/** Everything from a level on is decided anew. */
const backTo = (route: Route, place: number): Route => ({
  ...route,
  steps: route.steps.map((step, at) => (at < place ? step : fresh(step.step))),
});

/**
 * The levels not yet decided with their holders as they are now. Of the level that is open, decisions that were taken stand with
 * whom they asked to follow, and everybody else who holds it now is asked.
 */
function reseated(route: Route, steps: readonly SeatedStep[], day: AccountingDate): Route {
  const place = placeNow(route);
  const standing = new Set<number>();
  for (const task of route.steps[place]?.tasks ?? [])
    if (task.state === 'passed' || (task.addedBy !== undefined && standing.has(task.addedBy))) standing.add(task.id);
  const next = route.steps.map((state, at) => {
    if (at < place) return state;
    const anew = fresh(steps[at] ?? state.step);
    return at === place ? { ...anew, tasks: state.tasks.filter(({ id }) => standing.has(id)) } : anew;
  });
  return opened(settled(opened({ ...route, steps: next }, day)), day);
}
