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

const failing = ({ ready }: MonthRow): boolean => ready !== undefined && ready.errors + ready.unmapped > 0;
const differing = ({ ready }: MonthRow): boolean => (ready?.unexplained ?? 0) > 0;
const isHere = ({ basis }: MonthRow): boolean => basis !== 'none' && basis !== 'carried';

/** What keeps months out of a move, in the order in which it is mended. */
export const HINDRANCES = ['missing', 'past', 'failing', 'unsubmitted', 'unsigned'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/** What keeps a month out of a move; undefined where nothing is known against it. The service decides again. */
export function hindranceOf(move: Move, row: MonthRow): Hindrance | undefined {
  const { state, signed, unsigned } = row;
  if (move === 'reopen') return state === 'open' ? 'past' : undefined;
  // In one go it is signed for the community; a unit's head signs what was looked at, on its page.
  if (move === 'attest' && state !== 'open') return signed.includes('community') ? 'past' : undefined;
  if (move === 'submit' ? state !== 'open' : state === 'locked') return 'past';
  if (!isHere(row)) return 'missing';
  if (failing(row)) return 'failing';
  if (move === 'submit') return undefined;
  return state === 'open' ? 'unsubmitted' : unsigned.length > 0 ? 'unsigned' : undefined;
}

/** Whether a month stands where a move takes it from, with nothing known that would stop it. */
export const isFor = (move: Move, row: MonthRow): boolean => hindranceOf(move, row) === undefined;

/** Of the picked months, how many stay out of a move, by what keeps them; what was done already is no news. */
export const leftOut = (move: Move, rows: readonly MonthRow[]) =>
  HINDRANCES.flatMap((hindrance) => {
    const count = rows.filter((row) => hindranceOf(move, row) === hindrance).length;
    return hindrance === 'past' || count === 0 ? [] : [[hindrance, count] as const];
  });

/** The moves that a month can be ready for: opening one again is nobody's next step. */
export const READY_MOVES = ['submit', 'attest', 'lock'] as const;

/** The community signs last. */
const onlyCommunity = ({ unsigned }: MonthRow): boolean => unsigned.length === 1 && unsigned[0] === 'community';

/** 就绪: nothing speaks against the move. Agreed with the others before it is locked; no failed check before either. */
const isReady = (move: (typeof READY_MOVES)[number], row: MonthRow): boolean =>
  isFor(move, row) &&
  row.ready !== undefined &&
  !failing(row) &&
  (move === 'submit' || (row.state === 'submitted' && !differing(row) && (move === 'lock' || onlyCommunity(row))));

export const readyIn = (move: (typeof READY_MOVES)[number], rows: readonly MonthRow[]): string[] =>
  rows.filter((row) => isReady(move, row)).map(({ unit }) => unit);

/** What speaks against moving these months, though it stops none of them: of how many units. */
export const doubtsOf = (move: Move, rows: readonly MonthRow[]) =>
  ([['differing', move === 'reopen' ? 0 : rows.filter(differing).length]] as const).filter(([, count]) => count > 0);

/** The picked units that are still in sight, in the board's order. */
export const pickedIn = (rows: readonly MonthRow[], picked: ReadonlySet<string>): MonthRow[] =>
  rows.filter(({ unit }) => picked.has(unit));
