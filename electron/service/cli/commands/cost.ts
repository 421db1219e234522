import { allocate } from '../../../../shared/domain/costing/allocate.ts';
import { type AllocationDocument, allocationDocument } from '../../../../shared/domain/costing/document.ts';
import type { CostModel, CostProblem } from '../../../../shared/domain/costing/model.ts';
import { readCostModel } from '../../../../shared/domain/costing/read-model.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';
import { money, table } from '../print.ts';
import { readInput } from './import.ts';

/** The allocation engine on its own: a model in, full costs and every stage out. Opens no data folder. */
async function costAllocate(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args, print } = context;
  args.allow('model');
  if (rest.length > 0) throw new UsageError('cost allocate 的模型写在 --model 之后（the model follows --model）');
  const path = args.required('model');
  const read = readCostModel(parsed(await readInput(path), path));
  if (!read.ok) throw refused('分摊模型不正确', read.error);
  const result = allocate(read.value);
  if (!result.ok) throw refused('不能分摊', result.error);
  const document = allocationDocument(result.value);
  print.result(document, () => shown(document, read.value));
  return 0;
}

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal('INVALID_INPUT', `${path} 不是 UTF-8 的 JSON：${why}（not JSON in UTF-8）`, undefined);
  }
}

const refused = (what: string, problems: readonly CostProblem[]): Refusal =>
  new Refusal('INVALID_INPUT', what, {
    reasons: problems.map(({ path, message }) => ({ code: 'invalid', place: path, message })),
  });

const METHOD = { 'step-down': '逐级分步结转', direct: '直接分配', reciprocal: '交互分配' } as const;
/** More than a person reads on a terminal. */
const ROWS_A_STAGE = 500;

const right = (heading: string) => ({ heading, align: 'right' as const });

/** Departments that keep a cost, and of each stage what every giver handed to whom. */
function shown(document: AllocationDocument, model: CostModel): string {
  const names = new Map(model.departments.map(({ code, name }) => [code, name]));
  const items = [...model.items, 'total'];
  const kept = Object.entries(document.full).filter(([, costs]) => items.some((item) => costs[item] !== '0.00'));
  return [
    `全成本（${METHOD[model.method]}，元）· full costs`,
    table(
      [{ heading: '编码' }, { heading: '科室' }, ...model.items.map(right), right('合计')],
      kept.map(([code, costs]) => [code, names.get(code) ?? '', ...items.map((item) => money(costs[item]))]),
    ),
    ...document.stages.flatMap((stage) => ['', stageTitle(stage), stageTable(stage, names, model)]),
    '',
    `直接成本 ${money(document.in)} = 全成本 ${money(document.out)}，逐步、逐项守恒（in = out by stage and item）`,
  ].join('\n');
}

function stageTitle(stage: AllocationDocument['stages'][number]): string {
  const own = Object.entries(stage.perItem ?? {}).map(([item, basis]) => `${item}按 ${basis}`);
  const name = stage.name === undefined ? '' : ` ${stage.name}`;
  return `第 ${stage.stage} 步${name}：按 ${[stage.basis, ...own].join('，')}，分出 ${money(stage.in)}（stage ${stage.stage}）`;
}

function stageTable(
  { handed }: AllocationDocument['stages'][number],
  names: ReadonlyMap<string, string>,
  { items }: CostModel,
): string {
  const label = (code: string): string => `${code} ${names.get(code) ?? ''}`.trimEnd();
  const rows = Object.entries(handed).flatMap(([giver, receivers]) =>
    Object.entries(receivers).map(([receiver, amounts]) => [
      label(giver),
      label(receiver),
      ...items.map((item) => money(amounts[item] ?? '0.00')),
    ]),
  );
  const more = rows.length - ROWS_A_STAGE;
  return [
    table([{ heading: '分出' }, { heading: '接收' }, ...items.map(right)], rows.slice(0, ROWS_A_STAGE)),
    ...(more > 0 ? [`另有 ${more} 行，用 --json 取全部（${more} more rows: --json has them all）`] : []),
  ].join('\n');
}

export const costCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'allocate'],
    usage: 'cost allocate --model FILE',
    summary: '按模型分摊成本，不需要账套 · full costs and each stage of a model, without the data folder',
    run: costAllocate,
  },
];
