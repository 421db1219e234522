import type { Fen } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type BudgetLine, type LineKey, lineKey } from './line.ts';

/** 上级同意: a line of a draft that takes more than is there, where its control asks. Amounts in 分. */
export interface PermitLine {
  readonly line: BudgetLine;
  /** What the draft takes of the line. */
  readonly wanted: Fen;
  /** By how much the line would be over with it. */
  readonly over: Fen;
}

export const PERMIT_STATES = ['waiting', 'granted', 'declined'] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

export interface Permit {
  readonly state: PermitState;
  /** Sign-in name of who asked. */
  readonly person: string;
  readonly lines: readonly PermitLine[];
}

/**
 * What the permits of one draft let pass of each line: the most that was granted for it. A larger overrun asks again, and so
 * does another line.
 */
export function grantedOf(permits: readonly Permit[]): ReadonlyMap<LineKey, Fen> {
  const granted = new Map<LineKey, Fen>();
  for (const { state, lines } of permits) {
    if (state !== 'granted') continue;
    for (const { line, over } of lines) {
      const key = lineKey(line);
      const before = granted.get(key);
      if (before === undefined || over > before) granted.set(key, over);
    }
  }
  return granted;
}

/** Decides on a permit (同意、不同意): once, by somebody else than who asked; what is declined says why. */
export function decided(
  { state, person }: Permit,
  by: string,
  { grant, reason }: { readonly grant: boolean; readonly reason: string },
): Result<PermitState, 'decided' | 'same-person' | 'no-reason'> {
  if (state !== 'waiting') return err('decided');
  if (person === by) return err('same-person');
  if (!grant && reason.trim() === '') return err('no-reason');
  return ok(grant ? 'granted' : 'declined');
}
