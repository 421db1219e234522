import { approval } from '../../../../shared/contract/approval.ts';
import { BODIES, type Body } from '../../../../shared/domain/approval/level.ts';
import { actorOf, reaches } from '../../../../shared/domain/organisation/access.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { Originals } from '../../ledger/commands.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { type HeadWords, readHeadWords } from '../applications/heads.ts';
import { readWaitingFor } from '../applications/inbox.ts';
import { todayOf } from '../applications/moving.ts';
import { type ApplicationHead, readApplications } from '../applications/reading.ts';
import { readSeats } from '../seats/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { type MeetingKept, readMeetings } from './reading.ts';

type Documents = ReadonlyMap<number, ApplicationHead>;

/** The register of meetings, one of them with its scan, and what waits for one. */
export const meetingQueries = (blobs: Originals): readonly Implementation[] => [
  query(approval.meetings, async ({ db, caller, scope, nowMs }, asked) => {
    const today = todayOf(nowMs);
    const kept = await readMeetings(db, asked);
    const documents = await documentsOf(db, kept);
    const words = await readHeadWords(db, today);
    const me = actorOf(caller);
    const seats = (await readSeats(db)).filter(
      ({ person, from, until }) => person === me && from <= today && (until === undefined || today <= until),
    );
    return {
      rows: kept
        .map((meeting) => headOut(meeting, documents, { scope, words }))
        // Whoever sees none of its units has nothing to see in it.
        .filter(({ resolutions }) => resolutions.length > 0),
      keeps: BODIES.filter((body) => seats.some(({ level }) => level === body)),
    };
  }),

  query(approval.meeting, async (context, { id }) => {
    const { db, scope, nowMs } = context;
    const { meeting, documents, whole } = await seenMeeting(context, id, db);
    const { sha256, name, kind, bytes } = meeting.minutes;
    return {
      ...headOut(meeting, documents, { scope, words: await readHeadWords(db, todayOf(nowMs)) }),
      ...{ names: [...meeting.present], note: meeting.note, display: meeting.display, instant: meeting.instant },
      minutes: whole ? { sha256, name, kind, bytes } : null,
    };
  }),

  longQuery(
    approval.minutesFile,
    async (context, { id }) => {
      const { meeting, documents } = await seenMeeting(context, id, context.db);
      // The minutes speak of every document that was decided.
      for (const { unit } of documents.values()) context.requireUnit(unit);
      return meeting.minutes;
    },
    async (context, _input, { sha256, name, kind, bytes }) => {
      const kept = blobs.readBlob(sha256);
      if (!kept) throw context.refused('damaged', `会议纪要“${name}”的文件丢失或已被改动，请用备份恢复`);
      const { sha256: file } = await context.files.put(context.actor, kept);
      return { file, name, kind, bytes };
    },
  ),

  query(approval.waitingForMeeting, async ({ db, caller, nowMs }) => {
    const day = todayOf(nowMs);
    const waiting = (await readWaitingFor(db, actorOf(caller), day)).filter(({ task }) => task === 0);
    const heads = await readApplications(db, { ids: waiting.map(({ document }) => document) });
    const words = await readHeadWords(db, day);
    const { meeting: settings } = await readApprovalSettings(db);
    const bodies = await Promise.all(
      BODIES.map(async (body) => ({
        body,
        ought: await lastOught(db, body),
        documents: heads
          .filter(({ level }) => level === body)
          .map((head) => ({
            ...documentOut(head, words),
            ...{ revision: head.revision, amount: formatYuan(head.amount), day: head.day, warnings: head.warnings },
          })),
      })),
    );
    return { day, settings, bodies: bodies.filter(({ documents }) => documents.length > 0) };
  }),
];

async function documentsOf(db: BooksReader, meetings: readonly MeetingKept[]): Promise<Documents> {
  const ids = [...new Set(meetings.flatMap(({ resolutions }) => resolutions.map(({ document }) => document)))];
  return new Map((await readApplications(db, { ids })).map((head) => [head.id, head]));
}

/** A meeting of which the caller sees a unit at least; `whole` where they see every one. */
async function seenMeeting(
  context: Pick<BaseContext<typeof approval.meeting>, 'scope' | 'notFound' | 'requireUnit'>,
  id: number,
  db: BooksReader,
) {
  const [meeting] = await readMeetings(db, { id });
  if (!meeting) throw context.notFound(`会议纪要 ${id}`);
  const documents = await documentsOf(db, [meeting]);
  const units = [...documents.values()].map(({ unit }) => unit);
  const seen = units.filter((unit) => reaches(context.scope, unit));
  if (seen.length === 0) context.requireUnit(units[0]!);
  return { meeting, documents, whole: seen.length === units.length };
}

export const documentOut = (head: ApplicationHead, { unit, payee }: HeadWords) => ({
  ...{ id: head.id, number: head.number, unit: head.unit, unitName: unit(head.unit), category: head.category },
  ...{ purpose: head.purpose, payeeName: head.payee === '' ? '' : payee(head.payee) },
});

function headOut(
  { id, body, number, day, ought, present, chair, resolutions }: MeetingKept,
  documents: Documents,
  { scope, words }: { readonly scope: BaseContext<typeof approval.meeting>['scope']; readonly words: HeadWords },
) {
  return {
    ...{ id, body, number, day, ought, present: present.length, chair },
    resolutions: resolutions.flatMap(({ document, amount, asked, ...votes }) => {
      const head = documents.get(document);
      return head && reaches(scope, head.unit)
        ? [{ ...documentOut(head, words), amount: formatYuan(amount), asked: formatYuan(asked), ...votes }]
        : [];
    }),
  };
}

const lastOught = async (db: BooksReader, body: Body): Promise<number | null> =>
  (await readMeetings(db, { body }))[0]?.ought ?? null;
