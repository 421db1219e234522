import type * as z from 'zod';
import type { Reason } from '../../../../shared/contract/errors.ts';
import type { importKind, uploaded } from '../../../../shared/contract/ledger/import.ts';
import type { Layout, Reading, ReadingKind } from '../../../../shared/domain/ledger/reading/reading.ts';
import { nameInTitle } from '../../../../shared/domain/ledger/reading/title.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { type Register, readRegister } from '../register.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import type { LedgerReader } from './reading-files.ts';

export type ImportKind = z.infer<typeof importKind>;

/** What every import says of its file. */
export interface ImportInput extends z.infer<z.ZodObject<typeof uploaded>> {
  readonly unit: UnitCode;
  readonly period?: Period;
  readonly layout?: string;
  readonly amountsIn: 'yuan' | 'wan-yuan';
  readonly choose?: string;
  readonly unitName?: string;
}

/** Codes with which an import may be refused before anything is written. */
type OpeningRefusal =
  | 'unreadable'
  | 'ambiguous'
  | 'wan-yuan'
  | 'rejected-rows'
  | 'already-imported'
  | 'wrong-period'
  | 'wrong-unit'
  | 'wrong-kind'
  | 'unknown-unit'
  | 'unknown-layout'
  | 'several-units';

/** What reading a file needs of the operation that asks. */
export interface OpeningContext {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
  refused(code: OpeningRefusal, reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

/** A file that was opened and understood; `reading.rejections` may still say that it cannot be taken. */
export interface OpenedImport {
  readonly bytes: Uint8Array;
  readonly chart: UnitChart;
  readonly reading: Reading;
}

const ACCEPTED: Readonly<Record<ImportKind, readonly ReadingKind[]>> = {
  'trial-balance': ['trial-balance'],
  vouchers: ['vouchers', 'subsidiary-ledger'],
  'intra-group': ['intra-group'],
};

/** The reader's own codes that an import's contract has a word for; whatever else stops the reading is `unreadable`. */
const NAMED: Readonly<Record<string, OpeningRefusal>> = {
  ambiguous: 'ambiguous',
  'wan-yuan': 'wan-yuan',
  'several-units': 'several-units',
};

/**
 * Opens an uploaded file as what it is said to be (or, where nobody says, as what its words say), beside the service;
 * throws the refusal when it cannot be read. A reason `choice` names one way to ask again.
 */
export async function openImport(
  context: OpeningContext,
  reader: LedgerReader,
  kind: ImportKind | undefined,
  input: ImportInput,
): Promise<OpenedImport> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const chart = await context.read((db) => readChart(db, input.unit));
  if (!chart) throw context.refused('unknown-unit', `没有单位 ${input.unit}`);
  const result = await reader.readLedger(await payloadOf(context, kind, input, bytes, chart), context.signal);
  if (!result.ok) {
    throw context.refused(NAMED[result.code] ?? 'unreadable', [
      { code: result.code, message: result.message },
      ...result.choices.map(choice),
    ]);
  }
  const { reading: read } = result;
  if (kind && !ACCEPTED[kind].includes(read.kind)) {
    throw context.refused('wrong-kind', [
      { code: 'wrong-kind', message: `文件读出来是${NAMES[read.kind]}，不是${NAMES[kind]}` },
      choice(read.kind),
    ]);
  }
  const register = await context.read((db) => readRegister(db, input.unit));
  const reading = { ...read, unitNames: unitsNamed(read, register) };
  const strange = refuseOtherMember(context, input, reading, register);
  if (
    reading.kind === 'trial-balance' &&
    reading.period !== undefined &&
    input.period !== undefined &&
    reading.period !== input.period
  ) {
    throw context.refused('wrong-period', [
      { code: 'wrong-period', message: notThatMonth(reading.period, input.period) },
      choice(reading.period),
    ]);
  }
  return { bytes, chart, reading: { ...reading, remarks: [...strange, ...reading.remarks] } };
}

const notThatMonth = (found: Period, meant: Period): string =>
  `文件是 ${yearOf(found)}年${monthOf(found)}月的，不是要导入的 ${yearOf(meant)}年${monthOf(meant)}月，请核对是哪个月的账`;

/** One way to ask again, for a screen to offer. */
const choice = (value: string): Reason => ({ code: 'choice', message: value, choice: value });

/** The units that the file names: as labelled or in its rows, otherwise the one member whose name stands in its title. */
function unitsNamed({ kind, unitNames, titles }: Reading, { memberNames }: Register): readonly string[] {
  if (unitNames.length > 0) return unitNames;
  const name = nameInTitle(titles, memberNames, kind === 'subsidiary-ledger' || kind === 'intra-group');
  return name === undefined ? [] : [name];
}

/**
 * A file whose title names another member is that member's; one that names nobody we know may be anybody's, and is said
 * so: whoever imports it must look.
 */
function refuseOtherMember(
  context: OpeningContext,
  input: ImportInput,
  reading: Reading,
  register: Register,
): string[] {
  for (const name of reading.unitNames) {
    const member = register.memberOf(name);
    if (member !== undefined && member !== input.unit && name !== input.unitName) {
      throw context.refused('wrong-unit', [
        {
          code: 'wrong-unit',
          message: `文件上写的单位是 ${member} ${name}，不是要导入的 ${input.unit} ${register.memberName(input.unit)}，请核对是哪一家的账`,
          place: member,
        },
        choice(name),
      ]);
    }
  }
  const known = reading.unitNames.some((name) => register.memberOf(name) === input.unit || name === input.unitName);
  if (known || reading.unitNames.length === 0) return [];
  return [
    `文件写的单位是“${reading.unitNames.join('”“')}”，不是成员单位的名称；将导入 ${input.unit}，请核对是否同一家`,
  ];
}

/** The bytes with everything that is known before reading. */
async function payloadOf(
  context: OpeningContext,
  kind: ImportKind | undefined,
  input: ImportInput,
  bytes: Uint8Array,
  chart: UnitChart,
) {
  return {
    bytes,
    fileName: input.fileName,
    options: {
      kind: kind === 'vouchers' ? undefined : kind,
      layout: await rememberedLayout(context, input.layout),
      knownAccounts: new Map(chart.accounts.map((account) => [account.code, account.name])),
      period: input.period,
      multiplier: input.amountsIn === 'wan-yuan' ? (10_000 as const) : undefined,
      choose: input.choose,
      unitName: input.unitName,
    },
  };
}

/** Reads the file again for the rows that cannot be taken, as a workbook with their reasons. */
export async function rejectedRowsOf(
  context: OpeningContext & { readonly instant: string },
  reader: LedgerReader,
  kind: ImportKind,
  input: ImportInput,
): Promise<{ rows: number; bytes: Uint8Array }> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const chart = await context.read((db) => readChart(db, input.unit));
  if (!chart) throw context.refused('unknown-unit', `没有单位 ${input.unit}`);
  const payload = await payloadOf(context, kind, input, bytes, chart);
  return reader.rejectedRows({ ...payload, creator: context.actor, created: context.instant }, context.signal);
}

const NAMES: Readonly<Record<ReadingKind, string>> = {
  'trial-balance': '科目余额表',
  vouchers: '凭证',
  'subsidiary-ledger': '明细账',
  'intra-group': '内部往来申报表',
};

async function rememberedLayout(context: OpeningContext, name: string | undefined): Promise<Layout | undefined> {
  if (name === undefined) return undefined;
  const row = await context.read((db) =>
    db.selectFrom('layout').select('definition').where('name', '=', name).executeTakeFirst(),
  );
  if (!row) throw context.refused('unknown-layout', `没有记住名为“${name}”的版式`);
  return JSON.parse(row.definition) as Layout;
}

/** Every rejected row with its place, as the refusal of the whole file. */
export function refuseRejected(context: OpeningContext, reading: Reading): void {
  if (reading.rejections.length > 0) throw context.refused('rejected-rows', reading.rejections);
}
