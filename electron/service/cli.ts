import { createInterface } from 'node:readline';
import { config } from 'zod';
import { zhCN } from 'zod/locales';
import { STATEMENTS } from '../../shared/domain/ledger/statement.ts';
import { type Arguments, readArguments, UsageError } from './cli/arguments.ts';
import { COMMANDS } from './cli/commands.ts';
import type { CliCommand, CliContext } from './cli/context.ts';
import { type Desk, NoData, Refusal } from './cli/desk.ts';
import { openDesk } from './cli/open-desk.ts';
import { type Printer, printer } from './cli/print.ts';
import { asRefusal } from './cli/refusals.ts';
import { dataFolder, osUser } from './system.ts';
import { VERSION } from './version.ts';

// What is wrong with a field is said in the language of everything else on the command line.
config(zhCN());

/** Entry of the command line (CLI.md): the same operations without the window. */
async function main(argv: readonly string[]): Promise<number> {
  const stdout = (text: string) => void process.stdout.write(text);
  const stderr = (text: string) => void process.stderr.write(text);
  let print: Printer = printer(argv.includes('--json'), stdout, stderr);
  const opened: { desk?: Promise<Desk> } = {};
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort(new Error('已中断（interrupted）')));
  try {
    const args = readArguments(argv);
    print = printer(args.flag('json'), stdout, stderr);
    if (args.flag('version')) {
      print.result({ version: VERSION }, () => VERSION);
      return 0;
    }
    const command = commandOf(args);
    if (!command || args.flag('help')) {
      const text = usage(args.words);
      print.result({ usage: text }, () => text);
      return args.flag('help') ? 0 : 2;
    }
    const dir = dataFolder(args.text('data'));
    const context: CliContext = {
      args,
      print,
      dir,
      signal: abort.signal,
      desk() {
        opened.desk ??= openDesk(dir, { osUser: osUser(), person: args.text('as'), askPassword, signal: abort.signal });
        return opened.desk;
      },
    };
    return await command.run(context, args.words.slice(command.words.length));
  } catch (error) {
    return report(asRefusal(error), print);
  } finally {
    await opened.desk?.then(
      (desk) => desk.close(),
      () => undefined,
    );
  }
}

/** The command with the most words that the line begins with. */
function commandOf(args: Arguments): CliCommand | undefined {
  return [...COMMANDS]
    .sort((a, b) => b.words.length - a.words.length)
    .find((command) => command.words.every((word, at) => args.words[at] === word));
}

/** All commands, or those that begin with the words given. */
function usage(words: readonly string[]): string {
  const named = COMMANDS.filter((command) => command.words[0] === words[0]);
  const shown = named.length > 0 ? named : COMMANDS;
  return [
    `统财 tongcai ${VERSION}`,
    '用法 usage: tongcai <command> [--data DIR] [--json] [--as NAME]',
    '退出码 exit: 0 完成 done · 1 被拒绝 refused · 2 用法不对 usage · 3 数据打不开 no data',
    '',
    ...shown.flatMap((command) => [`  ${command.usage}`, `      ${command.summary}`]),
    ...(named.length === 0 || words[0] === 'statement' ? ['', `报表名 statements: ${STATEMENTS.join(', ')}`] : []),
  ].join('\n');
}

/** The reasons, fields or things that a refusal names, one a line. */
function linesOf(data: unknown): string[] {
  const {
    reasons = [],
    issues = [],
    what,
  } = (data ?? {}) as {
    reasons?: { message: string; place?: string }[];
    issues?: { path: string; message: string }[];
    what?: string;
  };
  return [
    ...reasons.map(({ place, message }) => (place ? `${place}：${message}` : message)),
    ...issues.map(({ path, message }) => `${path}：${message}`),
    ...(what === undefined ? [] : [what]),
  ];
}

function report(error: unknown, print: Printer): number {
  const say = (code: string, text: string, data: unknown = null) => {
    const message = error instanceof Error ? error.message : text;
    print.failure({ error: { code, message, data } }, text);
  };
  if (error instanceof UsageError) {
    say('USAGE', error.message);
    return 2;
  }
  if (error instanceof NoData) {
    say('NO_DATA', error.message);
    return 3;
  }
  if (error instanceof Refusal) {
    const lines = linesOf(error.data);
    say(
      error.code,
      lines.length > 0 && lines[0] !== error.message ? `${error.message}：${lines.join('\n')}` : error.message,
      error.data ?? null,
    );
    return 1;
  }
  say('FAILED', error instanceof Error ? error.message : String(error));
  return 1;
}

/** From TONGCAI_PASSWORD_<NAME>, TONGCAI_PASSWORD, or the terminal without echo. */
async function askPassword(person: string): Promise<string> {
  const known = process.env[`TONGCAI_PASSWORD_${person}`] ?? process.env['TONGCAI_PASSWORD'];
  if (known !== undefined) return known;
  if (!process.stdin.isTTY)
    throw new UsageError('口令取自 TONGCAI_PASSWORD 或终端（password from TONGCAI_PASSWORD or a terminal）');
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  process.stderr.write(`${person} 的口令（password）：`);
  // What is typed is not shown.
  Object.assign(reader, { _writeToOutput: () => undefined });
  return new Promise((resolve) => {
    reader.question('', (answer) => {
      reader.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}

// Whoever reads has gone (`| head`): nothing is left to say.
process.stdout.on('error', () => process.exit(process.exitCode ?? 0));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
