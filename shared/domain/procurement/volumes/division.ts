import type { Fen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { UnitCode, UnitKind } from '../../organisation/unit.ts';
import { WHOLE_BPS } from './bps.ts';

/** 按贡献 (Σ 完成的约定采购金额) or 按权重, typed. */
export const DIVISION_BASES = ['contribution', 'weights'] as const;
export type DivisionBasis = (typeof DIVISION_BASES)[number];

/** What a unit divides by: 分 of completed agreed amount, or a typed weight; whole and not below nil. */
export interface Weight {
  readonly unit: UnitCode;
  readonly weight: number;
}

export interface Share extends Weight {
  /** 向基层倾斜 in 万分之一: 10000 where there is none. */
  readonly tiltBps: number;
  readonly share: Fen;
}

/** 乡镇卫生院 and 社区卫生服务中心, to whom a division may lean. */
export const isPrimary = (kind: UnitKind): boolean => kind === 'township' || kind === 'community';

/**
 * Divides what is retained by weight × 倾斜系数 (primary units only), in whole 分 that sum to it exactly; undefined where all
 * weights are nil while there is something to divide.
 */
export function divided(
  retained: Fen,
  weights: readonly Weight[],
  tiltBps: number,
  kindOf: (unit: UnitCode) => UnitKind | undefined,
): Share[] | undefined {
  const tilted = weights.map(({ unit, weight }) => {
    const kind = kindOf(unit);
    return { unit, weight, tiltBps: kind && isPrimary(kind) ? tiltBps : WHOLE_BPS };
  });
  const shares = shareFen(
    retained,
    tilted.map(({ weight, tiltBps }) => BigInt(weight) * BigInt(tiltBps)),
  );
  return shares && tilted.map((row, at) => ({ ...row, share: shares[at]! }));
}
