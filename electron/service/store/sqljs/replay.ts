import { assert } from '../../../../shared/kernel/assert.ts';
import type { RowInserter } from './bulk.ts';
import { entriesOf, Phrasebook } from './entries.ts';
import { FRAME_HEADER } from './frame.ts';
import type { FramePlace } from './scan.ts';
import type { Statements } from './statements.ts';

/** What became of a replay: how far it came, and why it went no further. */
export interface Replayed {
  readonly frames: number;
  readonly phrasebook: Phrasebook;
  readonly problem?: string;
}

/**
 * Plays a journal's frames again, all inside one transaction, checking the number of rows that each statement
 * changes. When a frame does not do what it did, everything is rolled back and the good ones before it are played
 * once more: what is there is always a prefix of what was committed.
 */
export function replay(
  statements: Statements,
  inserter: RowInserter,
  journal: Buffer,
  frames: readonly FramePlace[],
): Replayed {
  const first = attempt(statements, inserter, journal, frames);
  if (first.problem === undefined) return first;
  const again = attempt(statements, inserter, journal, frames.slice(0, first.frames));
  assert(again.problem === undefined, `a replay that had succeeded failed: ${again.problem}`);
  return { ...again, problem: first.problem };
}

function attempt(
  statements: Statements,
  inserter: RowInserter,
  journal: Buffer,
  frames: readonly FramePlace[],
): Replayed {
  const phrasebook = new Phrasebook();
  let done = 0;
  statements.begin();
  try {
    for (const { at, end } of frames) {
      playFrame(statements, inserter, journal.subarray(at + FRAME_HEADER, end), phrasebook);
      done += 1;
    }
    statements.commit();
    return { frames: done, phrasebook };
  } catch (error) {
    statements.rollback();
    const sequence = frames[done]?.sequence;
    const reason = error instanceof Error ? error.message : String(error);
    return { frames: done, phrasebook, problem: `record ${sequence} cannot be played again (${reason})` };
  }
}

function playFrame(statements: Statements, inserter: RowInserter, body: Buffer, phrasebook: Phrasebook): void {
  for (const entry of entriesOf(body, phrasebook)) {
    if (entry.kind === 'rows') {
      inserter.insert(entry.table, entry);
      continue;
    }
    const { changed } = statements.change(statements.prepare(entry.sql), entry.cells);
    assert(changed === entry.changed, `a statement changed ${changed} rows that had changed ${entry.changed}`);
  }
}
