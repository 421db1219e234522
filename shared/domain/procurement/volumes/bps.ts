import { assert } from '../../../kernel/assert.ts';

/** A hundred per cent: shares and rates are whole 万分之一 (basis points), so that 33.33% is exact. */
export const WHOLE_BPS = 10_000;

const WRITTEN = /^(\d{1,5})(?:\.(\d{1,2}))?$/;

/** Reads a percentage with at most two decimals as 万分之一: `"33.5"` → 3350; undefined for anything else. */
export function parsePercent(text: string): number | undefined {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, whole = '0', parts = ''] = match;
  return Number(whole) * 100 + Number(parts.padEnd(2, '0'));
}

/** Writes 万分之一 as a percentage without idle noughts: 3350 → `"33.5"`. */
export function percentOf(bps: number): string {
  assert(Number.isSafeInteger(bps), `not whole basis points: ${bps}`);
  return String(bps / 100);
}

/** Part ÷ whole in 万分之一, half-up; undefined of nothing. Neither may be below nil. */
export function bpsOf(part: number | bigint, whole: number | bigint): number | undefined {
  const [of, all] = [BigInt(part), BigInt(whole)];
  assert(of >= 0n && all >= 0n, 'a share of what is below nil');
  if (all === 0n) return undefined;
  return Number((of * BigInt(WHOLE_BPS) * 2n + all) / (all * 2n));
}
