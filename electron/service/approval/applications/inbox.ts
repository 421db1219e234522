import { approval } from '../../../../shared/contract/approval.ts';
import { rankOf } from '../../../../shared/domain/approval/level.ts';
import { actorOf, reaches, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readDelegations, readSeats } from '../seats/reading.ts';
import { headOut, readHeadWords } from './heads.ts';
import { todayOf } from './moving.ts';
import { type ApplicationKept, readApplications } from './reading.ts';

/** What waits for somebody: `task` 0 where minutes are to be recorded; `forWhom` is '' where for oneself. */
export interface WaitingFor {
  readonly document: number;
  readonly task: number;
  readonly forWhom: string;
}

/** What waits for a person on a day, themselves or for whom they stand in; of one document once, their own first. */
export async function readWaitingFor(db: BooksReader, person: string, day: AccountingDate): Promise<WaitingFor[]> {
  const forWhom = (await readDelegations(db))
    .filter(({ to, first, last }) => to === person && first <= day && day <= last)
    .map(({ from }) => from);
  const tasks = await db
    .selectFrom('approval_task as task')
    .innerJoin('approval_document as document', 'document.id', 'task.document')
    .select(['task.document', 'task.task', 'task.person', 'document.prepared'])
    .where('task.person', 'in', [person, ...forWhom])
    .where('document.stage', '=', 'deciding')
    .orderBy('task.document')
    .execute();
  const own = new Map<number, WaitingFor>();
  for (const { document, task, person: asked, prepared } of tasks) {
    // Minutes are kept by who holds the seat; and nobody decides what they applied for, whoever asks them to.
    if ((task === 0 && asked !== person) || (JSON.parse(prepared) as string[]).includes(person)) continue;
    const isOwn = asked === person;
    if (isOwn || !own.has(document)) own.set(document, { document, task, forWhom: isOwn ? '' : asked });
  }
  return [...own.values()];
}

/** 等我办理的, 逾期上报的, 我申请的 and 紧急待补办的. */
export const inboxOperations: readonly Implementation[] = [
  query(approval.approvalInbox, async ({ db, caller, scope, nowMs }) => {
    const me = actorOf(caller);
    const today = todayOf(nowMs);
    const words = await readHeadWords(db, today);
    const out = (head: ApplicationKept) => headOut(head, words);
    const waiting = await readWaitingFor(db, me, today);
    const heads = new Map(
      (await readApplications(db, { ids: waiting.map(({ document }) => document) })).map((head) => [head.id, head]),
    );
    const urged = await readUrged(db, [...heads.keys()]);
    const open = (await readApplications(db, { stages: ['deciding'] })).filter(({ unit }) => reaches(scope, unit));
    const seats = (await readSeats(db)).filter(
      ({ person, from, until }) => person === me && from <= today && (until === undefined || today <= until),
    );
    const releases = new Map(
      (await db.selectFrom('approval_release').select(['document', 'until']).execute()).map((one) => [
        one.document,
        one.until,
      ]),
    );
    return {
      waiting: waiting
        .map(({ document, task, forWhom }) => {
          const head = heads.get(document)!;
          return {
            ...out(head),
            ...{ task: task === 0 ? null : task, forWhom: forWhom === '' ? '' : words.person(forWhom) },
            ...{ urged: urged.get(document) ?? 0 },
          };
        })
        .sort(
          (one, other) =>
            Number(other.urgent) - Number(one.urgent) || other.late - one.late || (one.opened < other.opened ? -1 : 1),
        ),
      escalated: open
        .filter(
          ({ level, due, unit }) =>
            level !== '' &&
            due !== '' &&
            due < today &&
            seats.some((seat) => rankOf(seat.level) > rankOf(level) && (seat.unit === '' || seat.unit === unit)),
        )
        .map(out),
      own: (
        await readApplications(db, {
          applicant: me,
          stages: ['draft', 'deciding', 'approved', 'refused', 'withdrawn'],
        })
      ).map(out),
      released: open
        .filter(({ id }) => releases.has(id))
        .map((head) => ({ ...out(head), until: releases.get(head.id) as AccountingDate }))
        .sort((one, other) => (one.until < other.until ? -1 : 1)),
    };
  }),

  query(approval.applications, async ({ db, scope, nowMs }, { year, unit }) => {
    const within = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const heads = await readApplications(db, { year, units: unit === undefined ? within : [unit] });
    const words = await readHeadWords(db, todayOf(nowMs));
    return heads.map((head) => headOut(head, words));
  }),
];

async function readUrged(db: BooksReader, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_urge')
    .select('document')
    .where('document', 'in', [...ids])
    .execute();
  const counts = new Map<number, number>();
  for (const { document } of rows) counts.set(document, (counts.get(document) ?? 0) + 1);
  return counts;
}
