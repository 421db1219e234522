import { err, ok, type Result } from '../../../kernel/result.ts';
import { isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { MOST_VOLUME, type Volume } from './charge.ts';
import { COUNT_WORDS, TOTALS, UNIT_WORDS } from './volume-words.ts';

/** A row of a list of volumes that cannot be taken. */
export interface VolumeRejection {
  readonly row: number;
  readonly message: string;
}

export interface VolumeReading {
  readonly volumes: readonly Volume[];
  readonly rejections: readonly VolumeRejection[];
}

interface Member {
  readonly code: UnitCode;
  readonly name: string;
}

/** Rows below which no heading is looked for. */
const HEADING_WITHIN = 20;
const MOST_ROWS = 2000;

/**
 * Reads a list of volumes by its words: a column of members, by code or name, and one of whole counts. Several rows of a
 * member are refused, since nobody can say whether they belong together; sums at the end are passed over.
 */
export function readVolumes(file: RawFile, members: readonly Member[]): Result<VolumeReading, string> {
  for (const sheet of file.sheets) {
    const heading = sheet.hidden ? undefined : findHeading(sheet);
    if (heading === undefined) continue;
    if (sheet.rowCount > MOST_ROWS) return err(`表里有 ${sheet.rowCount} 行，超过上限 ${MOST_ROWS} 行`);
    const reading = readRows(sheet, heading, members);
    if (reading.volumes.length === 0 && reading.rejections.length === 0) return err('表头下面没有业务量');
    return ok(reading);
  }
  return err('没有找到业务量表：表头须有单位和业务量两栏');
}

interface Heading {
  readonly row: number;
  readonly unit: number;
  readonly count: number;
}

function findHeading(sheet: RawSheet): Heading | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, HEADING_WITHIN); row += 1) {
    const words = Array.from({ length: Math.min(sheet.width(row), 50) }, (_, column) =>
      sheet.text(row, column).replace(/\s/g, '').toLowerCase(),
    );
    const find = (wanted: readonly string[]): number => {
      for (const word of wanted) {
        const at = words.findIndex((each) => each.startsWith(word));
        if (at >= 0) return at;
      }
      return -1;
    };
    const [unit, count] = [find(UNIT_WORDS), find(COUNT_WORDS)];
    if (unit >= 0 && count >= 0 && unit !== count) return { row, unit, count };
  }
  return undefined;
}

function readRows(sheet: RawSheet, { row: head, unit, count }: Heading, members: readonly Member[]): VolumeReading {
  const volumes: Volume[] = [];
  const rejections: VolumeRejection[] = [];
  const seen = new Set<UnitCode>();
  for (let row = head + 1; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) continue;
    const named = sheet.text(row, unit);
    if (TOTALS.test(named.replace(/\s/g, ''))) continue;
    const at = sheet.rowNumber(row);
    const member = members.find(({ code, name }) => code === named.toUpperCase() || name === named);
    const counted = countOf(sheet.text(row, count));
    if (!member) rejections.push({ row: at, message: `第 ${at} 行：没有成员单位“${named.slice(0, 40)}”` });
    else if (seen.has(member.code)) rejections.push({ row: at, message: `第 ${at} 行：${member.code} 前面已经有一行` });
    else if (counted === undefined)
      rejections.push({
        row: at,
        message: `第 ${at} 行：业务量“${sheet.text(row, count).slice(0, 40)}”不是 0 到 ${MOST_VOLUME} 的整数`,
      });
    else {
      seen.add(member.code);
      volumes.push({ unit: member.code, count: counted });
    }
  }
  return { volumes, rejections };
}

/** A whole count as spreadsheets write it: separators and a nil fraction are let pass, nothing else. */
function countOf(text: string): number | undefined {
  const plain = text.replace(/[，,]/g, '').replace(/\.0+$/, '');
  if (!/^\d{1,8}$/.test(plain)) return undefined;
  const count = Number(plain);
  return count <= MOST_VOLUME ? count : undefined;
}
