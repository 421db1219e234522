import type { Period } from '../../kernel/period.ts';
import type { UnitCode } from '../organisation/unit.ts';

/**
 * A named check (勾稽检查): the same thing at import, at locking, on the checks page and in the pack, each runnable alone.
 * `error` stops locking or confirming; `finding` is for a person to explain: real books have them.
 */
export interface CheckRow {
  readonly unit?: UnitCode;
  readonly period?: Period;
  /** Where it is: an account code, a voucher number, a statement line, a pair. */
  readonly place: string;
  /** One sentence: what is wrong, with the amounts. */
  readonly message: string;
  /** Everything that the sentence names only some of: account codes. */
  readonly all?: readonly string[];
  /** What should be zero, in 元 with two decimals, when the check is about an amount. */
  readonly difference?: string;
  /** The two members that it is between, and what. */
  readonly pair?: { readonly units: readonly [UnitCode, UnitCode]; readonly kind: string; readonly book: string };
  /** Why it stands as it is, where that was said before the check looked (内部对账的原因说明). */
  readonly explanation?: string;
}

export interface CheckResult {
  /** Stable kebab-case name, e.g. `blocks-balance`, `roll-forward`, `number-continuity`, `mapping-coverage`. */
  readonly name: string;
  readonly title: string;
  readonly severity: 'error' | 'finding';
  readonly ok: boolean;
  /** There was nothing for it to look at (不适用): it is no proof of anything. */
  readonly idle?: true;
  readonly rows: readonly CheckRow[];
}
