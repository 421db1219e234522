import type { PlanCell } from './plan.ts';
import type { Stage } from './rounds.ts';

/** What is done in a thread: opened, answered, resolved; nothing after that. */
export const REMARK_KINDS = ['open', 'answer', 'resolve'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** One word of a thread (批注), kept with who said it, when and in which stage. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly stage: Stage;
  /** May be empty where somebody resolves without a word. */
  readonly text: string;
}

/** A thread on a row of the plan, or on one month of it. */
export interface Thread {
  /** Its first remark's. */
  readonly id: number;
  readonly place: Omit<PlanCell, 'months'>;
  /** 1–12, or 0 for the row as a whole. */
  readonly month: number;
  /** The oldest first; the first opens it. */
  readonly remarks: readonly Remark[];
}

export const isOpen = ({ remarks }: Thread): boolean => !remarks.some(({ kind }) => kind === 'resolve');

/** Whether a person may say that a thread is done with: who opened it, and the centre. */
export const mayResolve = ({ remarks }: Thread, person: string, atCentre: boolean): boolean =>
  atCentre || remarks[0]?.person === person;
