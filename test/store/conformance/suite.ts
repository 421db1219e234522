import { afterAll, beforeAll, describe } from 'vitest';
import { type Engine, Kit } from './kit.ts';
import { describeOpening } from './opening.ts';
import { describeReading } from './reading.ts';
import { describeTransactions } from './transactions.ts';
import { describeValues } from './values.ts';

/** What every engine must do alike: one meaning of `Store`, whatever lies beneath. */
export function describeStore(name: string, engine: Engine): void {
  describe(`the store on ${name}`, () => {
    beforeAll(async () => engine.start?.());
    afterAll(async () => engine.stop?.());
    const kit = new Kit(engine);
    describeTransactions(kit);
    describeReading(kit);
    describeValues(kit);
    describeOpening(kit);
  });
}
