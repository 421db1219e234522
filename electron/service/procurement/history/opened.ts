import type { Reason } from '../../../../shared/contract/errors.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import type { procurement } from '../../../../shared/contract/procurement.ts';
import type { DateOrder } from '../../../../shared/domain/ledger/reading/dates.ts';
import { columnLetters } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Rejection } from '../../../../shared/domain/ledger/reading/reading.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { HistoryLayout } from '../../../../shared/domain/procurement/history/layout.ts';
import {
  HISTORY_LIMITS,
  type HistoryOptions,
  type HistoryReading,
} from '../../../../shared/domain/procurement/history/read-history.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { type Remembered, readKeys, readRemembered } from './reading.ts';
import type { HistoryReader } from './reading-file.ts';

export type Asked = InputOf<typeof procurement.readDeliveryHistory>;

/** What this room is composed with. */
export interface HistoryParts {
  readonly reader: HistoryReader;
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
}

interface Opening {
  readonly actor: string;
  readonly nowMs: number;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: 'unreadable', reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

/** A file that was read, with whose keys its rows have and which of them are kept already. */
export interface OpenedHistory {
  readonly bytes: Uint8Array;
  readonly options: HistoryOptions<Remembered>;
  readonly reading: HistoryReading;
  readonly layout: HistoryLayout;
  readonly from: 'said' | 'remembered' | 'guessed';
  readonly system: string;
  /** As the last file of this layout was, else as headings say; '' where nothing does. */
  readonly currency: string;
  readonly kept: readonly Rejection[];
}

/** Opens the file and reads it by what is said, or remembered of its headings; throws the refusal where it cannot be read. */
export async function opened(context: Opening, parts: HistoryParts, asked: Asked): Promise<OpenedHistory> {
  const bytes = await context.files.bytes(context.actor, asked.file);
  if (!bytes) throw context.notFound(`文件 ${asked.fileName}`);
  if (bytes.byteLength > HISTORY_LIMITS.bytes)
    throw context.refused('unreadable', `文件太大（上限 ${HISTORY_LIMITS.bytes / 1024 / 1024} MB）`);
  const today = chinaDay(context.nowMs) as AccountingDate;
  const remembered = await parts.read(readRemembered);
  const options = { said: asked.said && layoutOf(asked.said.columns, asked.said.order), remembered, today };
  const read = await parts.reader.readHistory({ bytes, fileName: asked.fileName, options }, context.signal);
  if (!read.ok) throw context.refused('unreadable', [{ code: read.code, message: read.message }]);
  const { reading } = read;
  const known = typeof reading.from === 'object' ? remembered[reading.from.remembered] : undefined;
  const system = asked.system || (known?.system ?? '');
  const keys = system === '' ? new Map<string, string>() : await parts.read((db) => readKeys(db, system));
  return {
    ...{ bytes, options, reading, system },
    layout: layoutOf(reading.columns, asked.said?.order ?? known?.order),
    from: typeof reading.from === 'object' ? 'remembered' : reading.from,
    currency: known?.currency ?? reading.currency ?? '',
    kept: keptAlready(reading, keys),
  };
}

const layoutOf = (columns: HistoryLayout['columns'], order: DateOrder | undefined): HistoryLayout => ({
  columns,
  ...(order === undefined ? {} : { order }),
});

/** Rows whose key came in with an earlier file of the same system. */
function keptAlready({ rows, columns, labels }: HistoryReading, keys: ReadonlyMap<string, string>): Rejection[] {
  const label = columns.key;
  // The sentence names the column by its heading: the letter says where it is.
  const column = label === undefined ? undefined : columnLetters(labels.indexOf(label));
  return rows.flatMap(({ key, sheet, row }): Rejection[] => {
    const file = keys.get(key);
    if (file === undefined) return [];
    const message = column === undefined ? `这一笔已随“${file}”收下` : `${label}“${key}”已随“${file}”收下`;
    return [
      { code: 'kept', message, row, ...(sheet === '' ? {} : { sheet }), ...(column === undefined ? {} : { column }) },
    ];
  });
}
