import type { Body } from '../../../shared/domain/approval/level.ts';
import {
  isPassedBy,
  type Meeting,
  type MeetingProblem,
  type MeetingSettings,
  meetingProblems,
  type Resolution,
} from '../../../shared/domain/approval/meeting.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { HandedFile } from '../../app/handed-file.ts';
import type { WaitingDocument } from './words.ts';

export const VOTES = ['for', 'against', 'abstained'] as const;
export type Vote = (typeof VOTES)[number];

/** What is typed of one document: the amount, and the votes as far as they are not everybody for it. */
export interface Choice {
  readonly amount: Fen | undefined;
  readonly votes: Partial<Record<Vote, string>>;
}

/** Minutes as they are typed. */
export interface Draft {
  readonly body: Body | undefined;
  readonly number: string;
  readonly day: string;
  readonly ought: string;
  readonly present: string;
  readonly chair: string;
  readonly note: string;
  readonly choices: Readonly<Record<number, Choice>>;
}

export const NEW_DRAFT: Draft = {
  ...{ body: undefined, number: '', day: '', ought: '', present: '', chair: '', note: '', choices: {} },
};

/** Names, one a line or divided by commas of either kind. */
export const namesIn = (typed: string): string[] =>
  typed
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const countIn = (typed: string): number => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN);

/** What is in a field of votes: everybody who was there is for it until something else is typed. */
export const voteShown = (choice: Choice, vote: Vote, present: number): string =>
  choice.votes[vote] ?? (vote === 'for' ? String(present) : '0');

/** The draft as the rules judge it, its documents in the order of the list. */
export function meetingOf(draft: Draft, documents: readonly WaitingDocument[], file: HandedFile | undefined) {
  const present = namesIn(draft.present);
  const chosen = documents.filter(({ id }) => draft.choices[id] !== undefined);
  const resolutions = chosen.map(({ id }): Resolution => {
    const choice = draft.choices[id]!;
    const [yes, against, abstained] = VOTES.map((vote) => countIn(voteShown(choice, vote, present.length)));
    return {
      ...{ document: String(id), amount: choice.amount ?? ZERO },
      votes: { for: yes!, against: against!, abstained: abstained! },
    };
  });
  const meeting: Meeting = {
    ...{ body: draft.body ?? 'office', number: draft.number.trim(), day: draft.day as AccountingDate, present },
    ...{ ought: countIn(draft.ought) || 0, chair: draft.chair, minutes: file?.file ?? '', resolutions },
  };
  return { meeting, chosen };
}

/** How many more must be there; nil where they are enough. */
export const lackOf = ({ ought, present }: Meeting, { quorum }: MeetingSettings): number =>
  Math.max(0, Math.ceil((ought * quorum.parts) / quorum.of) - present.length);

/** How many must be for it. */
export const majorityOf = ({ ought, present }: Meeting, { half }: MeetingSettings): number =>
  Math.floor((half === 'ought' ? ought : present.length) / 2) + 1;

export const passes = (meeting: Meeting, at: number, asked: string, settings: MeetingSettings): boolean =>
  isPassedBy(meeting, meeting.resolutions[at]!, parseYuan(asked) ?? ZERO, settings);

type Stop = 'body' | 'number' | 'day' | 'early' | 'documents' | 'file' | 'amount';

/** The first thing that keeps it from being recorded; undefined where nothing does. */
export function stopOf(
  draft: Draft,
  { meeting, chosen }: ReturnType<typeof meetingOf>,
  { settings, today }: { readonly settings: MeetingSettings; readonly today: AccountingDate },
):
  | { readonly stop: Stop; readonly day?: string }
  | { readonly problem: Exclude<MeetingProblem, 'minutes' | 'document'> }
  | undefined {
  if (draft.body === undefined) return { stop: 'body' };
  if (chosen.length === 0) return { stop: 'documents' };
  if (meeting.number === '') return { stop: 'number' };
  if (!parseDate(draft.day) || draft.day > today) return { stop: 'day' };
  const late = chosen.find(({ day }) => day > draft.day);
  if (late) return { stop: 'early', day: late.day };
  for (const { problem } of meetingProblems(meeting, settings))
    if (problem !== 'minutes' && problem !== 'document') return { problem };
  if (meeting.minutes === '') return { stop: 'file' };
  return chosen.some(({ id }) => (draft.choices[id]?.amount ?? ZERO) <= 0) ? { stop: 'amount' } : undefined;
}
