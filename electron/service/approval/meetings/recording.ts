import { approval } from '../../../../shared/contract/approval.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import {
  isPassedBy,
  type Meeting,
  type MeetingSettings,
  MINUTES_KINDS,
  type MinutesKind,
} from '../../../../shared/domain/approval/meeting.ts';
import type { Move } from '../../../../shared/domain/approval/route.ts';
import { placeNow } from '../../../../shared/domain/approval/route-state.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Originals, takeNumbers } from '../../ledger/commands.ts';
import { readElectronicPaper } from '../../ledger/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { CHANGED } from '../applications/drafting.ts';
import {
  againstMove,
  displayOf,
  type MoveContext,
  makeMove,
  type Refused,
  readStanding,
  todayOf,
} from '../applications/moving.ts';
import { readApplication } from '../applications/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { meetingFaults, takenSaid } from './faults.ts';

type Recording = CommandContext<typeof approval.recordMeeting>;
type Asked = InputOf<typeof approval.recordMeeting>;

interface Minutes {
  readonly sha256: string;
  readonly kind: MinutesKind;
  readonly bytes: number;
}

/** 登记会议纪要: what a body decided, and every document that waited for it moved by it; all of it or nothing. */
export const recordingOperations = (blobs: Originals): readonly Implementation[] => [
  preparedCommand(
    approval.recordMeeting,
    async (context, { file, fileName }): Promise<Minutes> => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readElectronicPaper(bytes);
      if (!read.ok) throw context.refused(read.error.code, read.error.message);
      const kind = MINUTES_KINDS.find((each) => each === read.value.kind);
      if (!kind) throw context.refused('not-a-paper', '会议纪要须是扫描件：PDF、JPEG 或 PNG');
      // On disk before the transaction that names it: a crash in between leaves bytes that nobody names.
      return { kind, sha256: blobs.putBlob(bytes), bytes: bytes.byteLength };
    },
    async (context, asked, minutes) => {
      const { meeting: settings } = await readApprovalSettings(context.db);
      const meeting = await heldToForm(context, asked, minutes, settings);
      const id = await keepMeeting(context, asked, minutes);
      const decided: { readonly number: string; readonly amount: string; readonly carried: boolean }[] = [];
      for (const at of meeting.resolutions.keys())
        decided.push(await resolve(context, id, meeting, at, settings, asked));
      const [only, ...others] = new Set(asked.resolutions.map(({ unit }) => unit));
      context.audit({
        // Of several units it is the community's.
        ...(others.length === 0 && only !== undefined ? { unit: only as UnitCode } : {}),
        subject: `${LEVELS[asked.body]} ${asked.number}`,
        after: { id, body: asked.body, number: asked.number, day: asked.day, minutes: minutes.sha256, decided },
      });
      const carried = decided.filter((each) => each.carried).length;
      return { id, carried, lost: decided.length - carried };
    },
  ),
];

async function heldToForm(
  context: Recording,
  { body, number, day, ought, present, chair, resolutions }: Asked,
  { sha256 }: Minutes,
  settings: MeetingSettings,
): Promise<Meeting> {
  const meeting: Meeting = {
    ...{ body, number, day, ought, present, chair, minutes: sha256 },
    resolutions: resolutions.map(({ id, amount, votes }) => ({ document: `${id}`, amount, votes })),
  };
  const faults = meetingFaults(meeting, settings);
  if (faults.length > 0) throw context.refused('bad-meeting', faults);
  if (day > todayOf(context.nowMs))
    throw context.refused('bad-day', [{ code: 'bad-day', message: '会议日期还没有到', place: 'day' }]);
  const same = await context.db
    .selectFrom('approval_meeting')
    .select('id')
    .where('body', '=', body)
    .where('number', '=', number)
    .executeTakeFirst();
  if (same)
    throw context.refused('number-taken', [
      { code: 'number-taken', message: takenSaid(body, number), place: 'number' },
    ]);
  return meeting;
}

async function keepMeeting(context: Recording, asked: Asked, minutes: Minutes): Promise<number> {
  const id = await takeNumbers(context.tx, 'approval_meeting', 1);
  const { body, number, day, ought, present, chair, fileName, note } = asked;
  await context.db
    .insertInto('approval_meeting')
    .values({
      ...{ id, body, number, day, ought, present: canonicalJson(present), chair, note: note.trim() },
      ...{ minutes: minutes.sha256, minutes_name: fileName, minutes_kind: minutes.kind, minutes_bytes: minutes.bytes },
      ...{ person: context.actor, display: displayOf(context), instant: context.instant },
    })
    .execute();
  return id;
}

/** Carries out one resolution: the document goes on, or comes back to who applied. */
async function resolve(
  context: Recording,
  meeting: number,
  of: Meeting,
  at: number,
  settings: MeetingSettings,
  { resolutions }: Asked,
) {
  const { id, unit, revision } = resolutions[at]!;
  const place = `resolutions.${at}`;
  const known = await readApplication(context.db, id);
  if (known?.unit !== unit) throw context.notFound(`大额支出申请 ${id}`);
  const { number } = known;
  if (known.revision !== revision) throw context.refused('changed', [{ code: 'changed', message: CHANGED, place }]);
  const standing = await readStanding(context, id);
  if (standing.route.steps[placeNow(standing.route)]?.step.level !== of.body)
    throw context.refused('not-now', [
      { code: 'not-now', message: `${number}：现在等的不是${LEVELS[of.body]}的决议`, place },
    ]);
  if (of.day < known.day)
    throw context.refused('bad-day', [
      { code: 'bad-day', message: `${number} 到 ${known.day} 才提交，会议不能更早`, place: 'day' },
    ]);
  const resolution = of.resolutions[at]!;
  const passed = isPassedBy(of, resolution, known.amount, settings);
  const move: Move = { what: 'resolve', by: context.actor, meeting, passed };
  const refused = await againstMove(context.db, standing, move);
  if (refused)
    throw context.refused(CODES[refused.code] ?? 'not-now', [{ code: refused.code, message: refused.message, place }]);
  const { votes, amount } = resolution;
  await context.db
    .insertInto('approval_resolution')
    .values({
      ...{ meeting, document: id, amount, asked: known.amount, carried: passed ? 1 : 0 },
      ...{ votes_for: votes.for, votes_against: votes.against, votes_abstained: votes.abstained },
    })
    .execute();
  await makeMove(quiet(context), known, standing, move, {
    opinion: `${LEVELS[of.body]} ${of.number}`,
    over: (reasons) => context.refused('over', reasons),
  });
  return { number, amount: formatYuan(amount), carried: passed };
}

const CODES: Partial<Record<Refused['code'], 'not-asked' | 'apart' | 'short'>> = {
  ...{ 'not-asked': 'not-asked', apart: 'apart', short: 'short' },
};

/** The trail has one event of the meeting, which names every document. */
const quiet = ({ db, tx, actor, caller, instant, nowMs }: Recording): MoveContext => ({
  ...{ db, tx, actor, caller, instant, nowMs },
  audit: () => undefined,
});
