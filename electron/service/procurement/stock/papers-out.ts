import { procurement } from '../../../../shared/contract/procurement.ts';
import { type Caller, reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { worthOf } from '../../../../shared/domain/procurement/stock/move.ts';
import { absFen, addFen, type Fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, papersOf, readPaper, readSteps, type StepMade } from '../papers/papers.ts';
import { maySteps, paperOut } from '../papers/stepping.ts';
import { countOf } from './counts.ts';
import { readGoods } from './goods.ts';
import { transferOf } from './transfer-paper.ts';

/** 期初, 发药, 调剂 and 盘点单 as a page lists them, and what is on one. */
export const stockPaperReading: readonly Implementation[] = [
  query(procurement.stockPapers, async ({ db, caller, scope }, { unit, kind }) => {
    const papers = ((await papersOf(db, kind).execute()) as readonly Paper[]).filter(
      (paper) => isSeen(paper, scope) && (unit === undefined || paper.unit === unit || otherOf(paper) === unit),
    );
    const ids = papers.map(({ id }) => id);
    const steps = await readSteps(db, ids);
    const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const values = kind === 'opening' || kind === 'issue' ? await movedValues(db, kind) : undefined;
    return papers
      .map((paper) => {
        const own = steps.get(paper.id) ?? [];
        const other = otherOf(paper);
        const { source = '', why = '', form } = JSON.parse(paper.content) as Partial<Content>;
        const { lines, amount } = values?.get(paper.id) ?? sumOf(paper);
        return {
          ...{ ...paperOut(paper, own, caller), may: mayOf(paper, own, caller), holder: paper.unit },
          ...{ holderName: names.get(paper.unit) ?? paper.unit, other, otherName: names.get(other) ?? other },
          // A list of use is dated by its last day.
          ...{
            day: paper.last || paper.first,
            form: form ?? null,
            why,
            file: source,
            lines,
            amount: formatYuan(amount),
          },
        };
      })
      .reverse();
  }),

  query(procurement.stockPaper, async ({ db, scope, notFound }, { id, kind }) => {
    const paper = await readPaper(db, kind, id);
    if (!paper || !isSeen(paper, scope)) throw notFound(`库存单据 ${id}`);
    const lines =
      kind === 'count'
        ? countOf(paper).lines.map((line) => ({ ...line, quantity: line.book }))
        : transferOf(paper).lines.map((line) => ({ ...line, counted: null }));
    const goods = await readGoods(
      db,
      lines.map(({ item }) => item),
    );
    return {
      rows: lines.map(({ item, lot, expiry, price: each, packSize, quantity, counted }) => ({
        ...{ item, name: goods(item).name, unit: goods(item).unit, lot, expiry, price: formatPrice(price(each)) },
        ...{ packSize, quantity, counted },
        value: formatYuan(worthOf(price(each), counted === null ? quantity : counted - quantity, packSize)),
      })),
    };
  }),
];

interface Content {
  readonly source: string;
  readonly why: string;
  readonly form: 'adjust' | 'gratis';
}

/** The unit that receives, of a transfer. */
const otherOf = ({ kind, subject }: Paper): string => (kind === 'transfer' ? subject : '');

const isSeen = (paper: Paper, scope: UnitScope): boolean =>
  reaches(scope, paper.unit as UnitCode) || (otherOf(paper) !== '' && reaches(scope, otherOf(paper) as UnitCode));

/** A transfer is decided where it is received, and withdrawn where it was sent. */
function mayOf(paper: Paper, steps: readonly StepMade[], caller: Caller): PaperStep[] {
  if (paper.kind !== 'transfer') return maySteps(paper, steps, caller);
  const there = maySteps({ ...paper, unit: otherOf(paper) as UnitCode }, steps, caller);
  return [
    ...maySteps(paper, steps, caller).filter((step) => step === 'withdraw'),
    ...there.filter((step) => step === 'accept' || step === 'refuse'),
  ];
}

function sumOf(paper: Paper): { readonly lines: number; readonly amount: Fen } {
  const changes =
    paper.kind === 'count'
      ? countOf(paper).lines.map((line) => ({ ...line, quantity: line.counted - line.book }))
      : transferOf(paper).lines;
  return {
    lines: changes.length,
    amount: changes.reduce((sum, line) => addFen(sum, worthOf(line.price, line.quantity, line.packSize)), ZERO),
  };
}

/** What the moves of each list come to. */
async function movedValues(db: BooksReader, kind: string): Promise<Map<number, { lines: number; amount: Fen }>> {
  const rows = await db
    .selectFrom('stock_move')
    .select(['paper', 'quantity', 'price', 'pack_size'])
    .where('kind', '=', kind)
    .execute();
  const sums = new Map<number, { lines: number; amount: Fen }>();
  for (const { paper, quantity, price: each, pack_size: packSize } of rows) {
    const { lines, amount } = sums.get(paper) ?? { lines: 0, amount: ZERO };
    sums.set(paper, { lines: lines + 1, amount: addFen(amount, absFen(worthOf(price(each), quantity, packSize))) });
  }
  return sums;
}
