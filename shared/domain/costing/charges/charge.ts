import { type Fen, fen, subtractFen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Agreement, ChargeBasis } from './agreement.ts';

/** How often a member used a centre in a month; a whole number, not negative. */
export interface Volume {
  readonly unit: UnitCode;
  readonly count: number;
}

/** So that a price times a count stays a safe number of 分. */
export const MOST_VOLUME = 10_000_000;
export const MOST_RATE = 100_000_000 as Fen;

/** What is charged to one member, or borne by the centre's own unit. */
export interface ChargeRow extends Volume {
  /** Its part of the cost by volume. */
  readonly share: Fen;
  /** The agreement by which it is charged; absent for the own unit, and where none is in force: then nothing is charged. */
  readonly agreement?: { readonly number: string; readonly basis: ChargeBasis; readonly rate?: Fen };
  readonly charge: Fen;
  /** 保底 or 封顶 decided the charge. */
  readonly limit?: 'minimum' | 'cap';
}

export interface Charge {
  readonly cost: Fen;
  /** Σ counts, the own unit's among them. */
  readonly volume: number;
  /** By unit code. */
  readonly rows: readonly ChargeRow[];
  /** The own unit's part of the cost, which is not invoiced. */
  readonly own: Fen;
  readonly charged: Fen;
  /** 多收（少收）: what is charged, less what the others' use has cost. */
  readonly recovery: Fen;
}

/** Why a month cannot be charged. */
export type ChargeProblem = 'no-volume' | 'negative-cost';

export interface ChargeAsked {
  /** Of the month, in 分. */
  readonly cost: Fen;
  readonly volumes: readonly Volume[];
  /** In force in the month, one a member at most. */
  readonly agreements: readonly Agreement[];
  /** The unit whose departments the centre is. */
  readonly own: UnitCode;
}

/**
 * Charges a centre's month: the cost is shared over all who used it by volume, by largest remainder, the lowest unit code
 * first among equals; each member then pays as agreed. At cost without limits, the charges and the own part are the cost.
 */
export function chargeOf({ cost, volumes, agreements, own }: ChargeAsked): Result<Charge, ChargeProblem> {
  if (cost < 0) return err('negative-cost');
  const counts = new Map<UnitCode, number>(agreements.map(({ member }) => [member, 0]));
  for (const { unit, count } of volumes) counts.set(unit, (counts.get(unit) ?? 0) + count);
  const used = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const shares = shareFen(
    cost,
    used.map(([, count]) => count),
  );
  if (shares === undefined) return err('no-volume');
  const rows = used.map(([unit, count], at): ChargeRow => {
    const share = shares[at]!;
    const agreement = unit === own ? undefined : agreements.find(({ member }) => member === unit);
    if (agreement === undefined) return { unit, count, share, charge: ZERO };
    const { number, basis, rate } = agreement;
    return {
      ...{ unit, count, share },
      agreement: { number, basis, ...(rate === undefined ? {} : { rate }) },
      ...limited(agreed(agreement, count, share), agreement),
    };
  });
  const ownShare = rows.find(({ unit }) => unit === own)?.share ?? ZERO;
  const charged = sumFen(rows.map(({ charge }) => charge));
  return ok({
    ...{ cost, rows, charged, own: ownShare },
    volume: used.reduce((sum, [, count]) => sum + count, 0),
    recovery: subtractFen(charged, subtractFen(cost, ownShare)),
  });
}

function agreed({ basis, rate = ZERO }: Agreement, count: number, share: Fen): Fen {
  if (basis === 'cost') return share;
  return basis === 'price' ? fen(rate * count) : rate;
}

function limited(amount: Fen, { minimum, cap }: Agreement): Pick<ChargeRow, 'charge' | 'limit'> {
  if (minimum !== undefined && amount < minimum) return { charge: minimum, limit: 'minimum' };
  if (cap !== undefined && amount > cap) return { charge: cap, limit: 'cap' };
  return { charge: amount };
}

/** Cost a piece (单位成本) in 元 to four decimals, rounded half up; undefined where nothing was counted. */
export function unitCost({ cost, volume }: Pick<Charge, 'cost' | 'volume'>): string | undefined {
  if (volume === 0) return undefined;
  const scaled = (BigInt(cost) * 200n + BigInt(volume)) / (2n * BigInt(volume));
  const digits = String(scaled).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
