import type { Reason } from '../../../../shared/contract/errors.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import {
  compareItems,
  type ItemChange,
  type PlannedChange,
} from '../../../../shared/domain/procurement/formulary/changes.ts';
import { type ItemReading, LIST_LIMITS } from '../../../../shared/domain/procurement/formulary/read-items.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { answer, type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { changeOut } from './item-out.ts';
import { keepChanges, versionName } from './kept.ts';
import { readOpenItems } from './reading.ts';
import type { ItemListReader } from './reading-list.ts';
import { templateWorkbook } from './template.ts';
import { draftFor } from './version-operations.ts';

/** Changes that a preview shows; all of them stand in the draft once the list is taken. */
const SAMPLE = 100;

type List = InputOf<typeof procurement.readFormularyList>;

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: 'unreadable', reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

const optionsOf = async (db: BooksReader, { kind }: Pick<List, 'kind'>) => ({
  units: (await loadUnits(db)).map(({ code, name }) => ({ code, name })),
  ...(kind === undefined ? {} : { kind }),
});
type Options = Awaited<ReturnType<typeof optionsOf>>;

async function bytesOf({ files, actor, notFound, refused }: Opening, { file, fileName: name }: List) {
  const bytes = await files.bytes(actor, file);
  if (!bytes) throw notFound(`文件 ${name}`);
  if (bytes.byteLength > LIST_LIMITS.bytes)
    throw refused('unreadable', `文件太大（上限 ${LIST_LIMITS.bytes / 1024 / 1024} MB）`);
  return bytes;
}

async function opened(context: Opening, reader: ItemListReader, asked: List, options: Options): Promise<ItemReading> {
  const bytes = await bytesOf(context, asked);
  const read = await reader.readItemList({ bytes, fileName: asked.fileName, options }, context.signal);
  if (!read.ok) throw context.refused('unreadable', [{ code: read.code, message: read.message }]);
  return read.reading;
}

const countsOf = (changes: readonly PlannedChange[]) => {
  const count = (wanted: ItemChange): number => changes.filter(({ change }) => change === wanted).length;
  return { added: count('add'), changed: count('change'), removed: count('remove') };
};

/** A list beside the formulary: what it would change, and the same goods under two codes as doubts. */
function beside({ items, doubts }: ItemReading, open: ReadonlyMap<string, Item>, whole: boolean) {
  const compared = compareItems(items, open, whole);
  const twins = compared.twins.map(({ code, other }) => ({
    row: 0,
    message: `${code} 与 ${other} 是同一品种的两个编码`,
  }));
  return { ...compared, doubts: [...twins, ...doubts.map(({ row, message }) => ({ row, message }))] };
}

/** 目录清单: read and shown first, then taken into the draft in one command, whole or not at all. */
export const formularyListOperations = (reader: ItemListReader): readonly Implementation[] => [
  answer(procurement.formularyTemplate, async (context) => {
    const book = templateWorkbook({ creator: context.actor, created: context.instant });
    const { bytes } = await writeWorkbook(book, { signal: context.signal });
    const { sha256 } = await context.files.put(context.actor, bytes);
    return { file: sha256, name: fileName('统一用药目录-模板.xlsx'), rows: 0 };
  }),

  longQuery(
    procurement.readFormularyList,
    async ({ db }, input) => ({ options: await optionsOf(db, input), open: await readOpenItems(db) }),
    async (context, input, { options, open }) => {
      const reading = await opened(context, reader, input, options);
      const { changes, same, absent, doubts } = beside(reading, open, input.whole);
      return {
        ...{ items: reading.items.length, skipped: reading.skipped, columns: { ...reading.columns } },
        rejections: reading.rejections
          .slice(0, LIST_LIMITS.listed)
          .map(({ sheet = '', row, column = '', message }) => ({ sheet, row, column, message })),
        refused: reading.refused,
        ...{ doubts: doubts.slice(0, LIST_LIMITS.listed), doubted: doubts.length },
        ...{ counts: countsOf(changes), same, absent: absent.length },
        sample: changes.slice(0, SAMPLE).map((change) => changeOut(change, open.get(change.code))),
      };
    },
  ),

  longQuery(
    procurement.rejectedFormularyRows,
    async ({ db }, input) => optionsOf(db, input),
    async (context, input, options) => {
      const bytes = await bytesOf(context, input);
      const about = { creator: context.actor, created: context.instant };
      const made = await reader.rejectedItems({ bytes, fileName: input.fileName, options, ...about }, context.signal);
      if (!made.ok) throw context.refused('unreadable', [{ code: made.code, message: made.message }]);
      const kept = await context.files.put(context.actor, made.bytes);
      return { file: kept.sha256, rows: made.rows };
    },
  ),

  preparedCommand(
    procurement.importFormulary,
    async (context, input) => {
      const options = await context.read((db) => optionsOf(db, input));
      const reading = await opened(context, reader, input, options);
      if (reading.rejections.length > 0)
        throw context.refused(
          'bad-rows',
          reading.rejections.slice(0, LIST_LIMITS.listed).map(({ code, message, sheet, row, column }) => ({
            ...{ code, message, row },
            ...(sheet === undefined ? {} : { sheet }),
            ...(column === undefined ? {} : { column }),
          })),
        );
      return reading;
    },
    async (context, { version, whole, file, fileName: name }, reading) => {
      const paper = await draftFor(context, version);
      const { changes } = compareItems(reading.items, await readOpenItems(context.db), whole);
      if (changes.length === 0) throw context.refused('same', '清单与现行目录相同，没有要改的');
      const counts = countsOf(changes);
      const kept = await keepChanges(
        context,
        paper,
        changes,
        reading.items.map(({ code }) => code),
      );
      context.audit({
        subject: versionName(paper),
        after: { ...counts, rows: reading.items.length, file, fileName: name },
      });
      return { id: kept.id, revision: kept.revision, counts };
    },
  ),
];
