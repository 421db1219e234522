import type { Written } from './models.ts';

/** An exact fraction; the denominator is above zero. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
export const fraction = (n: bigint, d = 1n): Fraction => {
  const by = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / by, d: d / by };
};
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
const ZERO = fraction(0n);

export function decimal(text: string): Fraction {
  const [whole = '0', places = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + places);
  return fraction(text.startsWith('-') ? -value : value, 10n ** BigInt(places.length));
}

/** The equations of an item as they are written: who serves whom, and what each has of its own, in 分. */
export function equationsOf(model: Written, item: string) {
  const services = model.stages.flatMap(({ from, basis, perItem }) =>
    from.map((giver) => {
      const weights = model.bases[perItem?.[item] ?? basis]!;
      const own = Object.values(weights).some((one) => typeof one === 'object') ? weights[giver] : weights;
      const positive = Object.entries((own ?? {}) as Record<string, string>)
        .map(([code, text]) => [code, decimal(text)] as const)
        .filter(([, one]) => one.n > 0n);
      const total = positive.reduce((sum, [, one]) => plus(sum, one), ZERO);
      return { giver, shares: new Map(positive.map(([code, one]) => [code, over(one, total)])) };
    }),
  );
  const costs = new Map(
    model.departments.map(({ code, direct }) => [code, times(decimal(direct[item] ?? '0'), fraction(100n))]),
  );
  return { services, costs };
}

/** Gross costs by elimination in fractions; the oracle of the reciprocal method. */
export function solve({ services, costs }: ReturnType<typeof equationsOf>): Map<string, Fraction> {
  const size = services.length;
  const rows = services.map(({ giver }) => [
    ...services.map((other) => minus(fraction(other.giver === giver ? 1n : 0n), other.shares.get(giver) ?? ZERO)),
    costs.get(giver) ?? ZERO,
  ]);
  for (let at = 0; at < size; at += 1) {
    const pivot = rows.findIndex((row, place) => place >= at && row[at]!.n !== 0n);
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let row = 0; row < size; row += 1) {
      if (row === at) continue;
      const factor = over(rows[row]![at]!, rows[at]![at]!);
      if (factor.n === 0n) continue;
      rows[row] = rows[row]!.map((one, column) => minus(one, times(factor, rows[at]![column]!)));
    }
  }
  return new Map(services.map(({ giver }, at) => [giver, over(rows[at]![size]!, rows[at]![at]!)]));
}

/** Full costs that the gross costs mean, in fractions of a 分. */
export function fullCosts(equations: ReturnType<typeof equationsOf>, gross: ReadonlyMap<string, Fraction>) {
  const { services, costs } = equations;
  const full = new Map([...costs].filter(([code]) => !gross.has(code)));
  for (const { giver, shares } of services)
    for (const [code, share] of shares)
      if (!gross.has(code)) full.set(code, plus(full.get(code) ?? ZERO, times(share, gross.get(giver)!)));
  return full;
}
