import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { blankSeal, seal } from '../../../electron/service/audit/pack/seal.ts';
import { columnLetters } from '../../../electron/service/workbook/write/address.ts';
import { assembleZip, packPart } from '../../../electron/service/workbook/write/zip.ts';

/** A formula of a pack's file and the result that stands beside it. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly result: string | number;
}

export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

/** Every formula of the file, read by another library than ours. */
export function formulasOf(book: ExcelJS.Workbook): FormulaCell[] {
  const cells: FormulaCell[] = [];
  for (const sheet of book.worksheets) {
    sheet.eachRow((row, number) => {
      row.eachCell((cell, column) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        cells.push({
          sheet: sheet.name,
          row: number,
          column,
          formula: cell.formula,
          result: cell.result as string | number,
        });
      });
    });
  }
  return cells;
}

/** The check cells of a sheet (those that turn red when they are not nil) whose results are not nil. */
export function checksNotNil(book: ExcelJS.Workbook, sheet: string): FormulaCell[] {
  const { conditionalFormattings } = book.getWorksheet(sheet) as unknown as {
    conditionalFormattings: readonly { readonly ref: string }[];
  };
  const ranges = conditionalFormattings.map(({ ref }) => {
    const [, column, first, last] = /^([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(ref)!;
    return { column, first: Number(first), last: Number(last ?? first) };
  });
  const isCheck = ({ row, column }: FormulaCell): boolean =>
    ranges.some((range) => range.column === columnLetters(column - 1) && row >= range.first && row <= range.last);
  const checks = formulasOf(book).filter((cell) => cell.sheet === sheet && isCheck(cell));
  if (checks.length === 0) throw new Error(`no check cells on ${sheet}`);
  return checks.filter(({ result }) => result !== 0);
}

/**
 * The file with its parts changed as a forger would who knows how packs are made: packed again by the same writer and
 * sealed anew, so that only the contents can give it away.
 */
export async function forged(bytes: Uint8Array, edit: (part: string, xml: string) => string): Promise<Uint8Array> {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) =>
    packPart(name, [edit(name, Buffer.from(part).toString('utf8'))]),
  );
  const file = assembleZip(await Promise.all(parts), blankSeal());
  seal(file);
  return file;
}

/** The part that holds a sheet of this name. */
export function partOf(bytes: Uint8Array, sheet: string): string {
  const workbook = Buffer.from(unzipSync(bytes)['xl/workbook.xml']!).toString('utf8');
  const names = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1]);
  return `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
}
