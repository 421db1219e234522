import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import type { Clock } from '../../../../shared/kernel/id.ts';
import type { BooksReader } from '../../database.ts';
import { readStale } from './expiring.ts';

/** How often it looks whether a day is over: a machine may sleep through midnight. */
const LOOK_EVERY_MS = 60 * 60_000;

interface House {
  readonly clock: Clock;
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
  call(operation: string, input: unknown, caller: Caller): Promise<unknown>;
  readonly caller: Caller;
  readonly report: (defect: unknown) => void;
}

/**
 * 到期的钟: lets requests expire that nobody decided, when the house opens and while it runs; as a command like any other,
 * and only where something is over, so that the trail tells of nothing else. Books that cannot be written wait.
 */
export async function expiryClock({ clock, read, call, caller, report }: House): Promise<{ stop(): Promise<void> }> {
  const look = async (): Promise<void> => {
    try {
      const stale = await read((db) => readStale(db, clock.nowMs()));
      if (stale.length > 0) await call('budget.expireRequests', {}, caller);
    } catch (defect) {
      report(defect);
    }
  };
  let looking = look();
  await looking;
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
