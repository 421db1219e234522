import { type CostModel, type CostProblem, named } from '../model.ts';
import { noReceiver } from '../step-down.ts';
import type { Service } from './system.ts';

/** What can be solved: the services that some cost reaches; or why it cannot. */
export interface Outlets {
  readonly reached: readonly Service[];
  readonly problems: readonly CostProblem[];
}

/**
 * Looks for costs that would never leave: a service without receivers, or a closed loop (闭环) of departments that serve
 * only each other, where the equations have no solution. Services that no cost reaches are left out, whatever they serve.
 * @param items those that are shared by these bases.
 */
export function outletsOf(model: CostModel, services: readonly Service[], items: readonly number[]): Outlets {
  const rows = new Map(services.map((service, row) => [service.giver, row]));
  const next = services.map(({ weights }) => [...weights.receivers]);
  const serviceRows = next.map((receivers) => receivers.flatMap((receiver) => rows.get(receiver) ?? []));
  const leaves = (row: number): boolean => serviceRows[row]!.length < next[row]!.length;
  const out = reach(services.map((_, row) => row).filter(leaves), reversed(serviceRows));
  const reached = reach(
    services.flatMap(({ giver }, row) => (items.some((item) => model.direct[item]![giver] !== 0) ? [row] : [])),
    serviceRows,
  );
  const shut = [...reached].filter((row) => !out.has(row));
  const ends = shut.filter((row) => next[row]!.length === 0);
  const problems =
    ends.length > 0
      ? ends.flatMap((row) => unreceived(model, services[row]!, items))
      : shut.length > 0
        ? [
            closedLoop(
              model,
              loopsAmong(shut, serviceRows).map((row) => services[row]!.giver),
            ),
          ]
        : [];
  return { reached: services.filter((_, row) => reached.has(row)), problems };
}

/** A pool without receivers; where only others' cost comes there, the first item says so with nothing of its own. */
function unreceived(model: CostModel, { giver, stage, basis }: Service, items: readonly number[]): CostProblem[] {
  const held = items.filter((item) => model.direct[item]![giver] !== 0);
  return (held.length > 0 ? held : items.slice(0, 1)).map((item) =>
    noReceiver(model, { stage, basis, giver, item, amount: model.direct[item]![giver]! }),
  );
}

function closedLoop(model: CostModel, loop: readonly number[]): CostProblem {
  const departments = [...loop].sort((a, b) => a - b).map((giver) => named(model.departments[giver]!));
  return { path: 'stages', message: `${departments.join('、')} 只互相服务，没有出口，费用无法分摊到其他科室` };
}

/** Cost goes round so often before it leaves that 分 cannot be told: as good as a closed loop. */
export const nearlyClosed = (model: CostModel, giver: number): CostProblem => ({
  path: 'stages',
  message: `${named(model.departments[giver]!)} 与其他辅助科室之间几乎是闭环，费用往返太多次才能分摊出去，请核对分摊参数`,
});

/** Without what only leads into a loop: rows that nobody among them serves go, again and again. */
function loopsAmong(shut: readonly number[], next: readonly (readonly number[])[]): number[] {
  let left = new Set(shut);
  for (;;) {
    const served = new Set([...left].flatMap((row) => next[row]!));
    const still = [...left].filter((row) => served.has(row));
    if (still.length === left.size) return still;
    left = new Set(still);
  }
}

function reach(from: readonly number[], next: readonly (readonly number[])[]): Set<number> {
  const seen = new Set(from);
  // A Set is walked while it grows: what is added is visited as well.
  for (const row of seen) for (const other of next[row]!) seen.add(other);
  return seen;
}

function reversed(next: readonly (readonly number[])[]): number[][] {
  const back: number[][] = next.map(() => []);
  for (const [row, others] of next.entries()) for (const other of others) back[other]!.push(row);
  return back;
}
