import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { verifyPack } from '../../audit/pack/verify/verify.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
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
  const file = await writeAnew(out, made.name, await desk.getFile(made.file));
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
/** A pack that was handed over is never written over: a second one gets a number. */
export async function writeAnew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? name : name.replace(/\.xlsx$/, `(${number}).xlsx`));
    try {
      await writeFile(file, bytes, { flag: 'wx' });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Looks at the files alone: no data folder, whatever they are called and wherever they lie. */
async function verify(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow();
  if (rest.length === 0) throw new UsageError('pack verify 需要一个或几个文件（needs a file or several）');
  const verdicts: Awaited<ReturnType<typeof verdictOn>>[] = [];
  for (const path of rest) verdicts.push(await verdictOn(path));
  const document = verdicts.length === 1 ? verdicts[0] : { ok: verdicts.every(({ ok }) => ok), files: verdicts };
  context.print.result(document, () => verdicts.map(shown).join('\n'));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

async function verdictOn(path: string) {
  const file = resolve(path);
  try {
    return { file, ...(await verifyPack(await readFile(path))) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { file, ok: false, problems: [`读不到文件 ${path}：${why}`], sha256: '', manifest: undefined };
  }
}

function shown({ file, ok, problems, sha256, manifest }: Awaited<ReturnType<typeof verdictOn>>): string {
  if (!ok) return [`✗ 审计包有问题（not intact）：${file}`, ...problems.map((problem) => `  ${problem}`)].join('\n');
  return [
    `✓ 审计包完好（intact）：${file}`,
    ...(manifest ? [`  ${manifest.scope} ${manifest.period}，链头 ${manifest.chainHead}`] : []),
    `  SHA-256 ${sha256}`,
  ].join('\n');
}

export const packCommands: readonly CliCommand[] = [
  { words: ['pack'], usage: 'pack --period P [--unit U] --out DIR', summary: '导出审计包 · the audit pack', run: pack },
  {
    words: ['pack', 'verify'],
    usage: 'pack verify FILE...',
    summary: '验证审计包 · checks a pack without the data folder',
    run: verify,
  },
];
