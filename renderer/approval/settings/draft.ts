import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { MeetingSettings } from '../../../shared/domain/approval/meeting.ts';
import { SETTING_BOUNDS } from '../../../shared/domain/approval/settings.ts';
import { type Fen, formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';

export type Kept = ReplyOf<Contract['approval']['settings']>;
type Settings = Kept['settings'];

/** The part of the record that this page sets, as it is typed. */
export interface Draft {
  readonly contractFrom: Fen | undefined;
  readonly largeFrom: Fen | undefined;
  readonly coolDays: string;
  readonly urgentDays: string;
  readonly parts: string;
  readonly of: string;
  readonly half: MeetingSettings['half'];
}

export const draftOf = ({ contractFrom, largeFrom, coolDays, urgentDays, meeting }: Settings): Draft => ({
  ...{ contractFrom: parseYuan(contractFrom), largeFrom: parseYuan(largeFrom) },
  ...{ coolDays: `${coolDays}`, urgentDays: `${urgentDays}`, half: meeting.half },
  ...{ parts: `${meeting.quorum.parts}`, of: `${meeting.quorum.of}` },
});

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;

/** What keeps it from being saved; undefined where nothing does. */
export function wrongIn(draft: Draft, kept: Settings): 'amount' | 'days' | 'quorum' | 'same' | undefined {
  const { contractFrom, largeFrom } = draft;
  const [parts, of] = [whole(draft.parts), whole(draft.of)];
  if (contractFrom === undefined || largeFrom === undefined || contractFrom < 0 || largeFrom < 0) return 'amount';
  const { coolDays, urgentDays, quorumOf } = SETTING_BOUNDS;
  if (!within(whole(draft.coolDays), coolDays) || !within(whole(draft.urgentDays), urgentDays)) return 'days';
  if (!within(of, quorumOf) || !(parts * 2 > of && parts <= of)) return 'quorum';
  return JSON.stringify(draft) === JSON.stringify(draftOf(kept)) ? 'same' : undefined;
}

/** The whole record with what was typed in its place; the rest stays as it was. */
export const settingsOf = (
  draft: Draft,
  kept: Settings,
): RequestOf<Contract['approval']['setApprovalSettings']>['settings'] => ({
  ...kept,
  ...{ coolDays: whole(draft.coolDays), urgentDays: whole(draft.urgentDays) },
  contractFrom: draft.contractFrom === undefined ? kept.contractFrom : formatYuan(draft.contractFrom),
  largeFrom: draft.largeFrom === undefined ? kept.largeFrom : formatYuan(draft.largeFrom),
  meeting: { quorum: { parts: whole(draft.parts), of: whole(draft.of) }, half: draft.half },
});
