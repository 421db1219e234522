import { err, ok, type Result } from '../../../kernel/result.ts';
import { Findings } from '../reading/findings.ts';
import type { RawFile, RawSheet } from '../reading/grid.ts';
import type { Rejection, SkippedRow } from '../reading/reading.ts';
import { type AssetCard, CARD_LIMITS } from './card.ts';
import { type CardDepartment, readCardRows } from './cells.ts';
import { type CardColumns, findCardHeading } from './heading.ts';
import type { CardRole } from './vocabulary.ts';

/** A list of assets as it was understood. */
export interface CardReading {
  readonly cards: readonly AssetCard[];
  /** What each role was read from: role → heading. */
  readonly columns: Readonly<Record<string, string>>;
  /** The rows of the first heading, 1-based as in the file. */
  readonly headerRows: readonly number[];
  readonly skipped: readonly SkippedRow[];
  readonly rejections: readonly Rejection[];
  readonly remarks: readonly string[];
}

export interface CardRefusal {
  readonly code: 'no-table-found' | 'no-rows' | 'too-many-rows' | 'missing-columns';
  readonly message: string;
}

export interface CardOptions {
  /** The unit's departments: a card of a department that is not there is refused. */
  readonly departments: readonly CardDepartment[];
}

const refusal = (code: CardRefusal['code'], message: string): Result<never, CardRefusal> => err({ code, message });

/** What a list must have, and how it is asked for. */
const NEEDED: readonly (readonly [name: string, roles: readonly CardRole[]])[] = [
  ['卡片编号（或资产编号）', ['number', 'asset']],
  ['资产名称', ['name']],
  ['取得日期（或入账日期）', ['entered', 'acquired']],
  ['原值', ['cost']],
  ['累计折旧', ['accumulated']],
];

/** Reads a list of assets (资产卡片清单) by its words, whatever the order of its columns: every sheet that is one. */
export function readCards(file: RawFile, { departments }: CardOptions): Result<CardReading, CardRefusal> {
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (rows > CARD_LIMITS.rows) return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${CARD_LIMITS.rows} 行。`);
  const tables = file.sheets.flatMap((sheet) => {
    const columns = sheet.hidden ? undefined : findCardHeading(sheet);
    return columns ? [{ sheet, columns }] : [];
  });
  if (tables.length === 0)
    return refusal(
      'no-table-found',
      '没有找到资产卡片：表头里应有卡片编号、资产名称、类别、使用部门、入账日期、原值、累计折旧、使用年限这样的栏目。',
    );
  const findings = new Findings(tables.length > 1);
  const cards: AssetCard[] = [];
  const seen = new Map<string, number>();
  for (const { sheet, columns } of tables) {
    const missing = NEEDED.filter(([, roles]) => !roles.some((role) => columns.of.has(role))).map(([name]) => name);
    if (missing.length > 0) return refusal('missing-columns', `表里没有这些栏目：${missing.join('、')}。`);
    cards.push(...readCardRows({ sheet, columns, departments, seen }, findings));
  }
  if (cards.length === 0 && findings.rejections.length === 0)
    return refusal('no-rows', '表头下面没有读到任何一张卡片。');
  const [first] = tables;
  return ok({
    cards,
    columns: Object.fromEntries([...first!.columns.of].map(([role, { heading }]) => [role, heading])),
    headerRows: headerRowsOf(first!),
    skipped: findings.skipped,
    rejections: findings.rejections,
    remarks: findings.remarks,
  });
}

/** A heading of two rows begins in the row above its last. */
function headerRowsOf({
  sheet,
  columns: { first, last },
}: {
  readonly sheet: RawSheet;
  readonly columns: CardColumns;
}) {
  return (first === last ? [last] : [first, last]).map((row) => sheet.rowNumber(row));
}
