import { assert } from '../../../kernel/assert.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UnitCode } from '../../organisation/unit.ts';

/** For whom a line is ordered (分配): one row a request line, in packs; `cancelled` of `quantity` are ordered no more. */
export interface Allocation {
  readonly id: number;
  readonly requestLine: number;
  readonly unit: UnitCode;
  readonly quantity: number;
  readonly cancelled: number;
}

/** Packs that are ordered still. */
export const standing = ({ quantity, cancelled }: Pick<Allocation, 'quantity' | 'cancelled'>): number =>
  quantity - cancelled;

/** Packs that a line is ordered: Σ of its allocations, and nothing else. */
export const orderedOn = (allocations: readonly Pick<Allocation, 'quantity' | 'cancelled'>[]): number =>
  allocations.reduce((sum, each) => sum + standing(each), 0);

/** An approved line of a request, in packs. */
export interface Approved {
  readonly approved: number;
  /** Approved packs that nobody wants ordered any more. */
  readonly dropped: number;
}

/** Packs of a request line that may still be ordered: what was cancelled is among them again. Never below nil. */
export function openOf({ approved, dropped }: Approved, allocations: readonly Allocation[]): number {
  const open = approved - dropped - orderedOn(allocations);
  assert(open >= 0, 'more was ordered than was approved');
  return open;
}

/** So many packs of an allocation are to be ordered no more. */
export interface Cancelling {
  readonly allocation: number;
  readonly packs: number;
}

/** Why packs cannot be cancelled: there is no such allocation, or at most so many have not come yet. */
export type CancelProblem =
  | { readonly kind: 'unknown'; readonly allocation: number }
  | { readonly kind: 'too-many'; readonly allocation: number; readonly most: number };

/**
 * Cancels packs of allocations, never below what was received of each. Gives all allocations as they then stand; refuses
 * with every problem, and then nothing is cancelled.
 */
export function cancelPacks(
  allocations: readonly Allocation[],
  asked: readonly Cancelling[],
  receivedOf: (allocation: number) => number,
): Result<Allocation[], CancelProblem[]> {
  const wanted = new Map<number, number>();
  for (const { allocation, packs } of asked) {
    assert(Number.isSafeInteger(packs) && packs > 0, `not packs to cancel: ${packs}`);
    wanted.set(allocation, (wanted.get(allocation) ?? 0) + packs);
  }
  const known = new Map(allocations.map((each) => [each.id, each]));
  const problems = [...wanted].flatMap(([id, packs]): CancelProblem[] => {
    const allocation = known.get(id);
    if (!allocation) return [{ kind: 'unknown', allocation: id }];
    const most = standing(allocation) - receivedOf(id);
    return packs > most ? [{ kind: 'too-many', allocation: id, most }] : [];
  });
  if (problems.length > 0) return err(problems);
  return ok(allocations.map((each) => ({ ...each, cancelled: each.cancelled + (wanted.get(each.id) ?? 0) })));
}

/** Everything that has not come yet, as it is cancelled where an order is cancelled or closed. */
export const restOf = (allocations: readonly Allocation[], receivedOf: (allocation: number) => number): Cancelling[] =>
  allocations
    .map((each) => ({ allocation: each.id, packs: standing(each) - receivedOf(each.id) }))
    .filter(({ packs }) => packs > 0);
