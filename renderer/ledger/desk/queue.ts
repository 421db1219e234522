import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { MOVES as WAYS } from '../../../shared/domain/ledger/desk/moves.ts';

export type Draft = ReplyOf<Contract['ledger']['drafts']>['rows'][number];
export type State = Draft['state'];
export type Outcomes = ReplyOf<Contract['ledger']['submitDrafts']>;

/** The states as the desk's segments, in the order of the work; 作废 stands behind a filter. */
export const STATES = ['draft', 'submitted', 'reviewed', 'posted'] as const satisfies readonly State[];

/** What the desk shows one at a time: a state, or what waits for the cashier (待出纳签字) whatever its review. */
export type View = State | 'unsigned';

/** The states whose drafts a view shows. */
export const statesOf = (view: View): State[] => (view === 'unsigned' ? ['submitted', 'reviewed'] : [view]);

/** What can be done to several drafts at once, and who may. */
export const MOVES = {
  submit: 'ledger.prepare',
  review: 'ledger.review',
  sign: 'ledger.sign',
  post: 'ledger.post',
  return: 'ledger.review',
  withdraw: 'ledger.prepare',
  unreview: 'ledger.review',
  unsign: 'ledger.sign',
  discard: 'ledger.prepare',
} as const;
export type Move = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as Move[];

/** Whether a move takes a draft from where it stands, as far as this person can know; the service decides. */
export const isFor = (move: Move, { state }: Pick<Draft, 'state'>): boolean =>
  (WAYS[move].from as readonly State[]).includes(state);

/** The moves that stand behind the view's name: those who hold it may do them. The cashier's own view is for signing alone. */
export const movesFrom = (view: View, may: (permission: (typeof MOVES)[Move]) => boolean): Move[] =>
  MOVE_NAMES.filter(
    (move) =>
      may(MOVES[move]) && (view === 'unsigned' ? move === 'sign' : move !== 'sign' && isFor(move, { state: view })),
  );

/** What can be done to one draft that is looked at: signing it where it waits for that, taking the sign back where it has one. */
export const movesOf = (
  draft: Pick<Draft, 'state' | 'unsigned' | 'signedBy'>,
  may: (permission: (typeof MOVES)[Move]) => boolean,
): Move[] =>
  MOVE_NAMES.filter(
    (move) =>
      may(MOVES[move]) &&
      isFor(move, draft) &&
      (move === 'sign' ? draft.unsigned : move === 'unsign' ? draft.signedBy !== null : true),
  );

/** So many drafts go into one command. */
const NAMED = 200;

/** Drafts as commands take them: a unit at a time, no more than one command holds. */
export function batchesOf(drafts: readonly Draft[]): { unit: string; drafts: { id: number; revision: number }[] }[] {
  const byUnit = new Map<string, { id: number; revision: number }[]>();
  for (const { unit, id, revision } of drafts) byUnit.set(unit, [...(byUnit.get(unit) ?? []), { id, revision }]);
  return [...byUnit].flatMap(([unit, named]) =>
    Array.from({ length: Math.ceil(named.length / NAMED) }, (_, at) => ({
      unit,
      drafts: named.slice(at * NAMED, (at + 1) * NAMED),
    })),
  );
}

/** The draft after and before one in a list that is gone through; what left the list leads to what followed it. */
export function neighboursOf(
  list: readonly Pick<Draft, 'id' | 'unit'>[],
  id: number,
): { previous: Pick<Draft, 'id' | 'unit'> | undefined; next: Pick<Draft, 'id' | 'unit'> | undefined; at: number } {
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? { previous: undefined, next: list[0], at } : { previous: list[at - 1], next: list[at + 1], at };
}

/** The next state, in the order of the work and then from its beginning, in which something stands; undefined where nothing does. */
export function nextWith(view: View, totals: Readonly<Record<(typeof STATES)[number], number>>): State | undefined {
  const at = (STATES as readonly View[]).indexOf(view);
  return [...STATES.slice(at + 1), ...STATES.slice(0, Math.max(at, 0))].find((each) => totals[each] > 0);
}
