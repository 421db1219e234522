import { moveDigestText } from '../../../../../shared/domain/approval/move-digest.ts';
import type { Json } from '../../../../../shared/kernel/canonical.ts';
import { sha256 } from '../digest.ts';
import { CHAIN_COLUMNS } from '../sheets/approval-chain.ts';

/**
 * Recomputes the digests of 审批链 from the sheet's own cells: that of what was handed in, that of each move, and that each follows
 * the one before of its document. Returns what does not hold; no more than a few sentences.
 */
export function approvalProblems(rows: readonly (ReadonlyMap<string, string> | undefined)[]): string[] {
  const problems: string[] = [];
  const last = new Map<string, string>();
  for (const cells of rows) {
    const text = (key: string): string => cells?.get(CHAIN_COLUMNS.get(key)!) ?? '';
    const [number, digest] = [text('number'), text('digest')];
    if (!/^[0-9a-f]{64}$/.test(digest)) continue;
    const step = text('step');
    if (text('before') !== (last.get(number) ?? '')) problems.push(`审批链 ${number} 第 ${step} 步与前一步不相接`);
    if (text('recomputable') === '是' && !isAsDigested(text, digest))
      problems.push(`审批链 ${number} 第 ${step} 步的内容与其散列不符`);
    last.set(number, digest);
    if (problems.length >= 5) return problems;
  }
  return problems;
}

function isAsDigested(text: (key: string) => string, digest: string): boolean {
  const content = text('content');
  if (content !== '' && sha256(content) !== text('version')) return false;
  try {
    const move = {
      ...{ number: text('number'), version: text('version'), before: text('before'), by: text('person') },
      ...{ opinion: text('opinion'), instant: text('instant') },
      ...{ move: JSON.parse(text('move')) as Json, findings: JSON.parse(text('findings')) as Json },
    };
    return sha256(moveDigestText(move)) === digest;
  } catch {
    return false;
  }
}
