import type { Body } from '../../../../shared/domain/approval/level.ts';
import type { MinutesKind } from '../../../../shared/domain/approval/meeting.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { MeetingTables } from './tables.ts';

/** A resolution as it was recorded; `asked` is what was applied for then, in 分. */
export interface ResolutionKept {
  readonly document: number;
  readonly amount: Fen;
  readonly asked: Fen;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly carried: boolean;
}

export interface MeetingKept {
  readonly id: number;
  readonly body: Body;
  readonly number: string;
  readonly day: AccountingDate;
  readonly ought: number;
  readonly present: readonly string[];
  readonly chair: string;
  readonly minutes: {
    readonly sha256: string;
    readonly name: string;
    readonly kind: MinutesKind;
    readonly bytes: number;
  };
  readonly note: string;
  readonly display: string;
  readonly instant: string;
  readonly resolutions: readonly ResolutionKept[];
}

/** Which meetings are read; what is not named is any. */
interface MeetingsAsked {
  readonly id?: number;
  readonly year?: number;
  readonly body?: Body | undefined;
  /** Those that decided one of them. */
  readonly documents?: readonly number[];
}

/** Meetings with what they decided, the latest first. */
export async function readMeetings(
  db: BooksReader,
  { id, year, body, documents }: MeetingsAsked,
): Promise<MeetingKept[]> {
  if (documents?.length === 0) return [];
  let asked = db.selectFrom('approval_meeting').selectAll().orderBy('day', 'desc').orderBy('id', 'desc');
  if (id !== undefined) asked = asked.where('id', '=', id);
  if (year !== undefined) asked = asked.where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`);
  if (body !== undefined) asked = asked.where('body', '=', body);
  if (documents)
    asked = asked.where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('approval_resolution')
          .select('meeting')
          .where('document', 'in', [...documents]),
      ),
    );
  const rows = await asked.execute();
  if (rows.length === 0) return [];
  const resolutions = await db
    .selectFrom('approval_resolution')
    .selectAll()
    .where(
      'meeting',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('document')
    .execute();
  const decided = new Map<number, ResolutionKept[]>();
  for (const row of resolutions) decided.set(row.meeting, [...(decided.get(row.meeting) ?? []), resolutionOf(row)]);
  return rows.map((row) => ({
    ...{ id: row.id, body: row.body as Body, number: row.number, day: row.day as AccountingDate, ought: row.ought },
    ...{ present: JSON.parse(row.present) as string[], chair: row.chair, note: row.note },
    minutes: {
      ...{ sha256: row.minutes, name: row.minutes_name, bytes: row.minutes_bytes },
      kind: row.minutes_kind as MinutesKind,
    },
    ...{ display: row.display, instant: row.instant, resolutions: decided.get(row.id) ?? [] },
  }));
}

const resolutionOf = (row: MeetingTables['approval_resolution']): ResolutionKept => ({
  ...{ document: row.document, amount: fen(row.amount), asked: fen(row.asked), carried: row.carried === 1 },
  ...{ for: row.votes_for, against: row.votes_against, abstained: row.votes_abstained },
});

/** 决议 that carried documents, with the body and its day: what a payment is held to. */
export async function readResolutions(
  db: BooksReader,
  documents: readonly number[],
): Promise<{ readonly document: number; readonly level: Body; readonly amount: Fen; readonly day: AccountingDate }[]> {
  if (documents.length === 0) return [];
  const rows = await db
    .selectFrom('approval_resolution as resolution')
    .innerJoin('approval_meeting as meeting', 'meeting.id', 'resolution.meeting')
    .select(['resolution.document', 'resolution.amount', 'meeting.body', 'meeting.day'])
    .where('resolution.document', 'in', [...documents])
    .where('resolution.carried', '=', 1)
    .orderBy('meeting.id')
    .execute();
  return rows.map(({ document, amount, body, day }) => ({
    ...{ document, level: body as Body, amount: fen(amount), day: day as AccountingDate },
  }));
}
