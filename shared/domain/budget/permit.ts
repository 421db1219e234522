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

/** How far a permit reaches on one line: what was to be taken of it, and by how much it would be over; neither may grow. */
export type Granted = Pick<PermitLine, 'wanted' | 'over'>;

export const PERMIT_STATES = ['waiting', 'granted', 'declined'] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

export interface Permit {
  readonly state: PermitState;
  /** Sign-in name of who asked. */
  readonly person: string;
  readonly lines: readonly PermitLine[];
  /** What the draft said it was for when it was asked (用途); absent where the permit was signed without it. */
  readonly purpose?: readonly string[];
}

/** What a voucher says it is for (摘要): its own summary and its lines', each once. */
export const purposeOf = ({
  summary,
  lines,
}: {
  readonly summary: string;
  readonly lines: readonly { readonly summary: string }[];
}): string[] => [...new Set([summary, ...lines.map((line) => line.summary)])];

const saysTheSame = (asked: readonly string[] | undefined, now: readonly string[]): boolean =>
  asked === undefined || (asked.length === now.length && asked.every((text, index) => text === now[index]));

/**
 * What the permits of one draft let pass of each line, while it says what it said when it was asked. Each permit stands by
 * itself: a larger taking or overrun than any of them was asked for asks again, and so do another line and another purpose.
 */
export function grantedOf(
  permits: readonly Permit[],
  purpose: readonly string[],
): ReadonlyMap<LineKey, readonly Granted[]> {
  const granted = new Map<LineKey, Granted[]>();
  for (const { state, lines, purpose: asked } of permits) {
    if (state !== 'granted' || !saysTheSame(asked, purpose)) continue;
    for (const { line, wanted, over } of lines) {
      const key = lineKey(line);
      granted.set(key, [...(granted.get(key) ?? []), { wanted, over }]);
    }
  }
  return granted;
}

/** Whether one of a line's grants reaches as far as what is taken now. */
export const isCovered = (granted: readonly Granted[] | undefined, { wanted, over }: Granted): boolean =>
  granted?.some((each) => wanted <= each.wanted && over <= each.over) === true;

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
