import type { CostItem } from './cost-item.ts';
import { bearing, type CostDepartment } from './department.ts';
import { driverOf } from './drivers.ts';
import type { Method } from './model.ts';

/** Whether the departments of a class hand over at once, or one after another (逐级). */
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
  readonly driver: string;
  readonly perItem: Partial<Readonly<Record<CostItem, string>>>;
}

/** 分摊方案: how a unit's cost is allocated, in force from a month on until the next. */
export interface Scheme {
  readonly method: Method;
  readonly order: Order;
  readonly shared: readonly SharedCost[];
  /** What spreads a cost that is booked on a department with others below it. */
  readonly below: string;
  /** Handing over in this order within a class; a department that is not named goes by its class's own driver, last. */
  readonly handings: readonly HandingOver[];
}

/** The order in which classes hand over (第二十条: 医疗辅助类 before 医疗技术类). */
export const HANDING_CLASSES = ['admin', 'auxiliary', 'technology'] as const;
export type HandingClass = (typeof HANDING_CLASSES)[number];

/**
 * Drivers of a class where the scheme names none (the old 医院财务制度 and 4号 as handed down; a setting [U], so each scheme
 * may say otherwise): 人员比例, 收入, 开单收入比重.
 */
export const CLASS_DRIVERS: Readonly<Record<HandingClass, string>> = {
  admin: 'headcount',
  auxiliary: 'income',
  technology: 'ordered-income',
};

/** 顺序分配, each department by its class's driver, a class at once, and no cost shared first. */
export const DEFAULT_SCHEME: Scheme = {
  method: 'step-down',
  order: 'parallel',
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
export function stepsOf({ order, handings }: Scheme, departments: readonly CostDepartment[]): Step[] {
  const named = new Map(handings.map((handing, place) => [handing.department, { handing, place }]));
  return HANDING_CLASSES.flatMap((kind): Step[] => {
    const own = bearing(departments)
      .filter((department) => department.class === kind)
      .map(({ code }) => ({
        place: named.get(code)?.place ?? handings.length,
        handing: named.get(code)?.handing ?? { department: code, driver: CLASS_DRIVERS[kind], perItem: {} },
      }))
      .sort((a, b) => a.place - b.place || (a.handing.department < b.handing.department ? -1 : 1))
      .map(({ handing }) => handing);
    if (own.length === 0) return [];
    if (order === 'parallel' || kind === 'admin') return [{ class: kind, handings: own }];
    return own.map((handing) => ({ class: kind, handings: [handing] }));
  });
}

/** Why a scheme cannot stand, in sentences; none where it can. */
export function againstScheme(
  { handings, shared, below }: Scheme,
  departments: ReadonlyMap<string, CostDepartment>,
): string[] {
  const seen = new Set<string>();
  const unknown = (drivers: readonly string[]): string[] =>
    drivers.flatMap((driver) => (driverOf(driver) ? [] : [`没有分摊参数 ${driver}`]));
  const pairs = (drivers: readonly string[]): string[] =>
    drivers.flatMap((driver) =>
      driverOf(driver)?.of === 'pair' ? [`公共费用和上级科室费用不能按${driverOf(driver)!.name}分摊`] : [],
    );
  const taken = new Map<string, string>();
  return [
    ...unknown([below, ...shared.map(({ driver }) => driver)]),
    ...pairs([below, ...shared.map(({ driver }) => driver)]),
    ...shared.flatMap(({ name, accounts }) =>
      accounts.flatMap((account) => {
        const other = [...taken].find(([code]) => code.startsWith(account) || account.startsWith(code));
        taken.set(account, name);
        return other ? [`科目 ${account} 同时属于公共费用“${other[1]}”和“${name}”`] : [];
      }),
    ),
    ...handings.flatMap(({ department: code, driver, perItem }): string[] => {
      const department = departments.get(code);
      if (!department) return [`没有科室 ${code}`];
      if (department.class === 'clinical') return [`${code} ${department.name} 是临床服务类，成本不再向外分摊`];
      if (seen.has(code)) return [`科室 ${code} 在方案中出现了两次`];
      seen.add(code);
      return unknown([driver, ...Object.values(perItem)]);
    }),
  ];
}
