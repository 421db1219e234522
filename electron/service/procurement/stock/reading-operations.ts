import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { readStockList } from '../../../../shared/domain/procurement/stock/list.ts';
import { type LotName, lotKey } from '../../../../shared/domain/procurement/stock/move.ts';
import { isNear, lookedAt, standingsOn } from '../../../../shared/domain/procurement/stock/standing.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { loadDeliveryRules } from '../deliveries/rules.ts';
import { readGoods } from './goods.ts';
import { type KeptMove, type NewMove, readMoves } from './moves.ts';
import { readPromised } from './promised.ts';

/** A list of a month is some thousand rows: what is larger is none, and is not read. */
const LIMITS = {
  bytes: 16 * 1024 * 1024,
  inflatedBytes: 128 * 1024 * 1024,
  rows: 20_000,
  cells: 600_000,
  timeMs: 15_000,
};
/** Rows that a refusal names; the rest is repetition. */
const NAMED = 50;

const promisedOf = (promised: readonly NewMove[], unit: string, lot: LotName, kind: NewMove['kind']): number =>
  promised.reduce(
    (sum, move) =>
      move.unit === unit && move.kind === kind && lotKey(move) === lotKey(lot) ? sum - move.quantity : sum,
    0,
  );

/** 库存 as it stands on a day, its ledger, and lists that would move it. */
export const stockReading: readonly Implementation[] = [
  query(procurement.stock, async ({ db, scope, nowMs }, { unit, on: asked }) => {
    const moves = (await readMoves(db, { unit })).filter((move) => reaches(scope, move.unit));
    const last = moves.reduce<AccountingDate | undefined>(
      (latest, { day }) => (latest === undefined || day > latest ? day : latest),
      undefined,
    );
    const on = asked ?? lookedAt(chinaDay(nowMs) as AccountingDate, last);
    const rules = await loadDeliveryRules(db);
    const goods = await readGoods(
      db,
      moves.map(({ item }) => item),
    );
    const promised = await readPromised(db, { unit });
    const byUnit = new Map<UnitCode, KeptMove[]>();
    for (const move of moves) {
      const own = byUnit.get(move.unit);
      if (own) own.push(move);
      else byUnit.set(move.unit, [move]);
    }
    const rows = (await loadUnits(db)).flatMap(({ code, name: holderName }) =>
      standingsOn(byUnit.get(code) ?? [], on, rules).map((standing) => {
        const { item, quantity, used, cover, short, near } = standing;
        const { name, unit: smallest } = goods(item);
        return {
          ...{ holder: code, holderName, item, name, unit: smallest, quantity, value: formatYuan(standing.value) },
          ...{ used, cover: cover ?? null, short, near },
          lots: standing.lots.map((lot) => ({
            ...{ lot: lot.lot, expiry: lot.expiry, price: formatPrice(lot.price), packSize: lot.packSize },
            ...{
              quantity: lot.quantity,
              value: formatYuan(lot.value),
              daysLeft: lot.daysLeft,
              near: isNear(lot, rules),
            },
            sending: promisedOf(promised, code, lot, 'transfer-out'),
            returning: promisedOf(promised, code, lot, 'return'),
          })),
        };
      }),
    );
    return { on, rows };
  }),

  query(procurement.stockMoves, async ({ db }, { unit, item }) => {
    const moves = await readMoves(db, { unit, items: [item] });
    const numbers = new Map(
      (
        await db
          .selectFrom('stock_move as move')
          .innerJoin('procurement_paper as paper', 'paper.id', 'move.paper')
          .select(['paper.id', 'paper.number'])
          .where('move.unit', '=', unit)
          .where('move.item', '=', item)
          .execute()
      ).map(({ id, number }) => [id, number]),
    );
    let left = 0;
    return [...moves]
      .sort((a, b) =>
        a.day < b.day ? -1 : a.day > b.day ? 1 : Number(b.quantity > 0) - Number(a.quantity > 0) || a.id - b.id,
      )
      .map((move) => {
        left += move.quantity;
        return {
          ...{ id: move.id, day: move.day, kind: move.kind, lot: move.lot, expiry: move.expiry },
          ...{ price: formatPrice(move.price), packSize: move.packSize, quantity: move.quantity, left },
          paperNumber: numbers.get(move.paper) ?? '',
        };
      });
  }),

  longQuery(
    procurement.readStockList,
    async ({ db }) => db.selectFrom('formulary_item').select('code').distinct().execute(),
    async (context, { kind, file, fileName }, known) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readFile(bytes, { name: fileName, limits: LIMITS, signal: context.signal });
      if (!read.ok) throw context.refused('unreadable', read.error.message);
      const reading = readStockList(read.value, kind);
      if (!reading.ok) throw context.refused('unreadable', reading.error);
      const codes = new Set(known.map(({ code }) => code));
      const { rows, problems } = reading.value;
      const strange = rows
        .filter(({ item }) => !codes.has(item))
        .map(({ row, item }) => ({ row, message: `第 ${row} 行：编码 ${item} 不在目录中` }));
      return {
        rows: rows.map((row) => ({ ...row })),
        problems: [...problems, ...strange]
          .sort((a, b) => a.row - b.row)
          .slice(0, NAMED)
          .map(({ message }) => message),
      };
    },
  ),
];
