import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { takeFirstExpired } from '../../../../shared/domain/procurement/stock/fefo.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readItems } from '../formulary/reading.ts';
import type { Paper } from '../papers/papers.ts';
import { keepPaper, stepOn } from '../papers/stepping.ts';
import { readGoods } from './goods.ts';
import { type NewMove, postMoves, readMoves } from './moves.ts';
import { readPromised } from './promised.ts';

type Keeping = CommandContext<typeof procurement.openStock> | CommandContext<typeof procurement.issueStock>;

/** 期初库存 and 发药: what is brought in from a hospital's own system moves the stock at once. */
export const issuingOperations: readonly Implementation[] = [
  command(procurement.openStock, async (context, { unit, day, source, rows }) => {
    const { db } = context;
    const codes = rows.map(({ item }) => item);
    const items = await readItems(db, day, codes);
    const known = await readMoves(db, { unit, items: codes });
    const begun = new Set(known.map(({ item }) => item));
    const expiries = new Map<string, string>();
    const goods = await readGoods(db, codes);
    const problems: Reason[] = [];
    rows.forEach(({ row = 0, item, lot, expiry }, at) => {
      const place = row || at + 1;
      const add = (code: string, message: string): void =>
        void problems.push({ code, message: `第 ${place} 行：${message}`, row: place });
      if (!items.has(item)) add('no-item', `编码 ${item} 在 ${day} 不在目录中`);
      if (begun.has(item)) add('begun', `${goods(item).name} 已有库存账，不能再登记期初`);
      const other = expiries.get(`${item} ${lot}`);
      if (other !== undefined && other !== expiry)
        add('expiry', `${goods(item).name} 批号 ${lot} 前面的有效期是 ${other}，请核对`);
      expiries.set(`${item} ${lot}`, other ?? expiry);
    });
    if (day > chinaDay(context.nowMs)) problems.push({ code: 'day', message: `日期 ${day} 还没有到` });
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const moves = rows.map(
      ({ item, lot, expiry, quantity, price }): NewMove => ({
        ...{ unit, item, lot, expiry, day, kind: 'opening', quantity, price, packSize: items.get(item)!.packSize },
      }),
    );
    const said = rows.map(({ row: _, ...row }) => row);
    const kept = await keep(context, 'opening', { unit, first: day, last: '', source, rows: said as unknown as Json });
    await postMoves(context.tx, kept.id, moves);
    context.audit({ unit, subject: kept.number, after: { rows: rows.length, source: source.trim() } });
    return { id: kept.id, number: kept.number, revision: kept.revision };
  }),

  command(procurement.issueStock, async (context, { unit, source, rows }) => {
    const { db } = context;
    const today = chinaDay(context.nowMs);
    const late = rows.find(({ day }) => day > today);
    if (late) throw context.refused('not-fit', `日期 ${late.day} 还没有到`);
    // Where a row stood in its file makes no other list.
    const said = rows.map(({ row: _, ...row }) => row);
    const digest = sha256Text(canonicalJson(said as unknown as Json));
    const before = await sameList(context, unit, digest);
    if (before !== undefined) throw context.refused('same', `这份消耗表已作为 ${before} 登记，不再重复登记`);
    const wanted = { unit, items: rows.map(({ item }) => item) };
    const known = [...(await readMoves(db, wanted)), ...(await readPromised(db, wanted))];
    // Taken by day, whatever the order of the list: what is used first must not be kept from by what is used later.
    const order = rows
      .map((row, at) => ({ row, at }))
      .sort((a, b) => (a.row.day < b.row.day ? -1 : a.row.day > b.row.day ? 1 : a.at - b.at));
    const { taken, short } = takeFirstExpired(
      known,
      order.map(({ row }) => row),
    );
    if (short.length > 0) {
      const goods = await readGoods(
        db,
        short.map(({ wanted }) => wanted.item),
      );
      throw context.refused(
        'not-fit',
        short.map(({ row, wanted, free }): Reason => {
          const asked = order[row - 1]!;
          const line = asked.row.row ?? asked.at + 1;
          const { name } = goods(wanted.item);
          const of = wanted.lot === '' ? name : `${name} 批号 ${wanted.lot}`;
          const message = `第 ${line} 行：${of} ${wanted.day} 可发 ${free}，不够 ${wanted.quantity}`;
          return { code: 'short', message, row: line };
        }),
      );
    }
    const days = rows.map(({ day }) => day).sort();
    const kept = await keep(context, 'issue', {
      ...{ unit, first: days[0]!, last: days.at(-1)!, source, digest, rows: said as unknown as Json },
    });
    const problems = await postMoves(
      context.tx,
      kept.id,
      taken.map(
        (each): NewMove => ({
          ...each,
          unit,
          kind: 'issue',
          quantity: -each.quantity,
          day: each.day as NewMove['day'],
        }),
      ),
    );
    if (problems.length > 0) throw context.refused('not-fit', problems);
    context.audit({ unit, subject: kept.number, after: { rows: rows.length, source: source.trim() } });
    return {
      ...{ id: kept.id, number: kept.number, revision: kept.revision },
      taken: taken.map(({ item, lot, expiry, quantity }) => ({ item, lot, expiry, quantity })),
    };
  }),
];

const LETTERS = { opening: 'QC', issue: 'FY' } as const;

async function keep(
  context: Keeping,
  kind: 'opening' | 'issue',
  {
    unit,
    first,
    last,
    source,
    digest = '',
    rows,
  }: {
    readonly unit: UnitCode;
    readonly first: string;
    readonly last: string;
    readonly source: string;
    readonly digest?: string;
    readonly rows: Json;
  },
): Promise<Paper> {
  const year = first.slice(0, 4);
  const number = await takeNumbers(context.tx, `procurement_${kind}_${year}`, 1);
  const kept = await keepPaper(context, kind, {
    ...{ unit, number: `${LETTERS[kind]}-${year}-${String(number).padStart(5, '0')}`, subject: digest, first, last },
    content: canonicalJson({ source: source.trim(), rows }),
  });
  return stepOn(context, kept, 'close');
}

/** The number under which the same list was taken before: its digest is the paper's subject. */
async function sameList(
  context: CommandContext<typeof procurement.issueStock>,
  unit: UnitCode,
  digest: string,
): Promise<string | undefined> {
  const row = await context.db
    .selectFrom('procurement_paper')
    .select('number')
    .where('kind', '=', 'issue')
    .where('subject', '=', digest)
    .where('unit', '=', unit)
    .executeTakeFirst();
  return row?.number;
}
