import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { ELIMINATION_LINES, type NamedLine } from './lines.ts';
import type { Matter } from './matter.ts';
import { firstLevel } from './mirror.ts';
import type { EliminationEntry, PairDifference } from './model.ts';

/** The account on the other side that usually answers an account between members. */
const PARTNER: Readonly<Record<string, string>> = {
  '1211': '2301',
  '1212': '2302',
  '1214': '2305',
  '1218': '2307',
  '2301': '1211',
  '2302': '1212',
  '2305': '1214',
  '2307': '1218',
  '2502': '1218',
};

const LINES = new Map(ELIMINATION_LINES);
/** 货币资金; the statement's definition gives its name. */
const CASH: NamedLine = { statement: 'balance-sheet', key: 'cash', name: '' };

/** The balance-sheet line that answers an item's account at the other unit. */
export const answeringLine = (account: string): NamedLine | undefined => LINES.get(PARTNER[firstLevel(account)] ?? '');

/**
 * What takes up a settlement that one side has booked and the other not yet (在途资金, DOMAIN 2.4 (f)): its receivable or
 * payable comes down to what the other side shows, against 货币资金. Undefined for what is no settlement, or stands on
 * several lines: which of them, only a person knows.
 *
 * @param mender the unit that has not booked it yet, whose statement is adjusted.
 */
export function transitEntries(
  { kind, book }: Pick<PairDifference, 'kind' | 'book'>,
  { items }: Matter,
  mender: UnitCode,
): EliminationEntry[] | undefined {
  if (kind !== 'receivable-payable' || book !== 'financial') return undefined;
  const creditors = new Set(items.map(({ side, unit, counterparty }) => (side === 'debit' ? unit : counterparty)));
  if (creditors.size !== 1) return undefined;
  const own = items.filter(({ unit }) => unit === mender);
  const lines = new Set(
    own.length > 0
      ? own.map(({ account }) => LINES.get(firstLevel(account)))
      : items.map(({ account }) => answeringLine(account)),
  );
  const [line] = lines;
  const held = items.reduce((sum, item): Fen => fen(sum + (item.unit === mender ? item.amount : -item.amount)), ZERO);
  if (line === undefined || lines.size > 1 || held <= 0) return undefined;
  const [debit, credit] = creditors.has(mender) ? [CASH, line] : [line, CASH];
  return [
    { side: 'debit', ...debit, amount: held },
    { side: 'credit', ...credit, amount: held },
  ];
}
