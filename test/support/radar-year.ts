import type { Category } from '../../shared/domain/approval/category.ts';
import type { PayeeTies } from '../../shared/domain/approval/radar/related.ts';
import type { Spending } from '../../shared/domain/approval/radar/spending.ts';
import { type AccountingDate, addDays, dateOf } from '../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../shared/kernel/fen.ts';
import { type Chance, chance } from './random.ts';

/**
 * A year of 5,000 payments of thirty-one members, as they are: rents that come every month, and things bought once from some four
 * hundred firms, mostly small. Among them divisions that somebody meant, each of a kind, which are known; and what looks like one
 * and is none.
 */
export const PAYMENTS = 5_000;
export const RADAR_UNITS = Array.from({ length: 31 }, (_, at) =>
  at === 0 ? 'H01' : `T${String(at).padStart(2, '0')}`,
);
const FIRMS = Array.from({ length: 420 }, (_, at) => `F${String(at + 1).padStart(3, '0')}`);
const CATEGORIES: readonly Category[] = ['works', 'equipment', 'services', 'supplies', 'staff', 'other'];
const PROJECTS = Array.from({ length: 60 }, (_, at) => `日常项目${at + 1}`);
const RENTS = 40;
/** From this month on a rent of every month is known for one: it has come three times. */
export const REGULAR_SINCE = '2025-04-01';

export interface Planted {
  /** What it is: how its parts belong together. */
  readonly how: string;
  readonly ids: readonly string[];
  readonly sum: Fen;
}

export interface RadarYear {
  /** 5,000, in no order. */
  readonly all: readonly Spending[];
  readonly divisions: readonly Planted[];
  /** Of the same invoice, or paid again: each a pair. */
  readonly doubles: readonly Planted[];
  /** Stages of contracts that were decided whole. */
  readonly stages: readonly string[];
  readonly rents: readonly Spending[];
  readonly ties: readonly PayeeTies[];
}

type Drawn = Omit<Spending, 'id'>;
const PLAIN = { source: 'other', inBudget: true, project: '', contract: '', invoices: [] } as const;
const at = (unit: string): Pick<Spending, 'unit' | 'kind'> => ({ unit, kind: unit === 'H01' ? 'lead' : 'township' });
const day = (month: number, of: number): AccountingDate => dateOf(2025, month, of)!;
const part = (unit: string, payee: string, on: AccountingDate, amount: number, of: Partial<Drawn> = {}): Drawn => ({
  ...{ ...PLAIN, ...at(unit), category: 'equipment', payee, day: on, amount: fen(amount) },
  ...of,
});

/** Parts below 2 万元, or below 5 万元, that together are above; nothing else goes to these firms and projects. */
const MEANT: readonly (readonly [how: string, parts: readonly Drawn[]])[] = [
  ['one firm, one member', [part('T01', 'X01', day(3, 4), 1_980_000), part('T01', 'X01', day(3, 12), 1_950_050)]],
  [
    'one firm, three members',
    [
      part('T02', 'X02', day(5, 6), 1_812_345),
      part('T03', 'X02', day(5, 8), 1_799_999),
      part('T04', 'X02', day(5, 20), 1_900_001),
    ],
  ],
  ['firms of one telephone', [part('T05', 'X03', day(6, 2), 1_700_000), part('T06', 'X04', day(6, 9), 1_650_000)]],
  ['firms of one account', [part('T07', 'X05', day(7, 1), 4_800_000), part('T07', 'X06', day(7, 15), 4_900_000)]],
  ['firms of one head', [part('H01', 'X07', day(8, 5), 4_500_000), part('T08', 'X08', day(8, 30), 4_600_000)]],
  ['firms tied through a third', [part('T09', 'X09', day(9, 1), 1_500_000), part('T10', 'X11', day(9, 2), 1_500_100)]],
  [
    'one project, other firms and categories',
    [
      part('T11', 'X12', day(10, 9), 1_200_000, { project: '门诊楼改造', category: 'works' }),
      part('T11', 'X13', day(10, 15), 1_300_000, { project: '门诊楼改造', category: 'services' }),
      part('T11', 'X14', day(10, 28), 1_100_000, { project: '门诊楼改造', category: 'equipment' }),
    ],
  ],
  ['across a month’s end', [part('T12', 'X15', day(1, 30), 1_999_999), part('T12', 'X15', day(2, 3), 1_999_999 - 77)]],
  ['across the half year', [part('T13', 'X16', day(6, 30), 9_800_000), part('T14', 'X16', day(7, 1), 9_700_000)]],
  [
    'longer than the window, each within it of the next',
    [
      part('T15', 'X17', day(11, 1), 1_400_000),
      part('T15', 'X17', day(11, 20), 1_450_000),
      part('T15', 'X17', day(12, 10), 1_500_000),
    ],
  ],
  [
    'out of budget',
    [
      part('T16', 'X18', day(4, 7), 1_600_000, { inBudget: false }),
      part('T17', 'X18', day(4, 17), 1_610_000, { inBudget: false }),
    ],
  ],
  [
    'a second one beside what comes every month',
    [
      part('T18', 'X19', day(9, 10), 1_500_000, { category: 'services' }),
      part('T18', 'X19', day(9, 18), 1_480_000, { category: 'services' }),
    ],
  ],
];
/** What comes every month to the firm of the last of them, and is itself no part of it. */
const USUAL = Array.from({ length: 8 }, (_, month) =>
  part('T18', 'X19', day(month + 1, 10), 1_500_000, { category: 'services' }),
);
const TWICE: readonly (readonly [how: string, parts: readonly Drawn[]])[] = [
  [
    'an invoice at two members',
    [
      part('T19', 'X20', day(2, 11), 300_000, { invoices: ['25442000000000000001'] }),
      part('T20', 'X21', day(11, 3), 310_000, { invoices: ['25442000000000000001'] }),
    ],
  ],
  ['paid again within days', [part('T21', 'X22', day(3, 3), 456_700), part('T21', 'X22', day(3, 6), 456_700)]],
];
/** One contract of 12 万元, decided whole, paid in stages. */
const STAGES = [3, 4, 5].map((month) => part('T22', 'X23', day(month, 15), 4_000_000, { contract: 'HT-2025-018' }));
const tie = (code: string, of: Partial<PayeeTies>): PayeeTies => ({
  ...{ code, accounts: [], phones: [], representatives: [] },
  ...of,
});
const TIES: readonly PayeeTies[] = [
  ...[tie('X03', { phones: ['0900-1000003'] }), tie('X04', { phones: ['0900 1000003'] })],
  ...[tie('X05', { accounts: ['900000000005'] }), tie('X06', { accounts: ['9000 0000 0005'] })],
  ...[tie('X07', { representatives: ['示例·甲'] }), tie('X08', { representatives: ['示例·甲'] })],
  tie('X09', { accounts: ['900000000009'] }),
  tie('X10', { accounts: ['900000000009'], phones: ['0900-1000010'] }),
  tie('X11', { phones: ['0900-1000010'] }),
];

/** The same year for the same seed. */
export function radarYear(seed: number): RadarYear {
  const luck = chance(seed);
  const rents = rentsOf(luck);
  const meant = [...MEANT, ...TWICE].flatMap(([, parts]) => parts);
  const many = PAYMENTS - rents.length - meant.length - USUAL.length - STAGES.length;
  const rest = Array.from({ length: many }, () => bought(luck));
  const named = (list: readonly Drawn[], prefix: string): Spending[] =>
    list.map((of, place) => ({ ...of, id: `${prefix}${String(place).padStart(4, '0')}` }));
  const plantedOf = (list: typeof MEANT, prefix: string): Planted[] =>
    list.map(([how, parts], which) => ({
      ...{
        how,
        ids: parts.map((_, place) => `${prefix}${which}-${place}`),
        sum: sumFen(parts.map(({ amount }) => amount)),
      },
    }));
  const parts = (list: typeof MEANT, prefix: string): Spending[] =>
    list.flatMap(([, own], which) => own.map((of, place) => ({ ...of, id: `${prefix}${which}-${place}` })));
  const stages = named(STAGES, 'S');
  const kept = named(rents, 'R');
  return {
    all: [
      ...[...named(rest, 'N'), ...parts(MEANT, 'D'), ...parts(TWICE, 'W')],
      ...[...stages, ...kept, ...named(USUAL, 'U')],
    ],
    ...{ divisions: plantedOf(MEANT, 'D'), doubles: plantedOf(TWICE, 'W') },
    ...{ stages: stages.map(({ id }) => id), rents: kept, ties: TIES },
  };
}

/** Every month some forty rents and services, each at about the same amount. */
function rentsOf({ int, pick }: Chance): Drawn[] {
  return FIRMS.slice(0, RENTS).flatMap((payee) => {
    const unit = pick(RADAR_UNITS);
    const usual = int(4_000, 18_000);
    return Array.from({ length: 12 }, (_, month) =>
      part(unit, payee, day(month + 1, int(3, 22)), int(usual * 95, usual * 105), { category: 'services' }),
    );
  });
}

/** Mostly small: half below 1,500 元, one in fifty above 2 万元; one in twenty for some project. */
function bought({ int, pick, often }: Chance): Drawn {
  const amount = Math.round(15_000 * Math.exp(int(0, 5_200) / 1_000 + int(0, 900) / 1_000));
  const on = addDays(day(1, 1), int(0, 364));
  const project = often(5) ? pick(PROJECTS) : '';
  return part(pick(RADAR_UNITS), FIRMS[int(RENTS, FIRMS.length - 1)]!, on, amount, {
    category: pick(CATEGORIES),
    project,
  });
}
