import type { Reason } from '../../../../shared/contract/errors.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { cardAt } from '../../../../shared/domain/organisation/departments/card.ts';
import { type CardChange, cardProblems } from '../../../../shared/domain/organisation/departments/card-rules.ts';
import {
  type ListedDepartment,
  type ListSheet,
  MAX_LISTED,
  readDepartmentList,
} from '../../../../shared/domain/organisation/departments/list-reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { loadUnit } from '../queries.ts';
import { keepCards, readHistories } from './cards.ts';
import { firstCard, same, signatureOf } from './change-operations.ts';

const { organisation } = contract;

/** So small that it is read here, without a thread of its own; anything larger is no list of departments. */
const LIMITS = { bytes: 4 * 1024 * 1024, inflatedBytes: 32 * 1024 * 1024, rows: 5000, cells: 100_000, timeMs: 5000 };
const COLUMNS = 20;

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: 'unreadable', reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

/** The cells of the file that somebody handed in. */
async function sheetsOf(context: Opening, { file, name }: { readonly file: string; readonly name: string }) {
  const bytes = await context.files.bytes(context.actor, file);
  if (!bytes) throw context.notFound(`文件 ${name}`);
  const read = await readFile(bytes, { name, limits: LIMITS, signal: context.signal });
  if (!read.ok) throw context.refused('unreadable', read.error.message);
  return read.value.sheets
    .filter((sheet) => !sheet.hidden)
    .map(
      (sheet): ListSheet => ({
        rows: Array.from({ length: sheet.rowCount }, (_, row) => ({
          row: sheet.rowNumber(row),
          cells: Array.from({ length: Math.min(sheet.width(row), COLUMNS) }, (__, column) => sheet.text(row, column)),
        })),
      }),
    );
}

/** What a unit has, as a list is held against it. */
async function standingOf(db: Pick<BooksReader, 'selectFrom'>, code: UnitCode) {
  return { unit: await loadUnit(db, code), histories: await readHistories(db, code) };
}
type Standing = Awaited<ReturnType<typeof standingOf>>;

type DecidedRow = ListedDepartment & { readonly does: 'add' | 'change' | 'nothing' | 'refused' };

/** What a list does from a month on, row by row, and the cards that it comes to; an error where it is no list. */
function decide({ unit, histories }: Standing, sheets: readonly ListSheet[], from: Period | '') {
  const known = histories.map(({ code, cards }) => ({ code, name: cards.at(-1)!.name }));
  const read = readDepartmentList(sheets, known);
  if (!read.ok) return read;
  const changes: CardChange[] = [];
  const rows: DecidedRow[] = read.value.map((row) => {
    const { class: kind, problems } = row;
    if (problems.length > 0 || kind === undefined) return { ...row, does: 'refused' };
    const change = firstCard({ ...row, class: kind }, from);
    const own = histories.find(({ code }) => code === row.code);
    const before = own && cardAt(own.cards, from);
    if (before && same(before, change.card)) return { ...row, does: 'nothing' };
    changes.push(change);
    return { ...row, does: own ? 'change' : 'add' };
  });
  const wrong = cardProblems(histories, changes, unit?.joined);
  return {
    ok: true as const,
    changes,
    rows: rows.map((row): DecidedRow => {
      const said = wrong.filter(({ department }) => department === row.code).map(({ message }) => message);
      return said.length === 0 ? row : { ...row, does: 'refused', problems: [...row.problems, ...said] };
    }),
  };
}

/** 科室名单: read and shown row by row, then taken in whole or not at all. */
export const departmentLists: readonly Implementation[] = [
  longQuery(
    organisation.previewDepartmentList,
    ({ db }, { unit }) => standingOf(db, unit),
    async (context, { from = '', ...input }, standing) => {
      if (!standing.unit) throw context.notFound(input.unit);
      const decided = decide(standing, await sheetsOf(context, input), from as Period | '');
      if (!decided.ok) throw context.refused('unreadable', decided.error);
      return {
        rows: decided.rows.map(({ row, code, name, class: kind, parent, standard, does, problems }) => ({
          ...{ row, code, name, class: kind ?? null, parent, standard, does, problems: [...problems] },
        })),
      };
    },
  ),

  preparedCommand(
    organisation.importDepartmentList,
    (context, input) => sheetsOf(context, input),
    async (context, { unit, from = '', reason, name }, sheets) => {
      const { db, tx } = context;
      const standing = await standingOf(db, unit);
      if (!standing.unit) throw context.notFound(unit);
      const decided = decide(standing, sheets, from as Period | '');
      if (!decided.ok) throw context.refused('unreadable', decided.error);
      const { rows, changes } = decided;
      const refused = rows.flatMap(({ row, problems }) =>
        problems.map((message): Reason => ({ code: 'bad-row', message, row })),
      );
      if (refused.length > 0) throw context.refused('bad-rows', refused.slice(0, MAX_LISTED));
      if (changes.length === 0) throw context.refused('nothing-changed', '名单与现在的科室没有不同');
      await keepCards(tx, unit, standing.histories, changes, signatureOf(context, reason));
      const added = rows.filter(({ does }) => does === 'add').length;
      context.audit({
        ...{ subject: name, reason },
        after: { from, added, changed: changes.length - added, codes: changes.map(({ code }) => code) },
      });
      return { added, changed: changes.length - added };
    },
  ),
];
