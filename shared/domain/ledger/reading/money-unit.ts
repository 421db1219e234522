import { ok, type Result } from '../../../kernel/result.ts';
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
  return undefined;
}
