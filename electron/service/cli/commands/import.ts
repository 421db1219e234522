import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { type Desk, Refusal } from '../desk.ts';
import { table } from '../print.ts';

interface Rejected {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly code: string;
  readonly message: string;
}

interface ImportReply {
  readonly rows: number;
  readonly imported: number;
  readonly rejected: readonly Rejected[];
  readonly vouchers: number;
  readonly batch: number | null;
  readonly remarks: readonly string[];
  readonly supersedes: number | null;
  readonly more: boolean;
}

interface Preview {
  readonly rows: number;
  readonly vouchers: number;
  readonly rejected: readonly Rejected[];
  readonly remarks: readonly string[];
}

type ImportKind = 'trial-balance' | 'vouchers' | 'intra-group';

const OPERATION: Readonly<Record<ImportKind, string>> = {
  'trial-balance': 'ledger.importTrialBalance',
  vouchers: 'ledger.importVouchers',
  'intra-group': 'ledger.importIntraGroup',
};

/** The largest file that is read at all; the reader has its own, finer limits. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;

async function importFile(kind: ImportKind, context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args } = context;
  args.allow(
    'unit',
    'period',
    'layout',
    'choose',
    'unit-name',
    'wan-yuan',
    'remember-layout',
    'rejected',
    'dry-run',
    'one-by-one',
    'progress',
  );
  const path = rest[0];
  if (path === undefined || rest.length > 1) throw new UsageError(`import ${kind} 需要一个文件（needs one file）`);
  const unit = args.required('unit');
  const period = kind === 'vouchers' ? args.text('period') : args.required('period');
  const desk = await context.desk();
  const input = { unit, ...(await aboutFile(desk, context, path)) };
  const at = period === undefined || kind === 'vouchers' ? input : { ...input, period };
  try {
    const reply = args.flag('dry-run')
      ? await dryRun(desk, kind, input, period)
      : await importNow(desk, kind, at, context);
    if (reply.rejected.length > 0) return rejected(context, kind, input, period, reply);
    const remember = args.text('remember-layout');
    if (remember !== undefined) await desk.call('ledger.rememberLayout', { ...at, kind, name: remember });
    context.print.result(reply, () => summary(reply, args.flag('dry-run')));
    return 0;
  } catch (error) {
    const reasons = error instanceof Refusal ? reasonsOf(error) : undefined;
    if (!reasons) throw error;
    return rejected(context, kind, input, period, { ...NOTHING, rejected: reasons });
  }
}

/** A file handed to the service, and what the command line says of it. */
async function aboutFile(desk: Desk, { args }: CliContext, path: string) {
  return {
    file: await desk.putFile(await readInput(path)),
    fileName: basename(path).slice(-255),
    ...(args.text('layout') === undefined ? {} : { layout: args.text('layout') }),
    ...(args.text('choose') === undefined ? {} : { choose: args.text('choose') }),
    ...(args.text('unit-name') === undefined ? {} : { unitName: args.text('unit-name') }),
    ...(args.flag('wan-yuan') ? { amountsIn: 'wan-yuan' } : {}),
  };
}

const NOTHING: ImportReply = {
  rows: 0,
  imported: 0,
  rejected: [],
  vouchers: 0,
  batch: null,
  remarks: [],
  supersedes: null,
  more: false,
};

async function dryRun(desk: Desk, kind: ImportKind, input: object, period: string | undefined): Promise<ImportReply> {
  const preview = await desk.call<Preview>('ledger.previewImport', {
    ...input,
    kind,
    ...(period === undefined ? {} : { period }),
  });
  return {
    ...NOTHING,
    rows: preview.rows,
    vouchers: preview.vouchers,
    rejected: preview.rejected,
    remarks: preview.remarks,
  };
}

/** With `--progress`, `acknowledged N` is written after each durable commit; N counts from 1 within this import. */
async function importNow(desk: Desk, kind: ImportKind, input: object, context: CliContext): Promise<ImportReply> {
  const { args, print } = context;
  const acknowledge = (count: number) => {
    if (args.flag('progress')) print.note(`acknowledged ${count}`);
  };
  if (!args.flag('one-by-one') || kind !== 'vouchers') {
    const reply = await desk.call<ImportReply>(OPERATION[kind], input);
    acknowledge(1);
    return reply;
  }
  let vouchers = 0;
  let rows = 0;
  for (let reply: ImportReply | undefined, at = await resumeAt(desk, input); ; at += 1) {
    context.signal.throwIfAborted();
    reply = await desk.call<ImportReply>(OPERATION[kind], { ...input, only: at });
    vouchers += 1;
    rows += reply.imported;
    acknowledge(vouchers);
    if (!reply.more) return { ...reply, imported: rows, vouchers };
  }
}

/** An import that was cut off goes on after the last voucher that was acknowledged. */
async function resumeAt(desk: Desk, input: object): Promise<number> {
  const { unit, file } = input as { unit: string; file: string };
  const batches = await desk.call<{ sha256: string; kind: string; undone: boolean; resumeAt: number | null }[]>(
    'ledger.batches',
    { unit },
  );
  return batches.find((batch) => batch.sha256 === file && batch.kind === 'vouchers' && !batch.undone)?.resumeAt ?? 0;
}

async function rejected(
  context: CliContext,
  kind: ImportKind,
  input: object,
  period: string | undefined,
  reply: ImportReply,
): Promise<Outcome> {
  const out = context.args.text('rejected');
  if (out !== undefined && reply.rejected.some((one) => one.row !== undefined)) {
    const desk = await context.desk();
    const made = await desk.call<{ file: string }>('ledger.rejectedRows', {
      ...input,
      kind,
      ...(period === undefined ? {} : { period }),
    });
    await writeFile(out, await desk.getFile(made.file), { flag: 'wx' });
    context.print.note(`整份文件已写入 ${out}，坏行已标出（the whole file, its bad rows marked）`);
  }
  context.print.result({ ...reply, imported: 0, batch: null }, () =>
    [
      `没有导入任何内容：${reply.rejected.length} 处问题（nothing was imported）`,
      ...hints(reply.rejected),
      table(
        [{ heading: '工作表' }, { heading: '行', align: 'right' }, { heading: '列' }, { heading: '原因' }],
        reply.rejected.map((one) => [
          one.sheet ?? '',
          one.row === undefined ? '' : String(one.row),
          one.column ?? '',
          one.message,
        ]),
      ),
    ].join('\n'),
  );
  return 1;
}

/** Which option answers what the importer asks. */
const HINTS: Readonly<Record<string, string>> = {
  'wan-yuan': '确实是万元时加 --wan-yuan（amounts are in 万元）',
  ambiguous: '用 --choose "读法" 指明其中一种，--remember-layout 名称 可记住它（choose a reading）',
  'several-units': '用 --unit-name "名称" 指明其中一个单位（choose the unit）',
  'wrong-unit': '确实要导入时加 --unit-name "文件里的名称"（if it is meant）',
};

function hints(rejected: readonly Rejected[]): string[] {
  const asked = [...new Set(rejected.flatMap(({ code }) => HINTS[code] ?? []))];
  return asked.length > 0
    ? asked
    : ['请在原文件或标出坏行的文件里改好，再整份重新导入（mend the file and import it again, whole）'];
}

const reasonsOf = (refusal: Refusal): Rejected[] | undefined => {
  const data = refusal.data as { reasons?: Rejected[] } | undefined;
  return refusal.code === 'REFUSED' && Array.isArray(data?.reasons) ? data.reasons : undefined;
};

export async function readInput(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'INVALID_INPUT',
      `读不到文件 ${path}：${error.code ?? error.message}（cannot read the file）`,
      undefined,
    );
  });
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal('TOO_LARGE', '文件超过 512 MB，请按期间分开导出', undefined);
  return bytes;
}

function summary(reply: ImportReply, dry: boolean): string {
  const head = dry
    ? `可以导入：${reply.rows} 行${reply.vouchers > 0 ? `，${reply.vouchers} 张凭证` : ''}（would be imported）`
    : `已导入 ${reply.imported} 行${reply.vouchers > 0 ? `，${reply.vouchers} 张凭证` : ''}，批次 ${reply.batch}`;
  return [head, ...reply.remarks.map((remark) => `· ${remark}`)].join('\n');
}

/** Opening balances of a year from a trial balance of last December, of January, or with the year's columns. */
async function importOpenings(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args } = context;
  args.allow('unit', 'year', 'period', 'layout', 'choose', 'unit-name', 'wan-yuan');
  const path = rest[0];
  if (path === undefined || rest.length > 1) throw new UsageError('import openings 需要一个文件（needs one file）');
  const unit = args.required('unit');
  const year = Number(args.required('year'));
  if (!Number.isInteger(year)) throw new UsageError('--year 是四位年份（a year of four digits）');
  const period = args.text('period');
  const desk = await context.desk();
  const reply = await desk.call<{ rows: number; remarks: readonly string[] }>('ledger.importOpenings', {
    ...(await aboutFile(desk, context, path)),
    unit,
    year,
    ...(period === undefined ? {} : { period }),
  });
  context.print.result(reply, () =>
    [`已记入 ${unit} ${year} 年年初余额，${reply.rows} 个科目`, ...reply.remarks.map((remark) => `· ${remark}`)].join(
      '\n',
    ),
  );
  return 0;
}

const command = (kind: ImportKind, usage: string, summaryText: string): CliCommand => ({
  words: ['import', kind],
  usage,
  summary: summaryText,
  run: (context, rest) => importFile(kind, context, rest),
});

export const importCommands: readonly CliCommand[] = [
  command(
    'trial-balance',
    'import trial-balance FILE --unit U --period P [--dry-run] [--rejected OUT.xlsx] [--layout NAME] [--remember-layout NAME] [--choose READING] [--unit-name NAME] [--wan-yuan]',
    '导入科目余额表 · member trial balance, any layout',
  ),
  {
    words: ['import', 'openings'],
    usage: 'import openings FILE --unit U --year Y [--period P] [--layout NAME] [--choose READING] [--unit-name NAME]',
    summary: '导入年初余额 · opening balances from a trial balance of last December or January',
    run: importOpenings,
  },
  command(
    'vouchers',
    'import vouchers FILE --unit U [--one-by-one] [--progress] [--dry-run] [--rejected OUT.xlsx] …',
    '导入凭证并记账 · voucher lines, posted',
  ),
  command(
    'intra-group',
    'import intra-group FILE --unit U --period P [--dry-run] …',
    '导入内部往来 · auxiliary balances or the internal declaration',
  ),
];
