import { isBody, type Level } from './level.ts';
import { decided, isPassedByRule, mayBeAsked, placeNow, type Route, type StepState } from './route-state.ts';

/** One decision that is still to come, and who could take it. */
export interface Place {
  readonly level: Level;
  readonly people: readonly string[];
}

/**
 * The level for which somebody must be appointed, since the places cannot all be taken by different people; undefined where they can.
 * Each place is given to somebody, moving others on where that frees one (augmenting paths): who is found missing is truly missing,
 * and not only because the wrong one went first.
 */
export function shortAt(places: readonly Place[]): Level | undefined {
  const takenBy = new Map<string, number>();
  const give = (place: number, asked: Set<string>): boolean =>
    places[place]!.people.some((person) => {
      if (asked.has(person)) return false;
      asked.add(person);
      const there = takenBy.get(person);
      if (there !== undefined && !give(there, asked)) return false;
      takenBy.set(person, place);
      return true;
    });
  const short = places.findIndex((_, place) => !give(place, new Set()));
  return places[short]?.level;
}

/**
 * The level for which somebody must be appointed before the document can come to its end; undefined where nobody need be. Deputies do
 * not count: a delegation ends, and who decides for another uses up both.
 */
export function shortIn(route: Route): Level | undefined {
  const rest = route.steps.slice(Math.max(0, placeNow(route))).filter(({ done }) => !done);
  const unkept = rest.find(
    ({ step }) => isBody(step.level) && !step.holders.some((person) => !route.apart.includes(person)),
  );
  return shortAt(rest.flatMap((state) => placesOf(route, state))) ?? unkept?.step.level;
}

/** The decisions that a level still waits for, each with who could take it. */
export function placesOf(route: Route, { step, tasks, opened }: StepState): readonly Place[] {
  const { level, mode } = step;
  if (isBody(level)) return [];
  const before = decided(route);
  const place = (people: readonly string[]): Place => ({
    level,
    people: people.filter((person) => !route.apart.includes(person) && !before.has(person)),
  });
  if (opened === undefined) return [place(mayBeAsked(route, step))];
  const waiting = tasks.filter(({ state }) => state === 'open' || state === 'waiting');
  const byRule = waiting.filter(({ addedBy }) => addedBy === undefined).map(({ person }) => person);
  const added = waiting.filter(({ addedBy }) => addedBy !== undefined).map(({ person }) => place([person]));
  if (mode === 'any' || mode === 'single') return tasks.some(isPassedByRule) ? added : [place(byRule), ...added];
  return byRule.length === 0 && !tasks.some(isPassedByRule)
    ? [place([]), ...added]
    : [...byRule.map((person) => place([person])), ...added];
}

/**
 * Whom a level asks when it comes to be decided. 或签 asks everybody who may; the other ways leave out who is needed further on, so that
 * a document that could come to its end still can. Nobody more where one decides who has done so.
 */
export function askedOf(route: Route, at: number): readonly string[] {
  const { step, tasks } = route.steps[at]!;
  const may = mayBeAsked(route, step);
  const isEither = step.mode === 'any' || step.mode === 'single';
  if (isEither && tasks.some(isPassedByRule)) return [];
  if (step.mode === 'any') return may;
  const later = route.steps.slice(at + 1).flatMap((state) => placesOf(route, state));
  const added = tasks.flatMap(({ person, state }) => (state === 'open' || state === 'waiting' ? [person] : []));
  const asked: string[] = [];
  const isEnough = (people: readonly string[]): boolean =>
    shortAt([...[...added, ...people].map((one): Place => ({ level: step.level, people: [one] })), ...later]) ===
    undefined;
  for (const person of may) {
    if (step.mode === 'single' && asked.length > 0) break;
    // Where somebody is missing anyway, leaving out this one helps nobody.
    if (isEnough([...asked, person]) || !isEnough(asked)) asked.push(person);
  }
  return asked;
}
