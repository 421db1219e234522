import type { CostItem } from './cost-item.ts';
import { bearing, type CostDepartment } from './department.ts';
import { driverOf } from './drivers.ts';
import type { Method } from './model.ts';

/**
 * Whether the departments of a class hand over at once, or one after another (逐级); 行政后勤类 hands over at once in both,
 * as the rules have it first, to all others (第二十条).
 */
export const ORDERS = ['parallel', 'sequential'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * 公共费用 that no department caused alone (water, power, heating, housing): what the books put on these accounts, on
 * whatever department or none, is spread over all departments first.
 */
export interface SharedCost {
  /** 水费, 电费, … */
  readonly name: string;
  /** Codes of the unit's accounts; each with all that stands below it. */
  readonly accounts: readonly string[];
  readonly driver: string;
}

/** How one department's cost is handed over: by a driver, some items by another (第十九条 footnote 1). */
export interface HandingOver {
  readonly department: string;
  /** Of a scheme '' where it is its class's own; a step always names one. */
  readonly driver: string;
  readonly perItem: Partial<Readonly<Record<CostItem, string>>>;
}

/** The order in which classes hand over (第二十条: 医疗辅助类 before 医疗技术类). */
export const HANDING_CLASSES = ['admin', 'auxiliary', 'technology'] as const;
export type HandingClass = (typeof HANDING_CLASSES)[number];

/**
 * The usual drivers of a class (the old 医院财务制度 and 4号 as handed down; a setting [U], so each scheme may say
 * otherwise): 人员比例, 收入, 开单收入比重.
 */
export const CLASS_DRIVERS: Readonly<Record<HandingClass, string>> = {
  admin: 'headcount',
  auxiliary: 'income',
  technology: 'ordered-income',
};

/** 分摊方案: how a unit's cost is allocated, in force from a month on until the next. */
export interface Scheme {
  readonly method: Method;
  readonly order: Order;
  /** What a class hands over by where a department names no driver of its own. */
  readonly classDrivers: Readonly<Record<HandingClass, string>>;
  readonly shared: readonly SharedCost[];
  /** What spreads a cost that is booked on a department with others below it. */
  readonly below: string;
  /** Handing over in this order within a class; a department that is not named goes by its class's own driver, last. */
  readonly handings: readonly HandingOver[];
}

/** 顺序分配, each department by its class's driver, a class at once, and no cost shared first. */
export const DEFAULT_SCHEME: Scheme = {
  method: 'step-down',
  order: 'parallel',
  classDrivers: CLASS_DRIVERS,
  shared: [],
  below: 'headcount',
  handings: [],
};

/** One step of the allocation: departments that hand over together, and by what. */
export interface Step {
  readonly class: HandingClass;
  readonly handings: readonly HandingOver[];
}

/** The scheme's steps over a unit's departments: class by class; sequential ones one by one, in the scheme's order. */
export function stepsOf({ order, handings, classDrivers }: Scheme, departments: readonly CostDepartment[]): Step[] {
  const named = new Map(handings.map((handing, place) => [handing.department, { handing, place }]));
  return HANDING_CLASSES.flatMap((kind): Step[] => {
    const own = bearing(departments)
      .filter((department) => department.class === kind)
      .map(({ code }) => {
        const { handing, place } = named.get(code) ?? { handing: undefined, place: handings.length };
        const driver = handing?.driver || classDrivers[kind];
        return { place, handing: { department: code, driver, perItem: handing?.perItem ?? {} } };
      })
      .sort((a, b) => a.place - b.place || (a.handing.department < b.handing.department ? -1 : 1))
      .map(({ handing }) => handing);
    if (own.length === 0) return [];
    if (order === 'parallel' || kind === 'admin') return [{ class: kind, handings: own }];
    return own.map((handing) => ({ class: kind, handings: [handing] }));
  });
}

/** What stands against a scheme: at which part of it, which row of that (from 1), and the sentence. */
export interface SchemeProblem {
  readonly at: 'classes' | 'below' | 'shared' | 'handings';
  readonly row?: number;
  readonly message: string;
}

/** Why a scheme cannot stand, each at its field; none where it can. */
export function againstScheme(
  { handings, shared, below, classDrivers }: Scheme,
  departments: ReadonlyMap<string, CostDepartment>,
): SchemeProblem[] {
  return [
    ...HANDING_CLASSES.flatMap((kind) => against(classDrivers[kind], kind)).map((message) => ({
      ...{ at: 'classes' as const, message },
    })),
    ...againstSpreading(below).map((message) => ({ at: 'below' as const, message })),
    ...shared.flatMap((cost, index) =>
      againstShared(cost, shared.slice(0, index)).map((message) => ({
        ...{ at: 'shared' as const, row: index + 1, message },
      })),
    ),
    ...handings.flatMap((handing, index) =>
      againstHanding(handing, departments, handings.slice(0, index)).map((message) => ({
        ...{ at: 'handings' as const, row: index + 1, message },
      })),
    ),
  ];
}

/** A driver must be there; 行政后勤 is ordered of by nobody. */
function against(driver: string, kind: HandingClass): string[] {
  const known = driverOf(driver);
  if (!known) return [`没有分摊参数 ${driver}`];
  return known.of === 'pair' && kind === 'admin' ? [`行政后勤类不能按${known.name}分摊`] : [];
}

function againstSpreading(driver: string): string[] {
  const known = driverOf(driver);
  if (!known) return [`没有分摊参数 ${driver}`];
  return known.of === 'pair' ? [`公共费用和上级科室费用不能按${known.name}分摊`] : [];
}

function againstShared({ name, accounts, driver }: SharedCost, before: readonly SharedCost[]): string[] {
  const meets = (account: string, other: string) => account.startsWith(other) || other.startsWith(account);
  return [
    ...(before.some((other) => other.name === name) ? [`公共费用“${name}”出现了两次`] : []),
    ...againstSpreading(driver),
    ...accounts.flatMap((account, index) => {
      const other = before.find(({ accounts: theirs }) => theirs.some((each) => meets(account, each)));
      if (other) return [`科目 ${account} 同时属于公共费用“${other.name}”和“${name}”`];
      return accounts.slice(0, index).some((each) => meets(account, each)) ? [`科目 ${account} 在“${name}”中重复`] : [];
    }),
  ];
}

function againstHanding(
  { department: code, driver, perItem }: HandingOver,
  departments: ReadonlyMap<string, CostDepartment>,
  before: readonly HandingOver[],
): string[] {
  const department = departments.get(code);
  if (!department) return [`没有科室 ${code}`];
  const kind = department.class;
  if (kind === 'clinical') return [`科室 ${code} 是临床服务类，成本不再向外分摊`];
  if ([...departments.values()].some(({ parent }) => parent === code))
    return [`科室 ${code} 下面还有科室，由末级科室分摊`];
  if (before.some((other) => other.department === code)) return [`科室 ${code} 在方案中出现了两次`];
  const drivers = [...(driver === '' ? [] : [driver]), ...Object.values(perItem)];
  return [...new Set(drivers.flatMap((each) => against(each, kind)))];
}
