import { ok, type Result } from '../../../kernel/result.ts';
import { withoutBlanks } from './half-width.ts';
import type { ReadingOptions, ReadingRefusal } from './reading.ts';
import { refusal } from './refusals.ts';
import type { Table } from './table.ts';

/** What a unit of amounts is worth in 元; units below 元 have no whole factor. */
const WORTH: Readonly<Record<string, number>> = {
  百元: 100,
  千元: 1000,
  万元: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};

/**
 * 单位：万元 is never guessed: a file whose title or heading says so is refused until a person has said the factor, and a factor that
 * contradicts what the file says is refused as well (LAYOUTS 6).
 */
export function checkMoneyUnit(tables: readonly Table[], options: ReadingOptions): Result<undefined, ReadingRefusal> {
  for (const table of tables) {
    const unit = unitOf(table);
    const said = options.multiplier ?? 1;
    if (unit === undefined) {
      if (table.title.yuan && said !== 1)
        return refusal('wan-yuan', `文件注明“单位：元”，却要求乘以 ${said}：请去掉换算后再导入。`, { table });
      continue;
    }
    const worth = WORTH[unit];
    if (said === 1 || worth === undefined)
      return refusal(
        'wan-yuan',
        worth === undefined
          ? `文件的金额单位是“${unit}”，不能导入：请改用以元为单位的文件。`
          : `文件的金额单位是“${unit}”，不会自动换算：请确认按${unit}导入（金额乘以 ${worth}），或改用以元为单位的文件。`,
        { table },
      );
    if (said !== worth)
      return refusal('wan-yuan', `文件的金额单位是“${unit}”（乘以 ${worth}），与指定的乘以 ${said} 不一致。`, {
        table,
      });
  }
  return ok(undefined);
}

/** From the title, the heading words, the sheet's name, or a note below the table. */
function unitOf(table: Table): string | undefined {
  if (table.title.moneyUnit) return table.title.moneyUnit;
  const words = table.columns.flatMap((column) => column.words).concat(table.sheet.name);
  for (const word of words) {
    const found = /(百万元|亿元|万元|千元)/.exec(word)?.[1];
    if (found) return found;
  }
  return noteBelow(table);
}

/** A table's last rows may say it as well (注：本表金额单位：万元); a summary that speaks of 万元 does not. */
const NOTE_ROWS = 15;
const NOTE = /^.{0,12}单位[:：]?(?:人民币)?(百万元|亿元|万元|千元)[。.]?$/;

function noteBelow(table: Table): string | undefined {
  const { sheet, from, to } = table;
  for (let row = Math.max(from, to - NOTE_ROWS); row < to; row += 1)
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      const found = text.length < 40 ? NOTE.exec(withoutBlanks(text))?.[1] : undefined;
      if (found) return found;
    }
  return undefined;
}
