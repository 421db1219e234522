import { describe, expect, it } from 'vitest';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { backTest, type Division } from '../../../shared/domain/approval/radar/back-test.ts';
import { type PayeeTies, relatedOf } from '../../../shared/domain/approval/radar/related.ts';
import { USUAL_RADAR } from '../../../shared/domain/approval/radar/settings.ts';
import type { Spending } from '../../../shared/domain/approval/radar/spending.ts';
import { addDays, dateOf } from '../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../shared/kernel/fen.ts';
import { type Chance, chance } from '../../support/random.ts';
import { LADDER } from './ladder.ts';

/**
 * A year of 5,000 payments of thirty-one members, as they are: rents and services that come every month, and things bought once from some
 * four hundred firms, mostly small. Among them twelve divisions that somebody meant, which are known.
 */
const UNITS = Array.from({ length: 31 }, (_, at) => (at === 0 ? 'H01' : `T${String(at).padStart(2, '0')}`));
const FIRMS = Array.from({ length: 420 }, (_, at) => `F${String(at + 1).padStart(3, '0')}`);
const CATEGORIES: readonly Category[] = ['works', 'equipment', 'services', 'supplies', 'staff', 'other'];
const PAYMENTS = 5_000;
/** Firms that the planted divisions go to; nothing else does. The third of each has a telephone in common with the first. */
const OWN = Array.from({ length: 12 }, (_, at) => [`X${at}a`, `X${at}b`, `X${at}c`] as const);

type Drawn = Omit<Spending, 'id'>;
const PLAIN = { source: 'other', inBudget: true, project: '', contract: '', invoices: [] } as const;

function year({ int, pick }: Chance): { readonly all: Spending[]; readonly planted: readonly (readonly string[])[] } {
  const unitOf = (): Pick<Spending, 'unit' | 'kind'> => {
    const unit = pick(UNITS);
    return { unit, kind: unit === 'H01' ? 'lead' : 'township' };
  };
  const drawn: Drawn[] = [];
  // Every month: some forty contracts of services and rents, at about the same amount.
  for (let contract = 0; contract < 40; contract += 1) {
    const of = { ...unitOf(), payee: FIRMS[contract]!, category: 'services' as const };
    const usual = int(4_000, 18_000);
    for (let month = 1; month <= 12; month += 1) {
      const amount = fen(int(usual * 95, usual * 105));
      drawn.push({ ...PLAIN, ...of, amount, day: dateOf(2025, month, int(3, 22))! });
    }
  }
  const planted: Drawn[][] = OWN.map(([first, second, third], at) => {
    const day = dateOf(2025, 1 + (at % 12), 4)!;
    const category = CATEGORIES[at % CATEGORIES.length]!;
    // Two or three parts below 2 万元, from one or two members, to one firm or to one that shares its telephone.
    return Array.from({ length: 2 + (at % 2) }, (_, part) => ({
      ...{ ...PLAIN, category, unit: UNITS[at + 1 + (at % 3 === 0 ? part : 0)]!, kind: 'township' as const },
      ...{
        payee: at % 4 === 3 && part > 0 ? third : at % 5 === 4 ? second : first,
        amount: fen(1_300_000 + part * 12_345),
      },
      day: addDays(day, part * 9),
    }));
  });
  const many = PAYMENTS - drawn.length - planted.flat().length;
  for (let at = 0; at < many; at += 1) {
    // Mostly small: half below 1,500 元, one in fifty above 2 万元.
    const amount = fen(Math.round(15_000 * Math.exp(int(0, 5_200) / 1_000 + int(0, 900) / 1_000)));
    const of = { ...unitOf(), payee: FIRMS[int(40, 419)]!, category: pick(CATEGORIES) };
    drawn.push({ ...PLAIN, ...of, amount, day: addDays(dateOf(2025, 1, 1)!, int(0, 364)) });
  }
  const named = (of: Drawn, id: string): Spending => ({ ...of, id });
  const parts = planted.map((list, at) => list.map((of, part) => named(of, `X${at}-${part}`)));
  const rest = drawn.map((of, at) => named(of, `N${String(at).padStart(4, '0')}`));
  return { all: [...rest, ...parts.flat()], planted: parts.map((list) => list.map(({ id }) => id)) };
}

describe('a year of 5,000 payments', () => {
  const { all, planted } = year(chance(20_251_231));
  const ties = OWN.flatMap(([first, , third]): PayeeTies[] =>
    [first, third].map((code) => ({ code, accounts: [], phones: [`0900-${first}`], representatives: [] })),
  );
  const amounts = new Map(all.map(({ id, amount }) => [id, amount]));
  const sumOf = (ids: readonly string[]): Fen => sumFen(ids.map((id) => amounts.get(id)!));
  const began = performance.now();
  const { divisions, findings } = backTest(all, { rules: LADDER, related: relatedOf(ties), settings: USUAL_RADAR });
  const took = performance.now() - began;
  const isPlanted = ({ ids }: Division): boolean => ids.some((id) => id.startsWith('X'));

  it('has 5,000', () => {
    expect(all).toHaveLength(PAYMENTS);
    expect(planted).toHaveLength(12);
  });

  it('shows every division that was planted, whole and with its sum', () => {
    const shown = divisions.filter(isPlanted);
    expect(shown.map(({ ids }) => [...ids].sort())).toEqual(
      expect.arrayContaining(planted.map((ids) => [...ids].sort())),
    );
    expect(shown).toHaveLength(planted.length);
    for (const { ids, sum } of shown) expect(sum).toBe(sumOf(ids));
  });

  it('does not cry wolf: what was not meant is counted', () => {
    const others = divisions.filter((division) => !isPlanted(division));
    const near = findings.filter(({ kind }) => kind === 'near').length;
    console.info(
      `radar over ${all.length} payments: ${planted.length} of ${planted.length} planted divisions, ${others.length} others told, ` +
        `${near} just below a limit, ${Math.round(took)} ms`,
    );
    for (const { ids, sum } of others) {
      // Not meant, and yet true: together they need more than any of them had.
      expect(sum).toBeGreaterThanOrEqual(2_000_000);
      expect(ids.length).toBeGreaterThan(1);
    }
    expect(others.length).toBeLessThan(PAYMENTS / 50);
  });

  it('says the same in whatever order they come', () => {
    const turned = backTest([...all].reverse(), { rules: LADDER, related: relatedOf(ties), settings: USUAL_RADAR });
    expect(turned.divisions).toEqual(divisions);
  });

  it('says more of regular payments where they are not set apart', () => {
    const settings = { ...USUAL_RADAR, regularMonths: 0 };
    const blunt = backTest(all, { rules: LADDER, related: relatedOf(ties), settings });
    expect(blunt.divisions.length).toBeGreaterThan(divisions.length + 10);
  });
});
