import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { table } from '../print.ts';
import { readInput } from './import.ts';
import { writeAnew } from './pack.ts';

interface Read {
  readonly madeAt: number;
  readonly revision: number;
  readonly changes: readonly {
    readonly department: string;
    readonly item: string;
    readonly source: string;
    readonly project: string;
    readonly totalBefore: string;
    readonly totalAfter: string;
  }[];
  readonly carries: readonly unknown[];
  readonly since: readonly unknown[];
  readonly problems: readonly string[];
}

const placeOf = ({ args }: CliContext): { unit: string; year: number } => {
  const year = Number(args.required('year'));
  if (!Number.isInteger(year)) throw new UsageError('--year 写作四位年份（a year of four digits）');
  return { unit: args.required('unit'), year };
};

/** 预算填报表 out, into a folder. */
async function out(context: CliContext): Promise<Outcome> {
  context.args.allow('unit', 'year', 'out');
  const place = placeOf(context);
  const folder = resolve(context.args.required('out'));
  const desk = await context.desk();
  const made = await desk.call<{ file: string; name: string; rows: number }>('budget.kit', place);
  await mkdir(folder, { recursive: true });
  const file = await writeAnew(folder, made.name, await desk.getFile(made.file));
  context.print.result({ file, rows: made.rows }, () => file);
  return 0;
}

/** Takes a filled-in kit and says what it changed; with `--dry-run` it says only what it would change. */
async function back(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow('unit', 'year', 'dry-run');
  const [path] = rest;
  if (path === undefined || rest.length > 1) throw new UsageError('budget kit take 需要一个文件（needs one file）');
  const place = placeOf(context);
  const desk = await context.desk();
  const kit = { ...place, file: await desk.putFile(await readInput(path)), fileName: basename(path).slice(-255) };
  const read = await desk.call<Read>('budget.readKit', kit);
  const taken = !context.args.flag('dry-run');
  if (taken) await desk.call('budget.takeKit', { ...kit, revision: read.revision });
  context.print.result({ ...read, taken }, () => shown(read, taken));
  return 0;
}

const shown = ({ madeAt, revision, changes, carries, since, problems }: Read, taken: boolean): string =>
  [
    table(
      [
        ...[{ heading: '项目' }, { heading: '科室' }, { heading: '来源' }, { heading: '专项' }],
        ...[
          { heading: '原全年数', align: 'right' as const },
          { heading: '新全年数', align: 'right' as const },
        ],
      ],
      changes.map(({ item, department, source, project, totalBefore, totalAfter }) => [
        ...[item, department, source, project, totalBefore, totalAfter],
      ]),
    ),
    `改动 ${changes.length} 行，结转结余 ${carries.length} 项`,
    ...(madeAt < revision ? [`下载以后预算又改动过 ${revision - madeAt} 次，别人改的 ${since.length} 行保持不变`] : []),
    ...problems.map((problem) => `✗ ${problem}`),
    taken ? '已采用（taken）' : '没有采用（not taken）',
  ].join('\n');

export const budgetKitCommands: readonly CliCommand[] = [
  {
    words: ['budget', 'kit'],
    usage: 'budget kit --unit U --year Y --out DIR',
    summary: '下载预算填报表 · the budget kit of a unit',
    run: out,
  },
  {
    words: ['budget', 'kit', 'take'],
    usage: 'budget kit take FILE --unit U --year Y [--dry-run]',
    summary: '采用（或只核对）填好的填报表 · takes a filled-in kit, or only checks it',
    run: back,
  },
];
