import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { amountOf } from '../../../../shared/domain/procurement/price.ts';
import { addFen, type Fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readSteps } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readAgreedPrices } from '../prices/reading.ts';
import type { KeptLine, RequestDocument } from './document.ts';
import { readOrderedOf } from './reading.ts';
import { readKnownItems, readSupply, type Supply, supplyOut } from './supply.ts';

/** What a line counts with: what was approved, and before that what was asked. */
const counted = ({ asked, approved }: KeptLine): number => approved ?? asked;

/** Approved, neither dropped nor ordered: in packs. */
export const openOf = ({ approved, dropped }: KeptLine, ordered: number): number =>
  Math.max(0, (approved ?? 0) - dropped - ordered);

function headOut({ head }: RequestDocument, names: ReadonlyMap<string, string>) {
  const { unit, kind, day, needed, hours } = head;
  return { kind, day, needed, hours, unit, unitName: names.get(unit) ?? unit };
}

const namesOf = async (db: BooksReader): Promise<Map<string, string>> =>
  new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));

/** Requests side by side with the supply of each line on the request's day. */
export async function requestsOut(db: BooksReader, documents: readonly RequestDocument[], caller: Caller) {
  const names = await namesOf(db);
  const steps = await readSteps(
    db,
    documents.map(({ paper }) => paper.id),
  );
  const ordered = await readOrderedOf(
    db,
    documents.flatMap(({ lines }) => lines.map(({ id }) => id)),
  );
  const supplies = new Map<string, Supply>();
  const shown = [];
  for (const document of documents) {
    const { paper, head, remark, lines } = document;
    const codes = [...lines.map(({ item }) => item), ...(head.instead === '' ? [] : [head.instead])];
    const items = await readKnownItems(db, head.day, codes);
    const key = `${head.unit} ${head.day}`;
    const supply = supplies.get(key) ?? (await readSupply(db, head.unit, head.day));
    supplies.set(key, supply);
    const rows = lines.map((line) => {
      const agreed = supply.prices.get(line.item);
      const amount = agreed && amountOf(agreed.price, counted(line));
      const done = ordered.get(line.id) ?? 0;
      return {
        amount,
        row: {
          ...supplyOut(supply, items.get(line.item)!, paper.stage === 'handed' ? paper.id : undefined),
          ...{ line: line.id, asked: line.asked, suggested: line.suggested ?? 0, remark: line.remark },
          ...{ approved: line.approved, why: line.why, dropped: line.dropped, ordered: done },
          ...{ open: openOf(line, done), amount: amount === undefined ? '' : formatYuan(amount) },
        },
      };
    });
    const instead = items.get(head.instead);
    shown.push({
      ...paperOut(paper, steps.get(paper.id) ?? [], caller),
      ...headOut(document, names),
      ...{ cause: head.cause, instead: head.instead, remark },
      insteadName: instead ? itemTitle(instead) : head.instead,
      lines: rows.map(({ row }) => row),
      amount: formatYuan(rows.reduce((sum: Fen, { amount }) => addFen(sum, amount ?? ZERO), ZERO)),
      unpriced: rows.filter(({ amount }) => amount === undefined).length,
    });
  }
  return shown;
}

/** The list of requests, each with its sums; amounts at the prices agreed on for its day. */
export async function requestList(db: BooksReader, documents: readonly RequestDocument[], caller: Caller) {
  const names = await namesOf(db);
  const steps = await readSteps(
    db,
    documents.map(({ paper }) => paper.id),
  );
  const ordered = await readOrderedOf(db);
  const prices = new Map<string, Supply['prices']>();
  const shown = [];
  for (const document of documents) {
    const { paper, head, lines } = document;
    const agreed = prices.get(head.day) ?? (await readAgreedPrices(db, head.day));
    prices.set(head.day, agreed);
    const sum = (of: (line: KeptLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
    shown.push({
      ...paperOut(paper, steps.get(paper.id) ?? [], caller),
      ...headOut(document, names),
      lines: lines.length,
      asked: sum(({ asked }) => asked),
      approved: sum(({ approved }) => approved ?? 0),
      ordered: sum(({ id }) => ordered.get(id) ?? 0),
      dropped: sum(({ dropped }) => dropped),
      open: sum((line) => openOf(line, ordered.get(line.id) ?? 0)),
      amount: formatYuan(
        lines.reduce((all: Fen, line) => {
          const price = agreed.get(line.item)?.price;
          return price === undefined ? all : addFen(all, amountOf(price, counted(line)));
        }, ZERO),
      ),
    });
  }
  return shown;
}
