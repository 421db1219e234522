import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { verifyPack } from '../../audit/pack/verify/verify.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';
import { table } from '../print.ts';

interface PackReply {
  readonly file: string;
  readonly name: string;
  readonly sha256: string;
  readonly sheets: readonly { name: string; rows: number }[];
  readonly chainHead: string;
}

async function pack(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'unit', 'out');
  const out = resolve(args.required('out'));
  const unit = args.text('unit');
  const desk = await context.desk();
  const made = await desk.call<PackReply>('audit.pack', {
    period: args.required('period'),
    ...(unit === undefined ? {} : { unit }),
  });
  await mkdir(out, { recursive: true });
  const file = join(out, made.name);
  await writeFile(file, await desk.getFile(made.file));
  context.print.result({ file, sha256: made.sha256, sheets: made.sheets, chainHead: made.chainHead }, () =>
    [
      file,
      `SHA-256 ${made.sha256}`,
      `链头 ${made.chainHead}`,
      table(
        [{ heading: '工作表' }, { heading: '行', align: 'right' }],
        made.sheets.map((sheet) => [sheet.name, String(sheet.rows)]),
      ),
    ].join('\n'),
  );
  return 0;
}

/** Looks at the file alone: no data folder, whatever it is called and wherever it lies. */
async function verify(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow();
  const path = rest[0];
  if (path === undefined || rest.length > 1) throw new UsageError('pack verify 需要一个文件（needs one file）');
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('INVALID_INPUT', `读不到文件 ${path}：${error.code ?? error.message}`, { ok: false });
  });
  const result = await verifyPack(bytes);
  context.print.result({ file: resolve(path), ...result }, () =>
    result.ok
      ? `✓ 审计包完好（intact）：${path}`
      : [`✗ 审计包有问题（not intact）：${path}`, ...result.problems.map((p) => `  ${p}`)].join('\n'),
  );
  return result.ok ? 0 : 1;
}

export const packCommands: readonly CliCommand[] = [
  { words: ['pack'], usage: 'pack --period P [--unit U] --out DIR', summary: '导出审计包 · the audit pack', run: pack },
  {
    words: ['pack', 'verify'],
    usage: 'pack verify FILE',
    summary: '验证审计包 · checks a pack without the data folder',
    run: verify,
  },
];
