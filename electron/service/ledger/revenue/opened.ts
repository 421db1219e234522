import type { Reason } from '../../../../shared/contract/errors.ts';
import { PAPER_LIMITS } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { type DayDecision, decideDay } from '../../../../shared/domain/ledger/revenue/day-state.ts';
import type { RevenueKind } from '../../../../shared/domain/ledger/revenue/kinds.ts';
import type { RevenueDay, RevenueReading, WordRole } from '../../../../shared/domain/ledger/revenue/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import type { LedgerParts } from '../parts.ts';
import { closedPeriods } from '../periods.ts';
import { type Remembered, readRemembered } from './mapping.ts';
import { type KeptDay, readStanding } from './standing.ts';

interface Handed {
  readonly unit: UnitCode;
  readonly file: string;
  readonly fileName: string;
  readonly kind?: RevenueKind | undefined;
  readonly choose?: string | undefined;
  readonly day?: AccountingDate | undefined;
  readonly words: readonly { readonly word: string; readonly role: WordRole }[];
}

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: 'unreadable' | 'no-date' | 'several-sheets', reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

export interface OpenedSheet {
  readonly bytes: Uint8Array;
  readonly reading: RevenueReading;
  readonly kind: RevenueKind | undefined;
  readonly remembered: Remembered | undefined;
}

/** Reads the file with what is remembered of its words, and what the person says of them now; throws the refusal where it cannot. */
export async function openSheet(context: Opening, parts: LedgerParts, input: Handed): Promise<OpenedSheet> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  if (bytes.byteLength > PAPER_LIMITS.bytes)
    throw context.refused(
      'unreadable',
      `文件太大（上限 ${Math.floor(PAPER_LIMITS.bytes / 1024 / 1024)} MB），不像收入日报`,
    );
  const read = async (remembered: Remembered | undefined): Promise<RevenueReading> => {
    const roles = new Map([
      ...[...(remembered?.words ?? [])].map(([word, { role }]) => [word, role] as const),
      ...input.words.map(({ word, role }) => [word, role] as const),
    ]);
    const { fileName, kind, choose, day: date } = input;
    const made = await parts.reader.readRevenue(
      { bytes, options: { fileName, kind, choose, date, roles } },
      context.signal,
    );
    if (made.ok) return made.reading;
    const code = made.code === 'no-date' || made.code === 'several-sheets' ? made.code : 'unreadable';
    throw context.refused(code, [
      { code: made.code, message: made.message },
      ...made.choices.map((choice) => ({ code: 'choice', message: choice, choice })),
    ]);
  };
  const recall = (kind: RevenueKind) => parts.read((db) => readRemembered(db, input.unit, kind));
  // What is remembered belongs to a kind, and the kind stands in the sheet: where nobody says it, it is read first.
  if (input.kind) {
    const remembered = await recall(input.kind);
    return { bytes, reading: await read(remembered), kind: input.kind, remembered };
  }
  const first = await read(undefined);
  if (!first.kind) return { bytes, reading: first, kind: undefined, remembered: undefined };
  const remembered = await recall(first.kind);
  const reading = remembered.words.size === 0 ? first : await read(remembered);
  return { bytes, reading, kind: first.kind, remembered };
}

export interface DecidedDay extends DayDecision {
  readonly day: RevenueDay;
  readonly standing: readonly KeptDay[];
}

/** What making each day would do. */
export async function decideDays(
  db: BooksReader,
  unit: UnitCode,
  kind: RevenueKind,
  days: readonly RevenueDay[],
): Promise<DecidedDay[]> {
  if (days.length === 0) return [];
  const from = days.map((day) => day.from).reduce((one, other) => (other < one ? other : one));
  const to = days.map(({ date }) => date).reduce((one, other) => (other > one ? other : one));
  const made = await readStanding(db, unit, { from, to }, kind);
  const closed = await closedPeriods(db, unit);
  return days.map((day) => ({
    // `standing` are members of `made`, which are kept days.
    ...(decideDay(day, { kind, made, isOpen: (period) => !closed.has(period) }) as DayDecision & {
      readonly standing: readonly KeptDay[];
    }),
    day,
  }));
}
