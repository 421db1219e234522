import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { contract } from '../../../../shared/contract/index.ts';
import { operationsIn } from '../../../../shared/contract/operation.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';

const schemaOf = (schema: unknown): unknown =>
  schema instanceof z.ZodType ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : {};

async function operations(context: CliContext): Promise<Outcome> {
  context.args.allow();
  const list = operationsIn(contract).map(({ name, operation }) => {
    const { meta, inputSchema, outputSchema } = operation['~orpc'];
    return {
      name,
      kind: meta.kind,
      permission: meta.permission,
      scope: meta.scope,
      summary: meta.summary,
      refusals: meta.refusals,
      input: schemaOf(inputSchema),
      output: schemaOf(outputSchema),
    };
  });
  context.print.result({ operations: list }, () =>
    list.map((one) => `${one.name}  ${one.kind}  ${one.permission}  ${one.summary}`).join('\n'),
  );
  return 0;
}

const parseJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`${what} 不是 JSON：${error instanceof Error ? error.message : String(error)}`);
  }
};

async function call(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow('input');
  const name = rest[0];
  if (name === undefined) throw new UsageError('call 需要操作名（needs an operation；see: operations）');
  const input = parseJson(context.args.text('input') ?? '{}', '--input');
  const desk = await context.desk();
  const reply = await desk.call(name, input);
  context.print.result(reply, () => JSON.stringify(reply, null, 2));
  return 0;
}

interface Step {
  readonly op: string;
  readonly as?: string;
  readonly input?: unknown;
  readonly save?: string;
}

/** Puts earlier results in the place of `"$name.path"` texts. */
function substitute(value: unknown, saved: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string' && value.startsWith('$')) {
    const [name = '', ...path] = value.slice(1).split('.');
    if (!saved.has(name)) return value;
    return path.reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      saved.get(name),
    );
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, saved));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, saved)]));
  }
  return value;
}

/** NDJSON of operations, each through the whole pipeline; one result line each. Exit 1 when any was refused. */
async function run(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow();
  const path = rest[0];
  if (path === undefined) throw new UsageError('run 需要一个 NDJSON 文件（needs an NDJSON file）');
  const text = await readFile(path === '-' ? '/dev/stdin' : path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('INVALID_INPUT', `读不到文件 ${path}：${error.code ?? error.message}`, undefined);
  });
  const steps = text
    .split(/\r?\n/)
    .map((line, at) => ({ line, at: at + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => parseJson(line, `第 ${at} 行`) as Step);
  const desk = await context.desk();
  const saved = new Map<string, unknown>();
  let refused = false;
  for (const step of steps) {
    context.signal.throwIfAborted();
    try {
      const output = await desk.callAs(step.as, step.op, substitute(step.input ?? {}, saved));
      if (step.save !== undefined) saved.set(step.save, output);
      context.print.line({ op: step.op, ok: true, output });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused = true;
      context.print.line({
        op: step.op,
        ok: false,
        error: { code: error.code, message: error.message, data: error.data ?? null },
      });
    }
  }
  return refused ? 1 : 0;
}

export const operationCommands: readonly CliCommand[] = [
  {
    words: ['operations'],
    usage: 'operations',
    summary: '契约目录 · every operation with its schema',
    run: operations,
  },
  {
    words: ['call'],
    usage: 'call OPERATION --input JSON [--as USER]',
    summary: '调用一个操作 · one operation',
    run: call,
  },
  { words: ['run'], usage: 'run FILE', summary: '逐行执行操作文件 · a file of operations (NDJSON)', run: run },
];
