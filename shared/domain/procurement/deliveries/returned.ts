import type { AccountingDate } from '../../../kernel/date.ts';

/**
 * 退货 gives goods back to the supplier, for credit later; 冲销 takes off what was accepted by mistake, so that it can be
 * delivered again. Either is of one receipt's lines and leaves every other receipt as it was.
 */
export const RETURN_FORMS = ['goods', 'reversal'] as const;
export type ReturnForm = (typeof RETURN_FORMS)[number];

/** A line of a receipt as far as it can go back, in packs. */
export interface Returnable {
  readonly name: string;
  readonly lot: string;
  readonly day: AccountingDate;
  readonly supplier: string;
  /** Accepted, less what went back or is about to. */
  readonly left: number;
}

/** Everything that stands against giving back some packs of some lines, by row; a return is to one supplier. */
export function againstReturn(
  lines: readonly { readonly line: number; readonly packs: number }[],
  day: AccountingDate,
  today: string,
  ground: ReadonlyMap<number, Returnable>,
): { code: string; message: string; row?: number }[] {
  const problems: { code: string; message: string; row?: number }[] = [];
  if (day > today) problems.push({ code: 'day', message: `日期 ${day} 还没有到` });
  const seen = new Set<number>();
  const suppliers = new Set<string>();
  lines.forEach(({ line, packs }, at) => {
    const row = at + 1;
    const known = ground.get(line);
    const add = (code: string, message: string): void => void problems.push({ code, message, row });
    if (!known) {
      add('no-line', `第 ${row} 行不是本单位已验收的品种`);
      return;
    }
    suppliers.add(known.supplier);
    if (seen.has(line)) add('twice', `第 ${row} 行：${known.name} 前面已经有一行，请合并`);
    seen.add(line);
    if (day < known.day) add('day', `第 ${row} 行：${known.name} 到 ${known.day} 才验收`);
    if (packs > known.left)
      add('more', `第 ${row} 行：${known.name} 批号 ${known.lot} 可退 ${known.left}，不够退 ${packs}`);
  });
  if (suppliers.size > 1) problems.push({ code: 'suppliers', message: '一份退货单只能退给一家供应商' });
  return problems;
}
