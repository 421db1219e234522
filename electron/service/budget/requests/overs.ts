import type { Reason } from '../../../../shared/contract/errors.ts';
import { claimName } from '../../../../shared/domain/budget/claim.ts';
import type { GateRefusal } from '../../../../shared/domain/budget/gate.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { requestOverSentence } from '../../../../shared/domain/budget/request-sentences.ts';
import { plannedThrough } from '../../../../shared/domain/budget/standing.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readBook } from '../book.ts';
import { readHeld, type Wanted } from '../holding.ts';

/** Which lines have too little for what was wanted, each with what it has left; nothing of the document moved. */
export async function overReasons(
  db: BooksReader,
  wanted: readonly Wanted[],
  refusals: readonly GateRefusal[],
  carrier?: string,
): Promise<Reason[]> {
  const book = await readBook(
    db,
    [],
    wanted.map(({ line }) => line),
  );
  const held = carrier === undefined ? [] : await readHeld(db, carrier);
  return refusals.map((refusal): Reason => {
    assert(refusal.kind === 'over', `the route lets nothing through that the gate refuses for ${refusal.kind}`);
    const index = wanted.findIndex(({ line }) => lineKey(line) === refusal.line);
    const { line, amount } = wanted[index]!;
    const own = held.find(({ claim }) => carrier !== undefined && claim.id === claimName(carrier, line));
    const beyond: Fen = fen(amount - Math.min(amount, own?.claim.reserved ?? ZERO));
    const standing = book.standingOf(refusal.line);
    const message = requestOverSentence({
      ...{ line, wanted: beyond, before: fen(beyond - refusal.over), ask: refusal.ask },
      isPlanned: standing !== undefined && plannedThrough(standing, 12) !== 0,
    });
    return { code: 'over', message, row: index + 1 };
  });
}
