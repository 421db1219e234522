import type { Fen } from '../../kernel/fen.ts';
import { bearing, bearingBelow, type CostDepartment } from './department.ts';
import { DRIVERS, type DriverValue, PARTS } from './drivers.ts';

/**
 * What looks wrong in a month's drivers. Nothing is refused for it: the preparer mends or explains each before the sheet
 * is handed in.
 */
export type DriverDoubt =
  /** There last month, gone or nil now. Of a pair driver, what a giver gave or a receiver ordered in all. */
  | { readonly kind: 'gone'; readonly of: Omit<DriverValue, 'value'>; readonly before: bigint }
  /** Nil or not there last month. */
  | { readonly kind: 'new'; readonly of: Omit<DriverValue, 'value'>; readonly now: bigint }
  | {
      readonly kind: 'changed';
      readonly of: Omit<DriverValue, 'value'>;
      readonly before: bigint;
      readonly now: bigint;
    }
  /** 科室收入 of a department, or of those below it, is not the 医疗收入 of the books; '' is income without a department. */
  | { readonly kind: 'books'; readonly department: string; readonly booked: Fen; readonly said: bigint }
  /** 开单收入 by ordering departments does not come to the income of who carried it out. */
  | { readonly kind: 'ordered'; readonly department: string; readonly income: bigint; readonly ordered: bigint }
  /** Nil where the department's class needs one. */
  | { readonly kind: 'none'; readonly department: string; readonly driver: string };

/** What a month's drivers are held against. */
export interface DoubtGround {
  readonly departments: readonly CostDepartment[];
  /** The month before; undefined where nobody gave drivers for it. */
  readonly before: readonly DriverValue[] | undefined;
  /** 医疗收入 of the books in the month by department ('' for none), in 分; empty where they keep none by department. */
  readonly booked: ReadonlyMap<string, Fen>;
  /** From what change on a value is in doubt, above nil, to the hundredth of a percent; a setting [U]. */
  readonly percent: number;
}

/** Changes of more than half are asked about unless the community says otherwise [U]. */
export const USUAL_PERCENT = 50;
export const PERCENT_MAX = 1000;

/** Everything that looks wrong, in the order in which it is listed. */
export const driverDoubts = (values: readonly DriverValue[], ground: DoubtGround): DriverDoubt[] => [
  ...againstClass(values, ground.departments),
  ...againstBooks(values, ground),
  ...againstIncome(values),
  ...(ground.before ? againstBefore(values, ground.before, ground.percent) : []),
];

/** By which an explanation finds its doubt again: another amount, and it is another doubt. */
export function doubtKey(doubt: DriverDoubt): string {
  switch (doubt.kind) {
    case 'gone':
      return ['gone', ...placeOf(doubt.of), doubt.before].join('/');
    case 'new':
      return ['new', ...placeOf(doubt.of), doubt.now].join('/');
    case 'changed':
      return ['changed', ...placeOf(doubt.of), doubt.before, doubt.now].join('/');
    case 'books':
      return ['books', doubt.department, doubt.booked, doubt.said].join('/');
    case 'ordered':
      return ['ordered', doubt.department, doubt.income, doubt.ordered].join('/');
    case 'none':
      return ['none', doubt.department, doubt.driver].join('/');
  }
}

const placeOf = ({ driver, giver, receiver }: Omit<DriverValue, 'value'>) => [driver, giver, receiver];

/** Everybody has people; who treats patients has visits or bed-days; who carries out what others order has income. */
function againstClass(values: readonly DriverValue[], departments: readonly CostDepartment[]): DriverDoubt[] {
  const has = new Set(values.map(({ driver, receiver }) => `${driver} ${receiver}`));
  return bearing(departments).flatMap(({ code, class: kind }): DriverDoubt[] => {
    const none = (driver: string): DriverDoubt => ({ kind: 'none', department: code, driver });
    const treats = has.has(`visits ${code}`) || has.has(`bed-days ${code}`);
    return [
      ...(has.has(`headcount ${code}`) ? [] : [none('headcount')]),
      ...(kind === 'clinical' && !treats ? [none('visits')] : []),
    ];
  });
}

/** What the books post on a department with others below it is held against their sum. */
function againstBooks(values: readonly DriverValue[], { departments, booked }: DoubtGround): DriverDoubt[] {
  if ([...booked.keys()].every((code) => code === '')) return [];
  const said = sumsOf(values, 'income', ({ receiver }) => receiver);
  // Where the books post on a whole department, what they post below it belongs to the same comparison.
  const posted = new Set([...booked].filter(([, amount]) => amount !== 0).map(([code]) => code));
  const up = new Map(departments.map(({ code, parent }) => [code, parent]));
  const topOf = (code: string): string => {
    let top = code;
    for (let at = up.get(code); at !== undefined; at = up.get(at)) if (posted.has(at)) top = at;
    return top;
  };
  const tops = new Map<string, bigint>();
  for (const [code, amount] of booked) {
    const top = topOf(code);
    tops.set(top, (tops.get(top) ?? 0n) + BigInt(amount));
  }
  for (const code of said.keys()) if (!tops.has(topOf(code))) tops.set(topOf(code), 0n);
  return [...tops].sort(byCode).flatMap(([department, amount]): DriverDoubt[] => {
    const below = bearingBelow(departments, department).map(({ code }) => code);
    const own = below.reduce((sum, code) => sum + (said.get(code) ?? 0n), 0n);
    return own === amount * PARTS_OF_FEN
      ? []
      : [{ kind: 'books', department, booked: Number(amount) as Fen, said: own }];
  });
}

const PARTS_OF_FEN = BigInt(PARTS / 100);

function againstIncome(values: readonly DriverValue[]): DriverDoubt[] {
  const income = sumsOf(values, 'income', ({ receiver }) => receiver);
  const ordered = sumsOf(values, 'ordered-income', ({ giver }) => giver);
  return [...ordered].sort(byCode).flatMap(([department, sum]): DriverDoubt[] => {
    const own = income.get(department) ?? 0n;
    // Where the books keep income with who ordered it, who carried it out has none to be held against.
    return own === 0n || own === sum ? [] : [{ kind: 'ordered', department, income: own, ordered: sum }];
  });
}

/** A pair alone is small and swings; what each gave and each ordered in all is held against the month before. */
function againstBefore(values: readonly DriverValue[], before: readonly DriverValue[], percent: number): DriverDoubt[] {
  const share = BigInt(Math.round(percent * 100));
  return DRIVERS.flatMap(({ code, of }) => {
    const sides: readonly ('giver' | 'receiver')[] = of === 'pair' ? ['giver', 'receiver'] : ['receiver'];
    return sides.flatMap((side) => {
      const today = sumsOf(values, code, (value) => value[side]);
      const then = sumsOf(before, code, (value) => value[side]);
      return [...new Map([...then, ...today]).keys()].sort().flatMap((department): DriverDoubt[] => {
        const place = { driver: code, giver: '', receiver: '', [side]: department };
        const [was, now] = [then.get(department), today.get(department)];
        if (was === undefined) return [{ kind: 'new', of: place, now: now! }];
        if (now === undefined) return [{ kind: 'gone', of: place, before: was }];
        const apart = now > was ? now - was : was - now;
        return apart * 10_000n > was * share ? [{ kind: 'changed', of: place, before: was, now }] : [];
      });
    });
  });
}

/** Sums of a driver by one of its sides; nothing of what is nil. */
function sumsOf(
  values: readonly DriverValue[],
  driver: string,
  sideOf: (value: DriverValue) => string,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const value of values)
    if (value.driver === driver && value.value !== 0)
      sums.set(sideOf(value), (sums.get(sideOf(value)) ?? 0n) + BigInt(value.value));
  return sums;
}

const byCode = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
