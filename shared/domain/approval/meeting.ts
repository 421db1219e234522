import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { Body } from './level.ts';

/** What a body decided of one document (决议): its amount in 分, and the votes. */
export interface Resolution {
  readonly document: string;
  readonly amount: Fen;
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number };
}

/** A meeting as its minutes have it (会议纪要). */
export interface Meeting {
  readonly body: Body;
  /** 纪要编号, once per body. */
  readonly number: string;
  readonly day: AccountingDate;
  /** 应到人数, and who was there by name (实到). */
  readonly ought: number;
  readonly present: readonly string[];
  readonly chair: string;
  /** The scanned minutes, by their content; '' where none are attached. */
  readonly minutes: string;
  readonly resolutions: readonly Resolution[];
}

/** What minutes may be: a scan that can be looked at beside what it says. */
export const MINUTES_KINDS = ['pdf', 'jpeg', 'png'] as const;
export type MinutesKind = (typeof MINUTES_KINDS)[number];

/** People who ought to attend, and documents decided, of one meeting. */
export const MEETING_LIMITS = { people: 200, resolutions: 100 } as const;

/** What a vote needs [U]: settings of the community. */
export interface MeetingSettings {
  /** 到会比例: so many parts of those who ought to attend must be there, 2 of 3 as usual. */
  readonly quorum: { readonly parts: number; readonly of: number };
  /** Whether more than half of those who ought to attend must be for it, or of those present. */
  readonly half: 'ought' | 'present';
}

export const USUAL_MEETING: MeetingSettings = { quorum: { parts: 2, of: 3 }, half: 'ought' };

/**
 * `none`: nobody was to attend, or nothing was decided; `quorum`: too few were there; `crowd`: more than ought to be; `twice`: a name
 * stands twice; `chair`: was not there; `minutes`: not attached; `votes`: more than were there; `document`: decided twice.
 */
export type MeetingProblem = 'none' | 'quorum' | 'crowd' | 'twice' | 'chair' | 'minutes' | 'votes' | 'document';

/** Why the minutes cannot be recorded; empty where they can. `votes` and `document` name the resolution by its place from 0. */
export function meetingProblems(
  { ought, present, chair, minutes, resolutions }: Meeting,
  { quorum }: MeetingSettings,
): readonly { readonly problem: MeetingProblem; readonly at?: number }[] {
  const problems: { readonly problem: MeetingProblem; readonly at?: number }[] = [];
  const names = present.map((name) => name.trim()).filter(Boolean);
  if (ought < 1 || resolutions.length === 0) problems.push({ problem: 'none' });
  if (names.length > ought) problems.push({ problem: 'crowd' });
  else if (names.length * quorum.of < ought * quorum.parts) problems.push({ problem: 'quorum' });
  if (new Set(names).size < names.length) problems.push({ problem: 'twice' });
  if (!names.includes(chair.trim())) problems.push({ problem: 'chair' });
  if (minutes === '') problems.push({ problem: 'minutes' });
  for (const [at, { votes, document }] of resolutions.entries()) {
    const counts = [votes.for, votes.against, votes.abstained];
    const whole = counts.every((count) => Number.isSafeInteger(count) && count >= 0);
    // Everybody who was there voted or abstained, or said nothing; nobody voted twice.
    if (!whole || votes.for + votes.against + votes.abstained > names.length) problems.push({ problem: 'votes', at });
    if (resolutions.findIndex((other) => other.document === document) < at) problems.push({ problem: 'document', at });
  }
  return problems;
}

/** Whether the body is for it: more than half, and not half. */
export const isCarried = (
  { ought, present }: Pick<Meeting, 'ought' | 'present'>,
  { votes }: Resolution,
  { half }: MeetingSettings,
): boolean => votes.for * 2 > (half === 'ought' ? ought : present.length);

/** Whether a document of so much is passed: the body is for it, and for no less than was applied for. */
export const isPassedBy = (
  meeting: Pick<Meeting, 'ought' | 'present'>,
  resolution: Resolution,
  asked: Fen,
  settings: MeetingSettings,
): boolean => resolution.amount >= asked && isCarried(meeting, resolution, settings);

/** What may come before it was decided: 紧急放行, 签约, 付款. */
export const REVERSED = ['released', 'signed', 'paid'] as const;

/**
 * 决策程序倒置: what was let go, signed or paid before it was decided. `released`, `signed` and `paid` are the first days, or undefined; a
 * day that is the meeting's own is in order.
 */
export function reversedOrder(of: {
  readonly decided: AccountingDate | undefined;
  readonly released?: AccountingDate | undefined;
  readonly signed?: AccountingDate | undefined;
  readonly paid?: AccountingDate | undefined;
}): readonly (typeof REVERSED)[number][] {
  const { decided } = of;
  return REVERSED.filter((what) => {
    const day = of[what];
    return day !== undefined && (decided === undefined || day < decided);
  });
}
