import { resolve } from 'node:path';
import { restoreBackup } from '../../store/sqljs/backup.ts';
import { systemClock } from '../../system.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';

interface VerifyReply {
  readonly ok: boolean;
  readonly store: {
    readonly mode: string;
    readonly reason: string | null;
    readonly problems: readonly string[];
    readonly recovery: readonly string[];
  };
  readonly chain: {
    readonly events: number;
    readonly head: string;
    readonly firstBroken: { readonly message: string } | null;
    readonly clockTurnedBack: readonly number[];
  };
}

async function verify(context: CliContext): Promise<Outcome> {
  context.args.allow();
  const desk = await context.desk();
  const reply = await desk.call<VerifyReply>('audit.verify', {});
  context.print.result(reply, () =>
    [
      reply.ok ? '✓ 账套与操作日志完好（intact）' : '✗ 有问题（not intact）',
      `操作日志 ${reply.chain.events} 条，链头 ${reply.chain.head}`,
      ...(reply.chain.firstBroken ? [`  ${reply.chain.firstBroken.message}`] : []),
      ...reply.chain.clockTurnedBack.map((at) => `  ! 第 ${at} 号事件时系统时钟被拨回`),
      ...(reply.store.reason ? [`  ${reply.store.reason}`] : []),
      ...reply.store.problems.map((problem) => `  ${problem}`),
      ...reply.store.recovery.map((note) => `  · ${note}`),
    ].join('\n'),
  );
  return reply.ok ? 0 : 1;
}

async function backup(context: CliContext): Promise<Outcome> {
  context.args.allow('out');
  const path = resolve(context.args.required('out'));
  const desk = await context.desk();
  const made = await desk.call<{ file: string; sha256: string; bytes: number }>('audit.backup', { path });
  context.print.result(made, () => `${made.file}\nSHA-256 ${made.sha256}，${made.bytes} 字节`);
  return 0;
}

/** Into the data folder of `--data`, which must hold no books yet. */
async function restore(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow();
  const file = rest[0];
  if (file === undefined || rest.length > 1) throw new UsageError('restore 需要一个备份文件（needs one file）');
  if (context.args.text('data') === undefined && process.env['TONGCAI_DATA'] === undefined) {
    throw new UsageError('请用 --data 指明恢复到哪个新文件夹（say where with --data）');
  }
  const restored = await restoreBackup(resolve(file), context.dir, { clock: systemClock });
  context.print.result(
    { file: resolve(file), data: context.dir, made: restored.made, sequence: restored.sequence },
    () => `已恢复到 ${context.dir}`,
  );
  return 0;
}

export const storeCommands: readonly CliCommand[] = [
  {
    words: ['verify'],
    usage: 'verify',
    summary: '验证账套与操作日志 · the store and the whole audit chain',
    run: verify,
  },
  { words: ['backup'], usage: 'backup --out FILE', summary: '备份 · a consistent, checked copy', run: backup },
  {
    words: ['restore'],
    usage: 'restore FILE --data NEW-FOLDER',
    summary: '恢复到 --data 的新文件夹 · into a new data folder',
    run: restore,
  },
];
