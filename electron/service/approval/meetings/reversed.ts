import { approval } from '../../../../shared/contract/approval.ts';
import { reversedOrder } from '../../../../shared/domain/approval/meeting.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readHeadWords } from '../applications/heads.ts';
import { todayOf } from '../applications/moving.ts';
import { type ApplicationHead, readApplications, readReleases } from '../applications/reading.ts';
import { readResolutions } from './reading.ts';
import { documentOut } from './showing.ts';

/** The first days on which something was done under a document. */
export interface FirstDays {
  readonly released?: AccountingDate | undefined;
  readonly signed?: AccountingDate | undefined;
  readonly paid?: AccountingDate | undefined;
}

/** Reads them of documents: each room that lets money go tells its own. */
export type FirstDaysReader = (
  db: BooksReader,
  documents: readonly number[],
) => Promise<ReadonlyMap<number, FirstDays>>;

/** 决策程序倒置: what was let go, signed or paid before it was decided. */
export const reversedOperations = (readers: readonly FirstDaysReader[]): readonly Implementation[] => [
  query(approval.reversedOrder, async ({ db, scope, nowMs }, { year }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const heads = await readApplications(db, { units });
    const ids = heads.map(({ id }) => id);
    const told = await Promise.all([readReleases, ...readers].map((read) => read(db, ids)));
    const decided = await readDecided(db, heads);
    const words = await readHeadWords(db, todayOf(nowMs));
    return heads.flatMap((head) => {
      const days: FirstDays = Object.assign({}, ...told.map((each) => each.get(head.id)));
      const day = decided.get(head.id);
      const before = reversedOrder({ decided: day, ...days });
      // Of the year's budget, or done in it.
      const isOf = head.year === year || before.some((what) => days[what]!.startsWith(`${year}-`));
      if (before.length === 0 || !isOf) return [];
      return [
        {
          ...{ ...documentOut(head, words), amount: formatYuan(head.amount), decided: day ?? ('' as const) },
          before: before.map((what) => ({ what, day: days[what]! })),
        },
      ];
    });
  }),
];

/** When documents were decided: on the day of the meeting where a body did, else with the last level that passed them. */
async function readDecided(db: BooksReader, heads: readonly ApplicationHead[]): Promise<Map<number, AccountingDate>> {
  const done = heads.filter(({ stage }) => stage === 'approved' || stage === 'closed').map(({ id }) => id);
  if (done.length === 0) return new Map();
  const passed = await db
    .selectFrom('approval_move')
    .select(['document', 'day'])
    .where('document', 'in', done)
    .where('what', '=', 'pass')
    .orderBy('id')
    .execute();
  const days = new Map(passed.map(({ document, day }) => [document, day as AccountingDate]));
  for (const { document, day } of await readResolutions(db, done)) days.set(document, day);
  return days;
}
