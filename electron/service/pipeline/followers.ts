import { topicOf } from '../../../shared/contract/topic.ts';
import { concernedBy } from '../../../shared/domain/audit/audience.ts';
import type { Books } from '../database.ts';
import type { Bulletin } from './bulletin.ts';

/**
 * Tells this process's readers what other processes have committed to the same books (a centre with many seats): the
 * store says that something was committed, the trail says what. What was told here already is not told again.
 */
export function followOthers(books: Books, bulletin: Bulletin): () => void {
  const own = new Set<number>();
  let seen: number | undefined;
  let looking = false;
  let again = false;

  const last = () =>
    books.read((db) =>
      db.selectFrom('event').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst(),
    );
  const beginning = last().then(
    (event) => {
      seen = event?.sequence ?? 0;
    },
    () => {},
  );

  const look = async (): Promise<void> => {
    await beginning;
    if (seen === undefined) return;
    const after = seen;
    const events = await books.read((db) =>
      db
        .selectFrom('event')
        .select(['sequence', 'operation', 'unit', 'subject'])
        .where('sequence', '>', after)
        .orderBy('sequence')
        .limit(1000)
        .execute(),
    );
    for (const event of events) {
      const { sequence, operation } = event;
      seen = sequence;
      if (own.delete(sequence)) continue;
      const units = concernedBy(event);
      for (const unit of units.length > 0 ? units : [undefined])
        bulletin.publish({
          topic: topicOf(operation),
          ...(unit === undefined ? {} : { unit }),
          sequence,
          elsewhere: true,
        });
    }
  };
  const wake = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again) {
        again = false;
        // A reading that fails is made up for by the next one: nothing is forgotten, `seen` stays.
        await look().catch(() => {});
      }
    } finally {
      looking = false;
    }
  };

  const stops = [
    bulletin.subscribe(({ sequence, elsewhere }) => {
      if (!elsewhere && sequence > (seen ?? 0)) own.add(sequence);
    }),
    books.subscribe(() => void wake()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
