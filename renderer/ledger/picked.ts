import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { MonthRow } from './rows.ts';

/** What can be done to the months of several units at once, with the operation, and who may. */
export const MOVES = {
  submit: { operation: 'ledger.submitPeriod', permission: 'ledger.submit' },
  lock: { operation: 'ledger.lockPeriod', permission: 'ledger.lock' },
  reopen: { operation: 'ledger.reopenPeriod', permission: 'ledger.reopen' },
} as const satisfies Record<string, { operation: string; permission: Permission }>;
export type Move = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as Move[];

/** Whether a month stands where a move takes it from; whether the checks let it go is the service's to say. */
export const isFor = (move: Move, { state, basis }: MonthRow): boolean =>
  move === 'reopen'
    ? state !== 'open'
    : basis !== 'none' && basis !== 'carried' && (move === 'submit' ? state === 'open' : state !== 'locked');

/** 就绪: the units whose next step is to be handed in or locked. */
export const readyIn = (rows: readonly MonthRow[]): string[] =>
  rows.filter(({ ready }) => ready?.next === 'submit' || ready?.next === 'lock').map(({ unit }) => unit);

/** The picked units that are still in sight, in the board's order. */
export const pickedIn = (rows: readonly MonthRow[], picked: ReadonlySet<string>): MonthRow[] =>
  rows.filter(({ unit }) => picked.has(unit));
