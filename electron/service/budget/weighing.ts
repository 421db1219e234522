import { claimName } from '../../../shared/domain/budget/claim.ts';
import type { Control } from '../../../shared/domain/budget/control.ts';
import { lineKey } from '../../../shared/domain/budget/line.ts';
import { monthIn } from '../../../shared/domain/budget/month-in.ts';
import { available, EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { readBook } from './book.ts';
import { readHeld, type Wanted } from './holding.ts';

/** What a line has for what is wanted of it, in 分, and what happens where that is too little. */
export interface Weighed {
  /** What it has beside what the document itself holds. */
  readonly available: Fen;
  readonly enough: boolean;
  readonly control: Control;
}

/** Weighs each amount that a document wants against its line as it stands; nothing moves. `carrier` names what it holds already. */
export async function weighFor(
  db: BooksReader,
  wanted: readonly Wanted[],
  { carrier, today }: { readonly carrier: string | undefined; readonly today: AccountingDate },
): Promise<Weighed[]> {
  const book = await readBook(
    db,
    [],
    wanted.map(({ line }) => line),
  );
  const held = carrier === undefined ? [] : await readHeld(db, carrier);
  return wanted.map(({ line, amount }) => {
    const key = lineKey(line);
    const { control, horizon } = book.ruleOf(key, 'reserve');
    const own = held.find(({ claim }) => carrier !== undefined && claim.id === claimName(carrier, line))?.claim;
    const left = available(book.standingOf(key) ?? EMPTY_STANDING, horizon === 'year' ? 12 : monthIn(line.year, today));
    const beside = fen(left + (own ? own.reserved + own.committed : 0));
    return { available: beside, enough: beside >= amount, control };
  });
}
