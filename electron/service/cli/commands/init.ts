import { readFile } from 'node:fs/promises';
import { loadSampleCounty } from '../../demo/load.ts';
import { osUser } from '../../system.ts';
import { UsageError } from '../arguments.ts';
import { type CommunityFile, readCommunityFile } from '../community-file.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { type Desk, Refusal } from '../desk.ts';
import { localDesk } from '../local-desk.ts';
import { newHouse } from '../open-desk.ts';

/** Makes the data folder: empty, with the sample county, or with the units, departments and charts of a file. */
async function init(context: CliContext): Promise<Outcome> {
  const { args, dir, print } = context;
  args.allow('demo', 'community');
  const path = args.text('community');
  if (args.flag('demo') && path !== undefined)
    throw new UsageError('--demo 与 --community 只能用一个（one of the two）');
  // The file is read whole before anything is made: a bad one leaves no folder behind.
  const community = path === undefined ? undefined : await readCommunity(path);
  const made = await newHouse(dir);
  try {
    const reply = args.flag('demo')
      ? await demo(context, made.house)
      : community === undefined
        ? { units: 0 }
        : await setUp(
            localDesk(made.house, {
              osUser: osUser(),
              person: undefined,
              askPassword: () => Promise.reject(new Error('nobody signs in')),
              signal: context.signal,
            }),
            community,
          );
    await made.house.close();
    print.result({ data: dir, ...reply }, () => shown(dir, reply));
    return 0;
  } catch (error) {
    await made.house.close();
    await made.unmake();
    throw error;
  }
}

interface Made {
  readonly units: number;
  readonly vouchers?: number;
  readonly password?: string;
}

async function demo(context: CliContext, house: Awaited<ReturnType<typeof newHouse>>['house']): Promise<Made> {
  const { password, county } = await loadSampleCounty({
    service: house,
    operator: { kind: 'local', osUser: osUser() },
    report: (step, done, total) => {
      if (context.args.flag('progress') || process.stderr.isTTY)
        process.stderr.write(`\r${step} ${done}/${total}${done === total ? '\n' : ''}`);
    },
  });
  return { units: county.community.units.length, vouchers: county.vouchers.length, password };
}

async function setUp(desk: Desk, { accounts, ...community }: CommunityFile): Promise<Made> {
  const made = await desk.call<{ units: number }>('organisation.initialise', community);
  for (const [unit, rows] of accounts) await desk.call('ledger.addAccounts', { unit, accounts: rows });
  return { units: made.units };
}

async function readCommunity(path: string): Promise<CommunityFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('INVALID_INPUT', `读不到文件 ${path}：${error.code ?? error.message}`, undefined);
  });
  return readCommunityFile(bytes, path);
}

const shown = (dir: string, made: Made): string =>
  [
    `已建立 ${dir}`,
    ...(made.units > 0 ? [`单位 ${made.units} 个`] : []),
    ...(made.vouchers === undefined ? [] : [`凭证 ${made.vouchers} 张`]),
    ...(made.password === undefined ? [] : [`示例人员的口令：${made.password}（也写在登录页上）`]),
  ].join('\n');

export const initCommand: CliCommand = {
  words: ['init'],
  usage: 'init [--demo] [--community FILE]',
  summary: '建立数据文件夹 · makes the data folder, empty, sample county, or from a file',
  run: init,
};
