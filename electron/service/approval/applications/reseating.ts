import { seated } from '../../../../shared/domain/approval/application.ts';
import { placeNow, type Route, type SeatedStep } from '../../../../shared/domain/approval/route-state.ts';
import { holdersOf } from '../../../../shared/domain/approval/seat.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadPeople } from '../../organisation/queries.ts';
import { fitSeats, readSeats } from '../seats/reading.ts';

/** The levels of a document with whoever holds them today (补任); undefined where at those still to come nobody has changed. */
export async function reseatedSteps(
  db: BooksReader,
  route: Route,
  { unit, day }: { readonly unit: UnitCode; readonly day: AccountingDate },
): Promise<readonly SeatedStep[] | undefined> {
  const seats = fitSeats(await readSeats(db), await loadPeople(db));
  const steps = seated(
    route.steps.map(({ step }) => step),
    (level) => holdersOf(seats, level, unit, day),
  );
  const from = Math.max(0, placeNow(route));
  const isSame = steps.every(
    ({ holders }, place) => place < from || holders.join() === route.steps[place]!.step.holders.join(),
  );
  return isSame ? undefined : steps;
}
