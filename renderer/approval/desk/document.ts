import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { isBody, type Level } from '../../../shared/domain/approval/level.ts';

/** One application with everything that can be said of it. */
export type Application = ReplyOf<Contract['approval']['application']>;
export type Step = Application['steps'][number];
export type Move = Application['moves'][number];
export type Paper = Application['papers'][number];

/** One line of the table that people sign: who of which level said what, and when. */
export interface Signature {
  readonly level: Level;
  /** Who asked for it (加签), by name; '' where the rule did. */
  readonly addedBy: string;
  readonly display: string;
  /** For whom it was decided; '' where for oneself. */
  readonly forWhom: string;
  readonly opinion: string;
  /** '' where nobody has decided yet. */
  readonly instant: string;
}

/** What a person is called. */
export const called = ({ names }: Pick<Application, 'names'>, name: string): string => names[name] ?? name;

/** The moves since the document was last handed in or changed: what stands before them was decided of other words. */
export function movesNow({ moves }: Pick<Application, 'moves'>): readonly Move[] {
  const last = moves.findLastIndex(({ what }) => what === 'submit' || what === 'amend');
  return last < 0 ? [] : moves.slice(last);
}

/** The step that is being decided. */
export const stepNow = ({ steps }: Pick<Application, 'steps'>): Step | undefined =>
  steps.find(({ state }) => state === 'now');

/** Who is asked at a step and has not decided. */
export const askedAt = ({ tasks }: Step): readonly Step['tasks'][number][] =>
  tasks.filter(({ state }) => state === 'open');

/**
 * 审批意见 level by level, as the form shows it: each decision that stands, with its opinion; and a blank line for a level that is
 * still to be decided. Nobody decides a document twice, so that a decision is found by who made it.
 */
export function signaturesOf(document: Pick<Application, 'steps' | 'moves' | 'names'>): readonly Signature[] {
  const passes = movesNow(document).filter(({ what }) => what === 'pass');
  const resolutions = movesNow(document).filter(({ what }) => what === 'resolve');
  const actorOf = (task: Step['tasks'][number]): string =>
    called(document, task.actor === '' ? task.person : task.actor);
  // Who is called otherwise today signed under the name of that day.
  const actors = new Set(document.steps.flatMap(({ tasks }) => tasks.map(actorOf)));
  const renamed = passes.filter(({ display }) => !actors.has(display));
  return document.steps.flatMap((step): Signature[] => {
    const blank = { level: step.level, addedBy: '', display: '', forWhom: '', opinion: '', instant: '' };
    if (isBody(step.level)) {
      const made = step.meeting === null ? undefined : resolutions.shift();
      return [made ? { ...blank, display: made.display, opinion: made.opinion, instant: made.instant } : blank];
    }
    const signed = step.tasks.flatMap((task): Signature[] => {
      if (task.state !== 'passed') return [];
      const actor = actorOf(task);
      const made = passes.findLast(({ display }) => display === actor) ?? renamed.shift();
      return [
        {
          ...blank,
          addedBy: task.addedBy === '' ? '' : called(document, task.addedBy),
          display: actor,
          forWhom: made?.forWhom ? called(document, made.forWhom) : '',
          opinion: made?.opinion ?? '',
          instant: made?.instant ?? '',
        },
      ];
    });
    signed.sort((one, other) => one.instant.localeCompare(other.instant));
    return step.state === 'done' && signed.length > 0 ? signed : [...signed, blank];
  });
}

/** The digest of the last move, which stands on all before it and on what was handed in; '' before that. */
export const digestOf = ({ moves }: Pick<Application, 'moves'>): string => moves.at(-1)?.digest ?? '';
