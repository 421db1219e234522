import type { Reason } from '../../../../shared/contract/errors.ts';
import { ledger } from '../../../../shared/contract/ledger.ts';
import { CARD_LIMITS } from '../../../../shared/domain/ledger/provisions/card.ts';
import { cardsInMonth } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import type { CardReading } from '../../../../shared/domain/ledger/provisions/read-cards.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { readFigures } from '../figures.ts';
import type { LedgerParts } from '../parts.ts';
import { readPeriod } from '../periods.ts';
import { cardOut, comparisonOf, stagesOf } from './card-out.ts';
import { readCardsInMonth, readTaken } from './kept-cards.ts';

interface Handed {
  readonly unit: UnitCode;
  readonly file: string;
  readonly fileName: string;
}

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: 'unreadable', reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

/** Cards that a preview shows. */
const SAMPLE = 50;

async function departmentsOf(db: BooksReader, unit: UnitCode) {
  return {
    known: (await loadUnit(db, unit)) !== undefined,
    departments: (await loadDepartments(db, unit)).map(({ code, name }) => ({ code, name })),
  };
}

async function opened(
  context: Opening,
  { reader }: LedgerParts,
  input: Handed,
  { known, departments }: Awaited<ReturnType<typeof departmentsOf>>,
): Promise<{ readonly bytes: Uint8Array; readonly reading: CardReading }> {
  if (!known) throw context.notFound(`单位 ${input.unit}`);
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const read = await reader.readCards({ bytes, fileName: input.fileName, options: { departments } }, context.signal);
  if (!read.ok) throw context.refused('unreadable', [{ code: read.code, message: read.message }]);
  return { bytes, reading: read.reading };
}

/** 资产卡片: a list is read and shown, then taken in. */
export const cardImports = (parts: LedgerParts): readonly Implementation[] => [
  longQuery(
    ledger.previewAssetCards,
    ({ db }, { unit }) => departmentsOf(db, unit),
    async (context, input, found) => {
      const { unit, period } = input;
      const { reading } = await opened(context, parts, input, found);
      const { before, takenOf, figures } = await parts.read(async (db) => ({
        before: (await readCardsInMonth(db, unit, period)).rows,
        takenOf: await readTaken(db, unit, period),
        figures: (await readFigures(db, period, [unit])).get(unit)?.figures ?? [],
      }));
      const rows = cardsInMonth(reading.cards, period, takenOf);
      const numbers = new Set(reading.cards.map(({ number }) => number));
      return {
        cards: rows.length,
        columns: { ...reading.columns },
        skipped: reading.skipped
          .filter(({ reason }) => reason !== 'blank')
          .slice(0, CARD_LIMITS.listed)
          .map(({ row, reason, text }) => ({ row, reason, text })),
        rejected: reading.rejections.slice(0, CARD_LIMITS.listed).map((each) => ({ ...each })),
        refused: new Set(reading.rejections.map(({ sheet, row }) => `${sheet ?? ''} ${row}`)).size,
        remarks: [...reading.remarks],
        comparison: comparisonOf(rows, figures),
        stages: stagesOf(rows),
        due: formatYuan(sumFen(rows.map(({ due }) => due))),
        sample: rows.slice(0, SAMPLE).map((row) => cardOut(row, period)),
        dropped: before.filter(({ card, stage }) => stage !== 'gone' && !numbers.has(card.number)).length,
      };
    },
  ),

  longQuery(
    ledger.rejectedAssetCards,
    ({ db }, { unit }) => departmentsOf(db, unit),
    async (context, input, { known, departments }) => {
      if (!known) throw context.notFound(`单位 ${input.unit}`);
      const bytes = await context.files.bytes(context.actor, input.file);
      if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
      const about = { creator: context.actor, created: context.instant };
      const payload = { bytes, fileName: input.fileName, options: { departments }, ...about };
      const made = await parts.reader.rejectedCards(payload, context.signal);
      const kept = await context.files.put(context.actor, made.bytes);
      return { file: kept.sha256, rows: made.rows };
    },
  ),

  preparedCommand(
    ledger.importAssetCards,
    async (context, input) => {
      const found = await context.read((db) => departmentsOf(db, input.unit));
      const { reading, bytes } = await opened(context, parts, input, found);
      if (reading.rejections.length > 0)
        throw context.refused(
          'rejected-rows',
          reading.rejections.slice(0, CARD_LIMITS.listed).map(({ code, message, row, column }) => ({
            code,
            message,
            row,
            ...(column === undefined ? {} : { column }),
          })),
        );
      parts.blobs.putBlob(bytes);
      return reading;
    },
    async (context, { unit, period, file, fileName }, { cards }) => {
      const { db, tx, actor, instant } = context;
      if ((await readPeriod(db, unit, period)).state !== 'open')
        throw context.refused('period-closed', `${unit} 的 ${period} 已经上报或锁定，卡片清单请从之后的月份导入`);
      const list = await takeNumbers(tx, 'asset-list', 1);
      const row = { unit, period, file_name: fileName, sha256: file, cards: cards.length, actor, instant };
      await tx.db
        .insertInto('asset_list')
        .values({ id: list, ...row })
        .execute();
      await tx.bulkInsert(
        'asset_card',
        cards.map((card, at) => ({
          list,
          row: at + 1,
          number: card.number,
          name: card.name,
          kind: card.kind,
          category: card.category,
          department: card.department ?? null,
          date: card.date,
          cost: card.cost,
          accumulated: card.accumulated,
          months: card.months ?? null,
          fund: card.fund,
          gone: card.gone ? 1 : 0,
          gone_on: card.goneOn ?? null,
        })),
      );
      context.audit({ subject: `${unit} ${period}`, after: { list, cards: cards.length, file, fileName } });
      return { list, cards: cards.length };
    },
  ),
];
