import { basename } from 'node:path';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { readInput } from './import.ts';

interface Sheet {
  readonly doubts: readonly { readonly message: string; readonly explanation: string }[];
}

/** Takes a filled-in sheet of drivers, and hands it in where nothing of it is in doubt. */
async function take(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow('unit', 'period');
  const [path] = rest;
  if (path === undefined || rest.length > 1) throw new UsageError('cost drivers 需要一个文件（needs one file）');
  const at = { unit: context.args.required('unit'), period: context.args.required('period') };
  const desk = await context.desk();
  const file = { file: await desk.putFile(await readInput(path)), fileName: basename(path).slice(-255) };
  const read = await desk.call<{ revision: number }>('costing.readDrivers', { ...at, ...file });
  const taken = await desk.call<{ revision: number; changed: number }>('costing.takeDrivers', {
    ...{ ...at, ...file, revision: read.revision },
  });
  const { doubts } = await desk.call<Sheet>('costing.driverSheet', at);
  const open = doubts.filter(({ explanation }) => explanation === '').map(({ message }) => message);
  const submitted = open.length === 0;
  if (submitted) await desk.call('costing.submitDrivers', { ...at, revision: taken.revision });
  context.print.result({ ...at, changed: taken.changed, doubts: open, submitted }, () =>
    [
      `已导入，改动 ${taken.changed} 处（imported）`,
      ...open.map((message) => `? ${message}`),
      submitted
        ? '已编报，待另一人审核（handed in for review）'
        : `还有 ${open.length} 处疑点要更正或说明，没有编报（not handed in）`,
    ].join('\n'),
  );
  return 0;
}

export const costDriverCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'drivers'],
    usage: 'cost drivers FILE --unit U --period P',
    summary: '导入分摊参数，没有疑点就编报 · takes a sheet of cost drivers',
    run: take,
  },
];
