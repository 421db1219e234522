import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type DoubtGround, doubtKey, driverDoubts } from '../../../shared/domain/costing/driver-doubts.ts';
import { type DriverValue, parseValue } from '../../../shared/domain/costing/drivers.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { endOf, type Period, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { stream } from './random.ts';

const { costing } = contract;

/** The members whose costs the sample works out: the hospitals and four township centres. */
const COSTED: readonly UnitCode[] = ['H01', 'H02', 'H03', 'T01', 'T02', 'T03', 'T04'];
const SEED = 2025;

type Sheet = ReplyOf<typeof costing.driverSheet>;
type Department = Sheet['departments'][number];
interface Said {
  readonly driver: string;
  readonly giver: string;
  readonly receiver: string;
  readonly value: string;
}

/** Twelve months of drivers of the members that are costed, each handed in by one and frozen by another. */
export async function costDrivers(
  { pipeline }: Service,
  year: number,
  { preparer, reviewer }: { readonly preparer: Caller; readonly reviewer: Caller },
): Promise<void> {
  for (const unit of COSTED) {
    let before: readonly DriverValue[] | undefined;
    for (let month = 1; month <= 12; month += 1) {
      const at = { unit, period: periodOf(year, month) };
      const blank = await pipeline.perform(costing.driverSheet, at, preparer);
      const values = driversOf(unit, at.period, blank);
      if (values.length === 0) continue;
      const now = values.map(({ value, ...place }) => ({ ...place, value: parseValue(value)! }));
      const doubts = driverDoubts(now, { ...groundOf(blank), before }).map(doubtKey);
      let { revision } = await pipeline.perform(costing.saveDrivers, { ...at, revision: 0, values }, preparer);
      for (const [kind, explanation] of EXPLANATIONS) {
        const keys = doubts.filter((key) => key.startsWith(kind));
        if (keys.length === 0) continue;
        const said = { ...at, revision, doubts: keys, explanation };
        ({ revision } = await pipeline.perform(costing.explainDrivers, said, preparer));
      }
      ({ revision } = await pipeline.perform(costing.submitDrivers, { ...at, revision }, preparer));
      await pipeline.perform(costing.reviewDrivers, { ...at, revision }, reviewer);
      before = now;
    }
  }
}

/** What the service will hold the month against. */
function groundOf({ departments, booked, percent }: Sheet): Omit<DoubtGround, 'before'> {
  const above: string[] = [];
  return {
    percent,
    departments: departments.map(({ code, name, class: kind, depth }): CostDepartment => {
      above[depth] = code;
      const parent = depth === 0 ? undefined : above[depth - 1];
      return { code, name, class: kind, ...(parent === undefined ? {} : { parent }) };
    }),
    booked: new Map(booked.map(({ department, amount }) => [department, parseYuan(amount) ?? ZERO])),
  };
}

/** What the sample's accountant says of each kind of doubt. */
const EXPLANATIONS: readonly (readonly [string, string])[] = [
  ['books', '未记到科室的收入和冲减已与账上逐笔核对'],
  ['changed', '按账上当月收入填列，随业务量变动'],
  ['gone', '当月没有发生，已与账上核对'],
  ['ordered', '部分收入由执行科室直接收取，没有开单科室'],
  ['none', '当月没有业务'],
];

/** People of a department by its class, from and to. */
const PEOPLE: Readonly<Record<DepartmentClass, readonly [number, number]>> = {
  admin: [3, 9],
  auxiliary: [5, 12],
  technology: [6, 18],
  clinical: [10, 32],
};
/** Who has beds alone, and who none. */
const WARDS = /住院|重症|新生儿|病区/;
const CLINICS = /门诊|急诊|保健|公共卫生|公卫|诊室|医馆|工作室|体检/;
/** Of what clinical departments earn, technology carries out so much, in thousandths. */
const CARRIED_OUT = 380;

/** A unit's month from its register and its books; the same for the same register and books. */
export function driversOf(unit: UnitCode, period: Period, sheet: Pick<Sheet, 'departments' | 'booked'>): Said[] {
  const leaves = sheet.departments.filter(({ leaf }) => leaf);
  if (sheet.booked.length === 0) return [];
  const income = incomeOf(unit, sheet);
  const own = leaves.flatMap((department) => ownDrivers(unit, period, department, income.get(department.code) ?? ZERO));
  return [...own, ...orderedIncome(unit, leaves, income)];
}

function ownDrivers(unit: UnitCode, period: Period, { code, name, class: kind }: Department, income: Fen): Said[] {
  // What stays the same all year, and what each month brings.
  const steady = stream(SEED, 'drivers', unit, code);
  const month = stream(SEED, 'drivers', unit, code, period);
  const large = unit.startsWith('H');
  const [least, most] = PEOPLE[kind];
  const people = Math.max(2, Math.round(steady.between(least, most) / (large ? 1 : 2)));
  const area = people * steady.between(14, 26);
  const clinical = kind === 'clinical';
  const beds = clinical && !CLINICS.test(name) ? steady.between(14, 36) : 0;
  const days = Number(endOf(period).slice(-2));
  const bedDays = Math.floor((beds * days * month.between(720, 860)) / 1000 / (large ? 1 : 2));
  const visits = clinical && !WARDS.test(name) ? month.vary(people * steady.between(40, 90), 60) : 0;
  const outpatient = bedDays === 0 ? income : visits === 0 ? ZERO : part(income, steady.between(320, 480));
  const stay = steady.between(6, 9);
  const treats = kind === 'clinical' || kind === 'technology';
  const counts: Readonly<Record<string, number>> = {
    headcount: people,
    workload: treats ? month.vary(people * steady.between(60, 120), 60) : 0,
    area,
    meals: Math.floor((bedDays * 13) / 5),
    packs: treats ? month.vary(people * steady.between(8, 20), 60) : 0,
    laundry: bedDays * 2 + people * 4,
    power: month.vary(area * steady.between(8, 13), 60),
    water: month.vary(people * steady.between(3, 6), 60),
    visits,
    'bed-days': bedDays,
    discharges: Math.floor(bedDays / stay),
  };
  const amounts: Readonly<Record<string, Fen>> = {
    income,
    ...(clinical ? { 'outpatient-income': outpatient, 'inpatient-income': fen(income - outpatient) } : {}),
  };
  const said = (driver: string, value: string): Said => ({ driver, giver: '', receiver: code, value });
  return [
    ...Object.entries(counts).flatMap(([driver, count]) => (count > 0 ? [said(driver, String(count))] : [])),
    ...Object.entries(amounts).flatMap(([driver, amount]) => (amount > 0 ? [said(driver, formatYuan(amount))] : [])),
  ];
}

const part = (amount: Fen, permille: number): Fen => fen(Math.floor((amount * permille) / 1000));

/** What the books have by department; what they post on one with others below it is spread over those. */
function incomeOf(unit: UnitCode, { departments, booked }: Pick<Sheet, 'departments' | 'booked'>): Map<string, Fen> {
  const income = new Map<string, Fen>();
  for (const { department, amount } of booked) {
    const at = departments.findIndex(({ code }) => code === department);
    const earned = parseYuan(amount) ?? ZERO;
    if (at < 0 || earned <= 0) continue;
    const below = leavesFrom(departments, at);
    const weights = below.map(({ code, class: kind }) =>
      kind === 'admin' ? 0 : stream(SEED, 'income', unit, code).between(40, 160),
    );
    const shares = spread(earned, weights.every((weight) => weight === 0) ? below.map(() => 1) : weights);
    below.forEach(({ code }, index) => {
      income.set(code, fen((income.get(code) ?? ZERO) + shares[index]!));
    });
  }
  return income;
}

/** The lowest departments at or below a place of the tree. */
function leavesFrom(departments: readonly Department[], at: number): readonly Department[] {
  const own = departments[at]!;
  const after = departments.slice(at + 1);
  const end = after.findIndex(({ depth }) => depth <= own.depth);
  return own.leaf ? [own] : (end < 0 ? after : after.slice(0, end)).filter(({ leaf }) => leaf);
}

/**
 * What each clinical department ordered of each technology one: its own income where the books keep that, else its part of
 * what the clinical departments earn.
 */
function orderedIncome(unit: UnitCode, leaves: readonly Department[], income: ReadonlyMap<string, Fen>): Said[] {
  const givers = leaves.filter(({ class: kind }) => kind === 'technology');
  const orderers = leaves.filter(({ class: kind, code }) => kind === 'clinical' && (income.get(code) ?? 0) > 0);
  if (orderers.length === 0) return [];
  const earned = orderers.reduce((sum, { code }) => sum + (income.get(code) ?? 0), 0);
  const carried = spread(
    part(fen(earned), CARRIED_OUT),
    givers.map(({ code }) => stream(SEED, 'technology', unit, code).between(50, 150)),
  );
  return givers.flatMap((giver, index) => {
    const own = income.get(giver.code) ?? ZERO;
    const weights = orderers.map(({ code }) =>
      Math.ceil(((income.get(code) ?? 0) / 10_000) * stream(SEED, 'ordered', unit, giver.code, code).between(4, 12)),
    );
    const shares = spread(own > 0 ? own : carried[index]!, weights);
    return orderers.flatMap(({ code }, at): Said[] =>
      shares[at]! > 0
        ? [{ driver: 'ordered-income', giver: giver.code, receiver: code, value: formatYuan(shares[at]!) }]
        : [],
    );
  });
}

/** An amount by weights, whole 分, the rest to the first: the parts sum to the whole. */
function spread(amount: Fen, weights: readonly number[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => ZERO);
  const parts = weights.map((weight) => Number((BigInt(amount) * BigInt(weight)) / BigInt(total)));
  let rest = amount - parts.reduce((sum, one) => sum + one, 0);
  return parts.map((one, index) => {
    const more = rest > 0 && weights[index]! > 0 ? 1 : 0;
    rest -= more;
    return fen(one + more);
  });
}
