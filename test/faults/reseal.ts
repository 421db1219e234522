import { FRAME_HEADER, frameHash, readHead, sealFrame } from '../../electron/service/store/sqljs/frame.ts';
import { JOURNAL_HEAD, readJournalHead } from '../../electron/service/store/sqljs/generation.ts';
import { scanJournal } from '../../electron/service/store/sqljs/scan.ts';

/**
 * A journal with the body of one record changed (to one of the same length) and everything sealed anew from there on,
 * as only somebody who knows the format could do.
 */
export function reseal(journal: Buffer, sequence: number, change: (body: string) => string): Buffer {
  const changed = Buffer.from(journal);
  const head = readJournalHead(journal)!;
  let previous: Uint8Array = Buffer.from(head.hash, 'hex');
  for (const { at, end, sequence: own } of scanJournal(journal, head).frames) {
    const frame = changed.subarray(at, end);
    if (own === sequence) {
      const body = Buffer.from(change(frame.toString('utf8', FRAME_HEADER)));
      if (body.length !== frame.length - FRAME_HEADER || at < JOURNAL_HEAD) throw new Error('the length must stay');
      body.copy(frame, FRAME_HEADER);
    }
    sealFrame(frame, { sequence: own, previous, distance: readHead(journal, at)!.distance });
    previous = frameHash(frame);
  }
  return changed;
}
