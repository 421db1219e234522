import { type Fen, fen, groupedYuan, sumFen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { CostDepartment } from '../department.ts';
import { totalOf } from '../direct-cost.ts';
import { activityCosts } from './activity.ts';
import { incomeOf, perOne, type ServiceActivity, type ServiceItem } from './service-item.ts';
import type { ItemMethod } from './settings.ts';
import type { DepartmentCost } from './split.ts';

export interface ItemCost {
  readonly item: ServiceItem;
  /** 项目成本 of all operations, exact. */
  readonly cost: Fen;
  /** 项目单位成本, rounded half up; undefined where it was not carried out. */
  readonly unit: Fen | undefined;
  readonly income: Fen;
}

/** 科室医疗服务项目总成本 = 科室总成本 − 药品成本 − 单独收费卫生材料成本 (第25条), and its items. */
export interface ProjectCost {
  readonly department: CostDepartment;
  readonly method: ItemMethod;
  readonly total: Fen;
  readonly drugs: Fen;
  readonly materials: Fen;
  readonly project: Fen;
  /** Σ of the items is the project's cost; none where a problem stands against it. */
  readonly items: readonly ItemCost[];
  readonly problem?: string;
}

/** Shares a department's project cost over its items by a method; a department that cannot be shared says why. */
export function projectCost(
  { department, amounts }: DepartmentCost,
  items: readonly ServiceItem[],
  activities: readonly ServiceActivity[],
  method: ItemMethod,
): ProjectCost {
  const materials = sumFen(items.map((item) => item.materials));
  const total = totalOf(amounts);
  const project = fen(total - amounts.drugs - materials);
  const figures = { department, method, total, drugs: amounts.drugs, materials, project };
  const who = `科室 ${department.code} ${department.name}`;
  if (materials > amounts.materials)
    return {
      ...figures,
      items: [],
      problem: `${who} 的单独收费材料 ${groupedYuan(materials)} 大于科室的卫生材料费 ${groupedYuan(amounts.materials)}`,
    };
  const costs =
    method === 'activity'
      ? activityCosts(resourcesOf(amounts, materials), items, activities)
      : shareFen(
          project,
          items.map((item) => weightOf(item, method)),
        );
  if (!costs)
    return {
      ...figures,
      items: [],
      problem: `${who} 的项目总成本 ${groupedYuan(project)} 没有可分配的${PARAMETERS[method]}`,
    };
  return {
    ...figures,
    items: items.map((item, at) => ({
      item,
      cost: costs[at]!,
      unit: perOne(costs[at]!, item.count),
      income: incomeOf(item),
    })),
  };
}

const PARAMETERS: Readonly<Record<ItemMethod, string>> = {
  equivalence: '当量总值',
  income: '项目收入',
  count: '操作数',
  hours: '工时',
  activity: '作业工时',
};

const resourcesOf = (amounts: DepartmentCost['amounts'], materials: Fen) => {
  const machine = fen(amounts.depreciation + amounts.amortisation);
  return { machine, staff: fen(totalOf(amounts) - amounts.drugs - materials - machine) };
};

/** 当量总值 = 当量值 × 操作数; income, number and hours of all operations. */
function weightOf(item: ServiceItem, method: Exclude<ItemMethod, 'activity'>): bigint {
  const count = BigInt(item.count);
  switch (method) {
    case 'equivalence':
      return count * BigInt(item.equivalent);
    case 'income':
      return count * BigInt(item.price);
    case 'hours':
      return count * BigInt(item.hours);
    case 'count':
      return count;
  }
}

/** An item over all departments that carry it out: 单位成本 weighted by 操作数. */
export interface HospitalItem {
  readonly code: string;
  readonly name: string;
  readonly departments: number;
  /** Millionths. */
  readonly count: number;
  readonly cost: Fen;
  readonly unit: Fen | undefined;
  readonly income: Fen;
}

/** 医疗服务项目成本汇总, by code. */
export function hospitalItems(projects: readonly ProjectCost[]): HospitalItem[] {
  const sums = new Map<string, HospitalItem & { readonly in: ReadonlySet<string> }>();
  for (const { department, items } of projects)
    for (const { item, cost, income } of items) {
      const before = sums.get(item.code);
      const count = (before?.count ?? 0) + item.count;
      const all = fen((before?.cost ?? 0) + cost);
      const places = new Set([...(before?.in ?? []), department.code]);
      sums.set(item.code, {
        ...{ code: item.code, name: before?.name ?? item.name, in: places, departments: places.size, count },
        ...{ cost: all, unit: perOne(all, count), income: fen((before?.income ?? 0) + income) },
      });
    }
  return [...sums.values()]
    .map(({ in: _places, ...item }) => item)
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
