/** 待说明, 已说明待认定, 已认定, 已退回; 例外覆盖 needs no answer. */
export const FINDING_STATES = ['open', 'explained', 'accepted', 'returned', 'covered'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How a finding was answered last; who explained is never who accepts. */
export interface Answered {
  readonly state: 'explained' | 'accepted' | 'returned';
  /** Who explained it. */
  readonly person: string;
}

/** Where a finding stands: an answer goes before an exception that covers it. */
export const stateOf = (answer: Pick<Answered, 'state'> | undefined, covered: boolean): FindingState =>
  answer?.state ?? (covered ? 'covered' : 'open');

/** Somebody has yet to do something about it. */
export const isOpen = (state: FindingState): boolean => state !== 'accepted' && state !== 'covered';

/** What stands against explaining a finding; undefined where nothing does. */
export function againstExplaining(answer: Answered | undefined): string | undefined {
  return answer?.state === 'accepted' ? '这一条已经认定，不再说明' : undefined;
}

/** What stands against accepting or returning an explanation. */
export function againstDeciding(answer: Answered | undefined, person: string): string | undefined {
  if (answer?.state !== 'explained') return '这一条还没有待认定的说明';
  return answer.person === person ? '说明人不能认定自己的说明，请由另一人办理' : undefined;
}
