import type { AccountingDate } from '../../kernel/date.ts';
import { isBody, type Level } from './level.ts';
import { shortIn } from './panel.ts';
import { type Move, moved, openTask } from './route.ts';
import { decided, placeNow, type Route, type Task } from './route-state.ts';
import { type Delegation, deputiesOf } from './seat.ts';

/**
 * Why a move cannot be made. `stage`: the document is not where this is done; `not-asked`: it is another's to decide; `apart`: one's
 * own document (申请≠审批); `twice`: decided already; `short`: nobody would be left for a level, which is named; `asked`: is asked already;
 * `not-body`, `place`: nothing to resolve or no such earlier level; `empty`: no level is asked for.
 */
export type MoveRefusal =
  | { readonly code: 'stage' | 'not-asked' | 'apart' | 'twice' | 'asked' | 'not-body' | 'place' | 'empty' }
  | { readonly code: 'short'; readonly level: Level };

/** What holds on the day of a move. */
export interface OnDay {
  readonly day: AccountingDate;
  readonly delegations: readonly Delegation[];
}

/** Why a move cannot be made, or undefined where `moved` may make it. */
export function refusalOf(route: Route, move: Move, on: OnDay): MoveRefusal | undefined {
  return refusedBy(route, move, on) ?? leavesShort(route, move, on);
}

function refusedBy(route: Route, move: Move, on: OnDay): MoveRefusal | undefined {
  const { stage, apart } = route;
  switch (move.what) {
    case 'submit':
      if (stage === 'deciding' || stage === 'approved') return { code: 'stage' };
      return move.steps.length === 0 ? { code: 'empty' } : undefined;
    case 'amend':
      if (stage !== 'deciding' && stage !== 'approved') return { code: 'stage' };
      return move.steps.length === 0 ? { code: 'empty' } : undefined;
    case 'withdraw':
      if (stage !== 'deciding') return { code: 'stage' };
      return apart.includes(move.by) ? undefined : { code: 'not-asked' };
    case 'resolve': {
      const now = route.steps[placeNow(route)];
      if (!now) return { code: 'stage' };
      if (!isBody(now.step.level)) return { code: 'not-body' };
      if (apart.includes(move.by)) return { code: 'apart' };
      return now.step.holders.includes(move.by) ? undefined : { code: 'not-asked' };
    }
    case 'reseat':
      return stage === 'deciding' ? undefined : { code: 'stage' };
    default:
      return againstDeciding(route, move, on);
  }
}

function againstDeciding(
  route: Route,
  move: Extract<Move, { readonly task: number }>,
  on: OnDay,
): MoveRefusal | undefined {
  if (route.stage !== 'deciding') return { code: 'stage' };
  const task = openTask(route, move.task);
  if (!task) return { code: 'not-asked' };
  if (route.apart.includes(move.by)) return { code: 'apart' };
  const isOwn = task.person === move.by;
  const handsOn = move.what === 'add' || move.what === 'move';
  // A deputy decides; whom else to ask is for the person to say.
  if (!isOwn && (handsOn || !deputiesOf(on.delegations, task.person, on.day).includes(move.by)))
    return { code: 'not-asked' };
  const before = decided(route);
  if (before.has(move.by) || before.has(task.person)) return { code: 'twice' };
  if (handsOn) return againstAsking(route, move.person, before);
  if (move.what === 'refuse' && move.to !== undefined && !(move.to >= 0 && move.to < placeNow(route)))
    return { code: 'place' };
  return undefined;
}

function againstAsking(route: Route, person: string, before: ReadonlySet<string>): MoveRefusal | undefined {
  if (route.apart.includes(person)) return { code: 'apart' };
  if (before.has(person)) return { code: 'twice' };
  return pending(route).some((task) => task.person === person) ? { code: 'asked' } : undefined;
}

const pending = (route: Route): readonly Task[] =>
  (route.steps[placeNow(route)]?.tasks ?? []).filter(({ state }) => state === 'open' || state === 'waiting');

/** 不跳过，先补任: a move after which a level could not be decided by somebody who has not decided another is refused. */
function leavesShort(route: Route, move: Move, on: OnDay): MoveRefusal | undefined {
  const next = moved(route, move, on.day);
  // Who was appointed late may still leave somebody missing: that is what more appointments are for.
  if (next.stage !== 'deciding' || move.what === 'reseat') return undefined;
  const level = shortIn(next);
  return level === undefined ? undefined : { code: 'short', level };
}
