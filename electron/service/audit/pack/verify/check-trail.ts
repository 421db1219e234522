import { eventHash } from '../../../../../shared/domain/audit/event.ts';
import { sha256 } from '../digest.ts';
import { TRAIL_COLUMNS } from '../sheets/trail.ts';

/**
 * Recomputes the hashes of the trail from the sheet's own cells, links neighbours, and looks for the head that the
 * manifest states. Returns what does not hold; no more than a few sentences.
 *
 * @param whole true for the community's pack, whose trail runs without holes to the chain's head.
 */
export function trailProblems(
  rows: readonly ReadonlyMap<string, string>[],
  chainHead: string,
  whole: boolean,
): string[] {
  const problems: string[] = [];
  let previous: { sequence: number; hash: string } | undefined;
  let found = false;
  let events = 0;
  for (const cells of rows) {
    const text = (column: keyof typeof TRAIL_COLUMNS): string | null => cells?.get(TRAIL_COLUMNS[column]) ?? null;
    const sequence = Number(text('sequence') ?? Number.NaN);
    const hash = text('hash');
    if (!Number.isSafeInteger(sequence) || hash === null || !/^[0-9a-f]{64}$/.test(hash)) continue;
    events += 1;
    const event = {
      sequence,
      instant: text('instant') ?? '',
      actor: text('actor') ?? '',
      osUser: text('osUser'),
      operation: text('operation') ?? '',
      unit: text('unit'),
      subject: text('subject'),
      inputDigest: text('inputDigest') ?? '',
      before: text('before'),
      after: text('after'),
      reason: text('reason'),
      previousHash: text('previousHash') ?? '',
    };
    if (text('recomputable') === '是' && eventHash(event, sha256) !== hash) {
      problems.push(`操作日志第 ${sequence} 号事件的内容与其散列不符`);
    }
    if (previous && sequence === previous.sequence + 1 && event.previousHash !== previous.hash) {
      problems.push(`操作日志第 ${sequence} 号事件与前一事件不相接`);
    }
    if (hash === chainHead) found = true;
    previous = { sequence, hash };
    if (problems.length >= 5) return problems;
  }
  if (whole && events > 0 && !found) problems.push('操作日志中没有清单所记的链头，日志的末尾被删除或改写');
  return problems;
}
