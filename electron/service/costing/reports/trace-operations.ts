import { costing } from '../../../../shared/contract/costing.ts';
import { COST_ITEMS, type CostItem } from '../../../../shared/domain/costing/cost-item.ts';
import { type DriverValue, parseValue, valueText } from '../../../../shared/domain/costing/drivers.ts';
import { bearersOf } from '../../../../shared/domain/costing/forward.ts';
import { hundredths } from '../../../../shared/domain/costing/reports/ratio.ts';
import { compareAllocations, tryWishes } from '../../../../shared/domain/costing/sandbox.ts';
import { type TracePart, traceBack } from '../../../../shared/domain/costing/trace-level.ts';
import { nodeText, parseNode, type TraceNode } from '../../../../shared/domain/costing/trace-node.ts';
import type { Measured } from '../../../../shared/domain/costing/trace-parts.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { readCharts } from '../../ledger/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import type { CostRun } from '../runs/reading.ts';
import { readRun, sourceOut } from './source.ts';

/** 一元追溯 back and forward, 沙盘, and what a sandbox is filled with. */
export const traceOperations: readonly Implementation[] = [
  query(costing.traceCost, async (context, { path, item, ...asked }) => {
    const source = await readRun(context, asked);
    const { inputs, result } = source.run;
    const nodes = path.map((text) => parseNode(text)!);
    const level = traceBack(inputs, result, nodes, item);
    if (!level || !isKnown(source.run, nodes[0]!)) throw context.notFound(`追溯 ${path.join(' › ')}`);
    const chart = (await readCharts(context.db, [asked.unit])).get(asked.unit);
    const nameOf = nodeNames(source.run);
    return {
      source: sourceOut(source),
      path: nodes.map(nameOf),
      ...{ whole: formatYuan(level.whole), carried: formatYuan(level.carried) },
      parts: level.parts.map((part) => partOut(part, nameOf, (code) => chart?.fullNameOf(code) ?? code)),
    };
  }),

  query(costing.traceForward, async (context, { from, item, ...asked }) => {
    const source = await readRun(context, asked);
    const { result } = source.run;
    const node = parseNode(from)!;
    if (!isKnown(source.run, node)) throw context.notFound(`追溯 ${from}`);
    const items = item === undefined ? COST_ITEMS : [item];
    const borne = new Float64Array(result.departments.length);
    for (const each of items)
      for (const [at, amount] of bearersOf(
        result.allocation,
        COST_ITEMS.indexOf(each),
        origin(source.run, node, each),
      ).entries())
        borne[at]! += amount;
    const amount = fen(borne.reduce((sum, one) => sum + one, 0));
    const nameOf = nodeNames(source.run);
    return {
      ...{ source: sourceOut(source), from: nameOf(node), amount: formatYuan(amount) },
      parts: [...borne.entries()]
        .filter(([, one]) => one !== 0)
        .sort(([a, x], [b, y]) => y - x || a - b)
        .map(([at, one]) => ({
          ...nameOf({ kind: 'department', code: result.departments[at]!.code }),
          ...{ amount: formatYuan(fen(one)), share: hundredths(fen(one), amount) ?? null },
        })),
    };
  }),

  query(costing.tryCost, async (context, { method, drivers, classes, ...asked }) => {
    const source = await readRun(context, asked);
    const { inputs, result } = source.run;
    const values = drivers.map((each): DriverValue => ({ ...each, value: parseValue(each.value)! }));
    const tried = tryWishes(inputs, { method, drivers: values, classes });
    if (!tried.ok)
      throw context.refused(
        'cannot-allocate',
        tried.error.map(({ path, message }) => ({ code: 'cannot-allocate', place: path, message })),
      );
    const { total } = result.allocation.certificate();
    return {
      ...{ source: sourceOut(source), total: formatYuan(fen(total.out)) },
      shifts: compareAllocations(result.allocation, tried.value.allocation).map((shift) => ({
        ...{ code: shift.code, name: shift.name },
        ...{
          before: formatYuan(shift.before),
          after: formatYuan(shift.after),
          difference: formatYuan(shift.difference),
        },
      })),
    };
  }),

  query(costing.reportDepartments, async (context, asked) => {
    const source = await readRun(context, asked);
    const { inputs, result } = source.run;
    return {
      source: sourceOut(source),
      method: inputs.scheme.method,
      departments: result.departments.map(({ code, name, class: kind }) => ({ code, name, class: kind })),
      shared: inputs.scheme.shared.map(({ name }) => name),
      drivers: inputs.drivers.map(({ value, ...each }) => ({ ...each, value: valueText(value) })),
    };
  }),
];

/** Whether a run has such a department, shared cost or department above others. */
const isKnown = ({ inputs, result }: CostRun, node: TraceNode): boolean =>
  node.kind === 'shared'
    ? inputs.scheme.shared.some(({ name }) => name === node.name)
    : inputs.departments.some(({ code }) => code === node.code) &&
      result.departments.some(({ code }) => code === node.code) === (node.kind === 'department');

/** What each bearing department begins with of a department's direct cost, or of what was spread, in 分. */
function origin({ result }: CostRun, node: TraceNode, item: CostItem): Float64Array {
  const places = new Map(result.departments.map(({ code }, at) => [code, at]));
  const amounts = new Float64Array(places.size);
  if (node.kind === 'department') {
    amounts[places.get(node.code)!] = result.borne.direct.get(node.code)![item];
    return amounts;
  }
  for (const { pool, item: of, taken } of result.borne.spreads) {
    const same =
      pool.kind === 'shared' ? node.kind === 'shared' && pool.name === node.name : isAbove(node, pool.department);
    if (same && of === item) for (const { department, amount } of taken) amounts[places.get(department)!]! += amount;
  }
  return amounts;
}

const isAbove = (node: TraceNode, code: string): boolean => node.kind === 'above' && node.code === code;

function nodeNames({ inputs }: CostRun) {
  const names = new Map(inputs.departments.map(({ code, name }) => [code, name]));
  return (node: TraceNode) => ({
    node: nodeText(node),
    code: node.kind === 'shared' ? '' : node.code,
    name: node.kind === 'shared' ? node.name : (names.get(node.code) ?? node.code),
  });
}

function partOut(
  { node, account, stage, measured, amount, carried }: TracePart,
  nameOf: (node: TraceNode) => { readonly node: string; readonly code: string; readonly name: string },
  accountName: (code: string) => string,
) {
  return {
    ...(node ? nameOf(node) : {}),
    ...(account
      ? {
          account: {
            ...{ code: account.code, name: accountName(account.code), item: account.item },
            ...{ department: account.department, fund: account.fund },
          },
        }
      : {}),
    ...(stage === undefined ? {} : { stage }),
    ...(measured ? { measured: measuredOut(measured) } : {}),
    ...{ amount: formatYuan(amount), carried: formatYuan(carried) },
  };
}

const measuredOut = ({ driver, weight, total, pool }: Measured) => ({
  ...{ driver, weight: valueText(weight), total: valueText(total), pool: formatYuan(pool) },
  rate: rateText(pool, total),
});

/** `pool ÷ total` in 元 a measure, to six places, half away from nil. */
function rateText(pool: Fen, total: bigint): string {
  if (total === 0n) return '0';
  // 分 ÷ millionths: × 10^6 ÷ 100 is 元 a measure; six places more.
  const [n, d] = [BigInt(Math.abs(pool)) * 10_000n * 1_000_000n, total];
  return `${pool < 0 ? '-' : ''}${valueText((2n * n + d) / (2n * d))}`;
}
