import { lateMonths, lookedBackFrom } from '../../../shared/domain/ledger/lateness.ts';
import { chinaDay, type Deadlines } from '../../../shared/domain/organisation/deadline.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';

interface Asked {
  readonly units: readonly Unit[];
  /** The last of the twelve months. */
  readonly until: Period;
  readonly nowMs: number;
  readonly deadlines: Deadlines;
}

interface LateMonths {
  /** The day on which a deadline was first set: what was due before it counts for nobody. */
  readonly since: string;
  readonly of: ReadonlyMap<UnitCode, number>;
}

/** How often each unit was late with its month (近12个月逾期); undefined where the community has set no deadline. */
export async function readLateMonths(
  db: BooksReader,
  { units, until, nowMs, deadlines: { submitDay } }: Asked,
): Promise<LateMonths | undefined> {
  if (submitDay === null) return undefined;
  const from = lookedBackFrom(until);
  // A month in which nobody has books is nobody's to hand in.
  const months = await db
    .selectFrom('period')
    .select('period')
    .distinct()
    .where('period', '>=', from)
    .where('period', '<=', until)
    .where('basis', '!=', 'none')
    .execute();
  const handedIn = await readHandedIn(db);
  const set = await db
    .selectFrom('event')
    .select('instant')
    .where('operation', '=', 'organisation.setDeadlines')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  const today = chinaDay(nowMs);
  const since = set === undefined ? today : chinaDay(Date.parse(set.instant));
  const asked = { months: months.map(({ period }) => period as Period), submitDay, since, today };
  const of = new Map(
    units.map((unit) => [unit.code, lateMonths(unit, handedIn.get(unit.code) ?? new Map(), asked).length]),
  );
  return { since, of };
}

/** The day on which each month first left its unit's hands, as the trail tells. */
async function readHandedIn(db: BooksReader): Promise<Map<UnitCode, Map<Period, string>>> {
  const events = await db
    .selectFrom('event')
    .select(['unit', 'subject', 'instant'])
    .where('operation', 'in', ['ledger.submitPeriod', 'ledger.lockPeriod'])
    .orderBy('sequence')
    .execute();
  const units = new Map<UnitCode, Map<Period, string>>();
  for (const { unit, subject, instant } of events) {
    const months = units.get(unit ?? '') ?? new Map<Period, string>();
    units.set(unit ?? '', months);
    const period = (subject ?? '').split(' ')[1] as Period;
    if (!months.has(period)) months.set(period, chinaDay(Date.parse(instant)));
  }
  return units;
}
