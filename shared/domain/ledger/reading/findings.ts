import type { Column } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { columnLetters, rowText } from './grid.ts';
import type { Rejection, SkippedRow } from './reading.ts';

/** A file with more faults than this is not repaired row by row; the rest is counted. */
const REJECTIONS_MAX = 5000;

/** Rows that are no entries are listed up to this many. */
const SKIPPED_MAX = 20_000;

/** Collects, while a file is read, what is wrong with it, what was left out, and what a person should know. */
export class Findings {
  readonly rejections: Rejection[] = [];
  readonly skipped: SkippedRow[] = [];
  readonly #remarks = new Set<string>();
  readonly #namesSheets: boolean;
  #uncounted = 0;
  #unlisted = 0;

  /** `namesSheets`: the file has several sheets, so that a row's number alone does not find it. */
  constructor(namesSheets: boolean) {
    this.#namesSheets = namesSheets;
  }

  reject(sheet: RawSheet, row: number, code: string, message: string, column?: Column | number): void {
    if (this.rejections.length >= REJECTIONS_MAX) {
      this.#uncounted += 1;
      return;
    }
    const number = row < 0 ? 0 : sheet.rowNumber(row);
    this.rejections.push({
      ...(this.#namesSheets ? { sheet: sheet.name } : {}),
      row: number,
      ...(column === undefined ? {} : { column: columnName(column) }),
      code,
      message,
    });
  }

  skip(sheet: RawSheet, row: number, reason: string): void {
    if (this.skipped.length >= SKIPPED_MAX) {
      this.#unlisted += 1;
      return;
    }
    this.skipped.push({
      ...(this.#namesSheets ? { sheet: sheet.name } : {}),
      row: sheet.rowNumber(row),
      reason,
      text: rowText(sheet, row),
    });
  }

  remark(text: string): void {
    this.#remarks.add(text);
  }

  get remarks(): string[] {
    const remarks = [...this.#remarks];
    if (this.#uncounted > 0)
      remarks.push(`错误太多，只列出前 ${REJECTIONS_MAX} 处，另有 ${this.#uncounted} 处未列出。`);
    if (this.#unlisted > 0) remarks.push(`另有 ${this.#unlisted} 行非账目行未逐行列出。`);
    return remarks;
  }
}

/** A column as people find it: its letter, and its heading where it has one. */
function columnName(column: Column | number): string {
  if (typeof column === 'number') return columnLetters(column);
  return column.heading === '' ? columnLetters(column.index) : `${columnLetters(column.index)} ${column.heading}`;
}
