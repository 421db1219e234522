import { parseArgs } from 'node:util';

/** Wrong usage: exit 2, with the sentence and nothing done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  as: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  demo: { type: 'boolean' },
  community: { type: 'string' },
  unit: { type: 'string' },
  units: { type: 'string' },
  group: { type: 'boolean' },
  period: { type: 'string' },
  centre: { type: 'string' },
  layout: { type: 'string' },
  year: { type: 'string' },
  choose: { type: 'string' },
  day: { type: 'string' },
  category: { type: 'string' },
  source: { type: 'string' },
  amount: { type: 'string' },
  stage: { type: 'string' },
  'over-budget': { type: 'boolean' },
  file: { type: 'string' },
  'unit-name': { type: 'string' },
  'wan-yuan': { type: 'boolean' },
  'remember-layout': { type: 'string' },
  rejected: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'one-by-one': { type: 'boolean' },
  progress: { type: 'boolean' },
  input: { type: 'string' },
  model: { type: 'string' },
  report: { type: 'string' },
  kind: { type: 'string' },
  run: { type: 'string' },
  'year-to-date': { type: 'boolean' },
  out: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const;

export type OptionName = keyof typeof OPTIONS;

/** The command line, taken apart; options may stand before or after the command. */
export interface Arguments {
  readonly words: readonly string[];
  text(name: OptionName): string | undefined;
  /** The option's text, or a UsageError that names it. */
  required(name: OptionName): string;
  flag(name: OptionName): boolean;
  /** Refuses options that the command does not know: a mistyped one must not pass silently. */
  allow(...names: OptionName[]): void;
}

const EVERYWHERE: readonly OptionName[] = ['data', 'json', 'as', 'help', 'version'];

/** Takes the command line apart; throws UsageError for an unknown option or a missing value. */
export function readArguments(argv: readonly string[]): Arguments {
  const parsed = parse(argv);
  const values = parsed.values as Partial<Record<OptionName, string | boolean>>;
  const text = (name: OptionName): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    words: parsed.positionals,
    text,
    required(name) {
      const value = text(name);
      if (value === undefined || value === '') throw new UsageError(`缺少选项 --${name}（missing option --${name}）`);
      return value;
    },
    flag: (name) => values[name] === true,
    allow(...names) {
      for (const name of Object.keys(values) as OptionName[]) {
        if (!EVERYWHERE.includes(name) && !names.includes(name)) {
          throw new UsageError(`这个命令没有选项 --${name}（this command has no option --${name}）`);
        }
      }
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const option = /'(--?[^' ]+)/.exec(message)?.[1];
    throw new UsageError(option ? `选项 ${option} 不认识或缺少值（${message.split('. ')[0]}）` : message);
  }
}
