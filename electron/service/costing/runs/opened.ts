import { readFrozen } from '../../../../shared/domain/costing/frozen-inputs.ts';
import { type CostInputs, type CostResult, workOut } from '../../../../shared/domain/costing/work-out.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { sha256Text } from '../../pipeline/input.ts';

/** What a run read and what came of it. */
export interface Opened {
  readonly inputs: CostInputs;
  readonly result: CostResult;
}

/** A year of a hospital's months and one more: their results are kept, since equal inputs give equal results. */
const KEPT = 25;
const kept = new Map<string, Opened & { readonly fullDigest: string }>();

/** SHA-256 over the full costs (全成本) by item and department, in 分. */
export const fullDigestOf = ({ departments, allocation }: CostResult): string =>
  sha256Text(
    canonicalJson({
      departments: departments.map(({ code }) => code),
      full: allocation.full.map((amounts) => [...amounts]),
    }),
  );

/**
 * Works a run out again from its frozen text. Refused with what is wrong: a text without its digest, inputs that no longer
 * give a result, full costs that are others than they were.
 */
export function reopened(
  text: string,
  { digest, fullDigest }: { readonly digest: string; readonly fullDigest: string },
): Result<Opened, string> {
  if (sha256Text(text) !== digest) return err('保存的数据与它的摘要不符');
  const opened = kept.get(digest) ?? openedFrom(text);
  if (opened === undefined) return err('保存的数据不能再算出结果');
  kept.delete(digest);
  kept.set(digest, opened);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return opened.fullDigest === fullDigest ? ok(opened) : err('重新计算的全成本与保存时不同');
}

function openedFrom(text: string): (Opened & { readonly fullDigest: string }) | undefined {
  const inputs = readFrozen(text);
  const result = workOut(inputs);
  return result.ok ? { inputs, result: result.value, fullDigest: fullDigestOf(result.value) } : undefined;
}
