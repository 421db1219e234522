import { type Fen, fen } from '../../../kernel/fen.ts';
import { DEPARTMENT_CLASSES, type DepartmentClass } from '../../organisation/department.ts';
import { COST_ITEMS, type CostItem } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import { byGiver } from '../handing.ts';
import type { CostResult } from '../work-out.ts';

/** A place that cost flows through: a class, one of its departments, or those of it that are too small to draw. */
export interface FlowNode {
  readonly key: string;
  readonly class: DepartmentClass;
  /** Absent for a class and for 其他 N 个. */
  readonly department?: CostDepartment;
  readonly count: number;
  /** 直接成本, what others handed to it, and what it handed to others; direct + received − given is what it keeps. */
  readonly direct: Fen;
  readonly received: Fen;
  readonly given: Fen;
}

/** What went from one place to another; where both hand to each other, the difference in the order of the classes. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: Fen;
  /** Between departments of one class, or against the order of the classes: told, but not drawn. */
  readonly drawn: boolean;
}

export interface FlowPicture {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Departments of the opened class that are drawn each by itself. */
export const FLOW_DEPARTMENTS = 12;

/**
 * The three stages as flows between classes (分项逐级分步结转), one class opened into its largest departments with the
 * rest as 其他 N 个. Each month's departments count in the class of that month.
 * @param item one cost item, or all of them.
 */
export function flowPicture(
  results: readonly CostResult[],
  { open, item }: { readonly open?: DepartmentClass | undefined; readonly item?: CostItem | undefined },
): FlowPicture {
  const items = item === undefined ? COST_ITEMS : [item];
  const large = open ? largestOf(results, open, items) : new Set<string>();
  const keyOf = ({ code, class: kind }: CostDepartment): string =>
    kind !== open ? kind : large.has(code) ? `${kind}/${code}` : `${kind}/…`;
  const nodes = new Map<string, Node>();
  const flows = new Map<string, Map<string, number>>();
  for (const { departments, borne, allocation } of results) {
    for (const department of departments) {
      const node = nodeOf(nodes, keyOf(department), department, large);
      node.codes.add(department.code);
      for (const each of items) node.direct += borne.direct.get(department.code)?.[each] ?? 0;
    }
    for (const handing of allocation.handings())
      for (const [at, place] of handing.items.entries()) {
        if (!items.includes(COST_ITEMS[place]!)) continue;
        for (const [row, parts] of byGiver(handing, at).entries()) {
          const from = keyOf(departments[handing.givers[row]!]!);
          const own = flows.get(from) ?? new Map<string, number>();
          flows.set(from, own);
          for (const [to, part] of parts.entries()) {
            const key = keyOf(departments[handing.weights.receivers[to]!]!);
            if (key !== from && part !== 0) own.set(key, (own.get(key) ?? 0) + part);
          }
        }
      }
  }
  return pictured(nodes, flows);
}

interface Node {
  readonly class: DepartmentClass;
  department: CostDepartment | undefined;
  readonly codes: Set<string>;
  direct: number;
}

function nodeOf(nodes: Map<string, Node>, key: string, of: CostDepartment, large: ReadonlySet<string>): Node {
  const known = nodes.get(key);
  const own = key.includes('/') && large.has(of.code) ? of : undefined;
  if (known) {
    known.department = own;
    return known;
  }
  const made: Node = { class: of.class, department: own, codes: new Set(), direct: 0 };
  nodes.set(key, made);
  return made;
}

/** The departments of a class that bear or pass on the most, all months together. */
function largestOf(results: readonly CostResult[], open: DepartmentClass, items: readonly CostItem[]): Set<string> {
  const sizes = new Map<string, number>();
  for (const { departments, allocation, borne } of results)
    for (const [at, { code, class: kind }] of departments.entries()) {
      if (kind !== open) continue;
      const size = items.reduce(
        (sum, item) =>
          sum +
          (kind === 'clinical'
            ? allocation.full[COST_ITEMS.indexOf(item)]![at]!
            : (borne.direct.get(code)?.[item] ?? 0)),
        0,
      );
      sizes.set(code, (sizes.get(code) ?? 0) + size);
    }
  const order = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // One more than is drawn is no crowd: a 其他 of one department would say less than its name.
  const most = order.length === FLOW_DEPARTMENTS + 1 ? order.length : FLOW_DEPARTMENTS;
  return new Set(order.slice(0, most).map(([code]) => code));
}

function pictured(
  nodes: ReadonlyMap<string, Node>,
  flows: ReadonlyMap<string, ReadonlyMap<string, number>>,
): FlowPicture {
  const orderOf = (key: string): number => DEPARTMENT_CLASSES.indexOf(nodes.get(key)!.class);
  const keys = [...nodes.keys()].sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
  const links = keys.flatMap((from) =>
    keys.flatMap((to): FlowLink[] => {
      const [there, back] = [flows.get(from)?.get(to) ?? 0, flows.get(to)?.get(from) ?? 0];
      if (orderOf(from) > orderOf(to)) return [];
      if (orderOf(from) === orderOf(to)) return there === 0 ? [] : [{ from, to, amount: fen(there), drawn: false }];
      const amount = fen(there - back);
      return amount === 0 ? [] : [{ from, to, amount, drawn: amount > 0 }];
    }),
  );
  const sumOf = (of: (link: FlowLink) => boolean): Fen =>
    fen(links.reduce((sum, link) => sum + (of(link) ? link.amount : 0), 0));
  return {
    links,
    nodes: keys.map((key) => {
      const { class: kind, department, codes, direct } = nodes.get(key)!;
      return {
        ...{ key, class: kind, count: codes.size, direct: fen(direct) },
        ...(department ? { department } : {}),
        received: sumOf(({ to }) => to === key),
        given: sumOf(({ from }) => from === key),
      };
    }),
  };
}
