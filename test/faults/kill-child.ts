import { writeSync } from 'node:fs';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { STEPS, type TestBooks } from '../store/books.ts';
import { post, posted } from './workload.ts';

/**
 * A program that does nothing but post vouchers and say so after each durable commit, until it is killed: bundled by
 * kill.test.ts and run with a data folder and the way of posting.
 */
const [dir, way] = process.argv.slice(2);
const books = await openSqljsStore<TestBooks>({
  dir: dir!,
  migrations: STEPS,
  clock: { nowMs: () => 0 },
  create: true,
  // Checkpoints come often, so that some are killed half-way.
  limits: { preallocateBytes: 16_384, journalFrames: 37, idleMs: 0 },
});
// Straight to the pipe: what is buffered in this process dies with it.
const acknowledge = (n: number): void => void writeSync(1, `${n}\n`);

let n = await posted(books);
for (;;) {
  if (way === 'grouped') {
    const group = Array.from({ length: 8 }, (_, i) => n + 1 + i);
    await Promise.all(group.map(async (one) => acknowledge(await post(books, one).then(() => one))));
    n += 8;
  } else {
    n += 1;
    await post(books, n);
    acknowledge(n);
  }
}
