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
  const rows = new Int32Array(model.departments.length).fill(-1);
  for (const [row, { giver }] of services.entries()) rows[giver] = row;
  const serviceRows = services.map(({ weights }) => servicesAmong(weights.receivers, rows));
  const receivers = (row: number): number => services[row]!.weights.receivers.length;
  const leaves = (row: number): boolean => serviceRows[row]!.length < receivers(row);
  const out = reach(services.map((_, row) => row).filter(leaves), reversed(serviceRows));
  const reached = reach(
    services.flatMap(({ giver }, row) => (items.some((item) => model.direct[item]![giver] !== 0) ? [row] : [])),
    serviceRows,
  );
  const shut = [...reached].filter((row) => !out.has(row));
  const ends = shut.filter((row) => receivers(row) === 0);
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

function servicesAmong(receivers: Int32Array, rows: Int32Array): number[] {
  const found: number[] = [];
  for (let place = 0; place < receivers.length; place += 1) {
    const row = rows[receivers[place]!]!;
    if (row >= 0) found.push(row);
  }
  return found;
}

function reach(from: readonly number[], next: readonly (readonly number[])[]): Set<number> {
  const seen = new Uint8Array(next.length);
  const queue = [...from];
  for (const row of queue) seen[row] = 1;
  // The queue is walked while it grows.
  for (const row of queue)
    for (const other of next[row]!) {
      if (seen[other] === 1) continue;
      seen[other] = 1;
      queue.push(other);
    }
  return new Set(queue);
}

function reversed(next: readonly (readonly number[])[]): number[][] {
  const back: number[][] = next.map(() => []);
  for (const [row, others] of next.entries()) for (const other of others) back[other]!.push(row);
  return back;
}
