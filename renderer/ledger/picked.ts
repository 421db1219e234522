import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { MonthRow } from './rows.ts';

/** What can be done to the months of several units at once, with the operation, and who may. */
export const MOVES = {
  submit: { operation: 'ledger.submitPeriod', permission: 'ledger.submit' },
  attest: { operation: 'ledger.attest', permission: 'ledger.attest' },
  lock: { operation: 'ledger.lockPeriod', permission: 'ledger.lock' },
  reopen: { operation: 'ledger.reopenPeriod', permission: 'ledger.reopen' },
} as const satisfies Record<string, { operation: string; permission: Permission }>;
export type Move = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as Move[];

/** Whether a month stands where a move takes it from; whether the checks let it go is the service's to say. */
export const isFor = (move: Move, { state, basis, signed }: MonthRow): boolean =>
  move === 'reopen'
    ? state !== 'open'
    : move === 'attest'
      ? // In one go it is signed for the community; a unit's head signs what was looked at, on its page.
        state !== 'open' && !signed.includes('community')
      : basis !== 'none' && basis !== 'carried' && (move === 'submit' ? state === 'open' : state !== 'locked');

/** The moves that a month can be ready for: opening one again is nobody's next step. */
export const READY_MOVES = ['submit', 'attest', 'lock'] as const;

const failing = ({ ready }: MonthRow): boolean => ready !== undefined && ready.errors + ready.unmapped > 0;
const differing = ({ ready }: MonthRow): boolean => (ready?.unexplained ?? 0) > 0;

/** The community signs last. */
const onlyCommunity = ({ unsigned }: MonthRow): boolean => unsigned.length === 1 && unsigned[0] === 'community';

/** 就绪: nothing speaks against the move. Handed in and agreed before it is locked; no failed check before either. */
const isReady = (move: (typeof READY_MOVES)[number], row: MonthRow): boolean =>
  isFor(move, row) &&
  row.ready !== undefined &&
  !failing(row) &&
  (move === 'submit' ||
    (row.state === 'submitted' &&
      !differing(row) &&
      (move === 'lock' ? row.unsigned.length === 0 : onlyCommunity(row))));

export const readyIn = (move: (typeof READY_MOVES)[number], rows: readonly MonthRow[]): string[] =>
  rows.filter((row) => isReady(move, row)).map(({ unit }) => unit);

/** What speaks against locking or handing in these months all the same: of how many units. */
export const doubtsOf = (move: Move, rows: readonly MonthRow[]) =>
  (
    [
      ['unsubmitted', move === 'lock' ? rows.filter(({ state }) => state === 'open').length : 0],
      ['unsigned', move === 'lock' ? rows.filter(({ unsigned }) => unsigned.length > 0).length : 0],
      ['failing', move === 'reopen' ? 0 : rows.filter(failing).length],
      ['differing', move === 'reopen' ? 0 : rows.filter(differing).length],
    ] as const
  ).filter(([, count]) => count > 0);

/** The picked units that are still in sight, in the board's order. */
export const pickedIn = (rows: readonly MonthRow[], picked: ReadonlySet<string>): MonthRow[] =>
  rows.filter(({ unit }) => picked.has(unit));
