import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurns } from '../../../electron/service/budget/spending/turns.ts';

/** Which drafts are looked at together: all but those that share a request with one before. */

const none = undefined;
const turns = (carriers: readonly (string | undefined)[]) => inTurns(carriers, (carrier) => carrier);

describe('documents in turns', () => {
  it('go together unless two pay out of one request', () => {
    expect(turns([])).toEqual([]);
    expect(turns([none, none])).toEqual([[none, none]]);
    expect(turns([none, 'request:1', none, 'request:2'])).toEqual([[none, 'request:1', none, 'request:2']]);
    expect(turns(['request:1', none, 'request:1', 'request:2'])).toEqual([
      ['request:1', none],
      ['request:1', 'request:2'],
    ]);
  });

  it('keep their order, and no turn has two of one request', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined })), (carriers) => {
        const made = turns(carriers);
        expect(made.flat()).toEqual(carriers);
        for (const turn of made) {
          const named = turn.filter((carrier) => carrier !== undefined);
          expect(new Set(named).size).toBe(named.length);
        }
      }),
    );
  });
});
