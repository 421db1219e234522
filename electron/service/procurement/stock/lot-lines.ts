import type { Reason } from '../../../../shared/contract/errors.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { byLot, type LotName, lotKey } from '../../../../shared/domain/procurement/stock/move.ts';
import type { BooksReader } from '../../database.ts';
import { readGoods } from './goods.ts';
import { type KeptMove, readMoves } from './moves.ts';

/** What the books hold of the lots that lines name; every line of which they know no such lot, or that stands twice. */
export async function readNamedLots(
  db: BooksReader,
  unit: UnitCode,
  lines: readonly LotName[],
): Promise<{ readonly movesOf: (line: LotName) => readonly KeptMove[]; readonly problems: Reason[] }> {
  const lots = byLot(await readMoves(db, { unit, items: lines.map(({ item }) => item) }));
  const goods = await readGoods(
    db,
    lines.map(({ item }) => item),
  );
  const problems: Reason[] = [];
  const seen = new Set<string>();
  lines.forEach((line, at) => {
    const key = lotKey(line);
    const add = (code: string, message: string): void =>
      void problems.push({ code, message: `第 ${at + 1} 行：${message}`, row: at + 1 });
    if (!lots.has(key)) add('no-lot', `本单位没有 ${goods(line.item).name} 批号 ${line.lot} 的库存`);
    if (seen.has(key)) add('twice', `${goods(line.item).name} 批号 ${line.lot} 前面已经有一行`);
    seen.add(key);
  });
  return { movesOf: (line) => lots.get(lotKey(line)) ?? [], problems };
}
