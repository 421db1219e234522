import { formatYuan } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Allocation, allocate } from './allocate.ts';
import { COST_ITEM_NAMES, COST_ITEMS, type CostItem } from './cost-item.ts';
import { bearing, type CostDepartment } from './department.ts';
import type { ItemAmounts } from './direct-cost.ts';
import { type DriverValue, driverOf, valueText, withValues } from './drivers.ts';
import type { BookedExpense } from './expenses.ts';
import type { CostProblem, Method } from './model.ts';
import { readCostModel } from './read-model.ts';
import { type HandingOver, type Scheme, type Step, stepsOf } from './scheme.ts';
import { type Borne, spreadShared } from './spread.ts';

/** Everything a cost run reads, frozen with it: nothing else decides what it says. */
export interface CostInputs {
  /** All departments of the unit in force in the period, those above others as well. */
  readonly departments: readonly CostDepartment[];
  readonly expenses: readonly BookedExpense[];
  readonly drivers: readonly DriverValue[];
  readonly scheme: Scheme;
}

/** A cost run, worked out. */
export interface CostResult {
  /** The bearing departments, in the order of their codes; numbers of the allocation's model are places here. */
  readonly departments: readonly CostDepartment[];
  readonly borne: Borne;
  /** The model as `cost allocate` reads it, so that anybody can work it out again. */
  readonly written: WrittenModel;
  readonly allocation: Allocation;
}

type WrittenBasis = Record<string, string | Record<string, string>>;

/** The document of CLI.md, `cost allocate`. */
export interface WrittenModel {
  readonly method: Method;
  readonly items: readonly string[];
  readonly departments: readonly {
    readonly code: string;
    readonly name: string;
    readonly class: CostDepartment['class'];
    readonly direct: Readonly<Record<string, string>>;
  }[];
  readonly stages: readonly {
    readonly name: string;
    readonly from: readonly string[];
    readonly basis: string;
    readonly perItem: Readonly<Record<string, string>>;
  }[];
  readonly bases: Readonly<Record<string, WrittenBasis>>;
}

/**
 * 成本分摊 of one unit and month from its frozen inputs: the same inputs always give the same 分.
 * Refused with every sentence that stands against it: a cost with no department, a pool that nobody receives.
 */
export function workOut(said: CostInputs): Result<CostResult, CostProblem[]> {
  // As they are frozen: of a place that is said twice the last counts, in every step alike.
  const inputs = { ...said, drivers: withValues([], said.drivers) };
  const borne = spreadShared(inputs.expenses, inputs.departments, inputs.drivers, inputs.scheme);
  if (!borne.ok) return err(borne.error);
  const departments = [...bearing(inputs.departments)].sort((a, b) => (a.code < b.code ? -1 : 1));
  const written = writtenModel(inputs, departments, borne.value.direct);
  const model = readCostModel(written);
  if (!model.ok) return err(model.error);
  const allocation = allocate(model.value);
  if (!allocation.ok) return err(allocation.error);
  return ok({ departments, borne: borne.value, written, allocation: allocation.value });
}

function writtenModel(
  { drivers, scheme }: CostInputs,
  departments: readonly CostDepartment[],
  direct: ReadonlyMap<string, ItemAmounts>,
): WrittenModel {
  const known = new Set(departments.map(({ code }) => code));
  const bases: Record<string, WrittenBasis> = {};
  const values = writtenDrivers(drivers, known);
  const stages = stepsOf(scheme, departments).map((step, at) => {
    const basis = basisFor(step, (handing) => handing.driver, `各科室参数（第${at + 1}步）`, values, bases);
    const perItem = Object.fromEntries(
      COST_ITEMS.flatMap((item) => {
        if (step.handings.every((handing) => handing.perItem[item] === undefined)) return [];
        const own = (handing: HandingOver): string => handing.perItem[item] ?? handing.driver;
        return [
          [
            COST_ITEM_NAMES[item],
            basisFor(step, own, `各科室参数（第${at + 1}步 ${COST_ITEM_NAMES[item]}）`, values, bases),
          ],
        ];
      }),
    );
    return { name: '', from: step.handings.map(({ department }) => department), basis, perItem };
  });
  return {
    method: scheme.method,
    items: COST_ITEMS.map((item: CostItem) => COST_ITEM_NAMES[item]),
    departments: departments.map(({ code, name, class: kind }) => ({
      // A card's name may have been typed with blanks, which a model refuses.
      ...{ code, name: name.trim(), class: kind },
      direct: Object.fromEntries(
        COST_ITEMS.flatMap((item) => {
          const amount = direct.get(code)?.[item] ?? 0;
          return amount === 0 ? [] : [[COST_ITEM_NAMES[item], formatYuan(direct.get(code)![item])]];
        }),
      ),
    })),
    stages,
    bases,
  };
}

/** Drivers as weights: by receiver, or by giver and receiver; those of departments that bear no cost are left out. */
function writtenDrivers(
  drivers: readonly DriverValue[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, WrittenBasis> {
  const values = new Map<string, WrittenBasis>();
  for (const { driver, giver, receiver, value } of drivers) {
    if (value === 0 || !known.has(receiver)) continue;
    const basis = values.get(driver) ?? {};
    values.set(driver, basis);
    if (driverOf(driver)?.of !== 'pair') basis[receiver] = valueText(value);
    else if (known.has(giver)) basis[giver] = { ...(basis[giver] as object | undefined), [receiver]: valueText(value) };
  }
  return values;
}

/** The basis by which a step's departments hand over: the driver's name; one of the step's own where they go by several. */
function basisFor(
  { handings }: Step,
  driver: (handing: HandingOver) => string,
  name: string,
  values: ReadonlyMap<string, WrittenBasis>,
  bases: Record<string, WrittenBasis>,
): string {
  const [first, ...others] = new Set(handings.map(driver));
  if (others.length === 0) {
    const own = driverOf(first!)?.name ?? first!;
    bases[own] ??= values.get(first!) ?? {};
    return own;
  }
  bases[name] = Object.fromEntries(
    handings.map((handing) => {
      const basis = values.get(driver(handing)) ?? {};
      const own = driverOf(driver(handing))?.of === 'pair' ? basis[handing.department] : basis;
      return [handing.department, { ...(own as Record<string, string> | undefined) }];
    }),
  );
  return name;
}
