import { addFen, type Fen, fen, negateFen, subtractFen, sumFen } from '../../kernel/fen.ts';
import { type Period, yearOf } from '../../kernel/period.ts';
import type { Unit, UnitCode } from '../organisation/unit.ts';
import type { Definitions } from './definitions.ts';
import {
  ALLOWANCE_LINES,
  lineOfAccount,
  type NamedLine,
  OPENING_SURPLUS,
  OTHER_EXPENSE,
  PROFIT_LINES,
} from './lines.ts';
import type {
  ConsolidationInput,
  EliminatedShare,
  Elimination,
  EliminationEntry,
  InternalAllowance,
  InternalItem,
  Pair,
  PairDifference,
  UnmatchedItem,
  UnrealisedProfit,
} from './model.ts';
import type { BelowThreshold } from './reconcile/reconcile.ts';
import { ruleOfGroup, ruleOn } from './rules.ts';

/** A line with the account behind it and the signed amount that is debited to it. */
interface Debit extends NamedLine {
  readonly account: string;
  readonly fund?: string;
  readonly unit: UnitCode;
  readonly amount: Fen;
}

/**
 * Drafts the eliminations of a reconciled period (抵销分录): worksheet entries by rule and pair, each balanced.
 * Only what both sides agree on is eliminated; what they do not stays on the list of differences.
 */
export function draftEliminations(
  differences: readonly PairDifference[],
  below: readonly BelowThreshold[],
  input: ConsolidationInput,
  members: ReadonlyMap<UnitCode, Unit>,
  definitions: Definitions,
): Elimination[] {
  const items = new Map(input.items.map((item) => [item.id, item]));
  return [
    ...differences.flatMap((row) => mirrorElimination(row, items, input, definitions)),
    ...allowanceEliminations(input, below, members),
    ...unrealisedEliminations(input, members, definitions),
    ...(ruleOn(input.settings, 'S1') ? specialEliminations(differences, definitions) : []),
  ];
}

/** E1, E2, E3, E4 and B1: the shares of both sides, turned round. */
function mirrorElimination(
  row: PairDifference,
  items: ReadonlyMap<string, InternalItem>,
  { settings }: ConsolidationInput,
  definitions: Definitions,
): Elimination[] {
  const rule = ruleOfGroup(row.kind, row.book);
  const shares = row.directions.flatMap((direction) => direction.shares);
  if (rule === undefined || shares.length === 0 || !ruleOn(settings, rule)) return [];
  const net = row.matched.some((match) => match.by === 'vat');
  return [
    drafted({
      rule,
      pair: row.pair,
      kind: row.kind,
      book: row.book,
      debits: shares.map((share) => turned(share, definitions)),
      items: shares.flatMap((share) => share.items),
      documents: documentsOf(shares, items),
      ...(net ? { note: '按不含增值税的净额抵销（E5）' } : {}),
    }),
  ];
}

/** A credit-natured share (payable, income) is debited, a debit-natured one credited. */
const turned = ({ unit, side, account, fund, amount }: EliminatedShare, definitions: Definitions): Debit => ({
  ...lineOfAccount(account, definitions),
  account,
  ...(fund === undefined ? {} : { fund }),
  unit,
  amount: side === 'credit' ? amount : negateFen(amount),
});

const documentsOf = (shares: readonly EliminatedShare[], items: ReadonlyMap<string, InternalItem>): string[] => {
  const documents = shares.flatMap((share) => share.items.map((id) => items.get(id)?.document ?? ''));
  return [...new Set(documents)].filter((document) => document !== '').sort();
};

/**
 * E1a and E1b: the allowance on an intra-group receivable. At the first consolidation it comes out of 其他费用 whole; later
 * what was eliminated last year comes out of the opening surplus and the year's change out of 其他费用.
 */
function allowanceEliminations(
  { allowances, settings, period, first }: ConsolidationInput,
  below: readonly BelowThreshold[],
  members: ReadonlyMap<UnitCode, Unit>,
): Elimination[] {
  const skipped = ({ unit, counterparty }: InternalAllowance): boolean =>
    below.some((b) => b.kind === 'receivable-payable' && b.debitUnit === unit && b.creditUnit === counterparty);
  return allowances.flatMap((allowance): Elimination[] => {
    const { unit, counterparty, line, opening, closing } = allowance;
    const owners = [members.get(unit), members.get(counterparty)];
    if (owners.includes(undefined) || skipped(allowance)) return [];
    const fresh = first === true || opening === 0 || owners.some((owner) => joinedIn(owner, period));
    const rule = fresh ? 'E1a' : 'E1b';
    if (!ruleOn(settings, rule)) return [];
    const steps = fresh
      ? [step(unit, line, closing, OTHER_EXPENSE)]
      : [step(unit, line, opening, OPENING_SURPLUS), step(unit, line, subtractFen(closing, opening), OTHER_EXPENSE)];
    const debits = steps.flat().filter(({ amount }) => amount !== 0);
    if (debits.length === 0) return [];
    return [
      drafted({ rule, pair: pairOf(unit, counterparty), kind: allowanceKind(allowance), book: 'financial', debits }),
    ];
  });
}

const allowanceKind = ({ unit, line }: Pick<InternalAllowance, 'unit' | 'line'>): string => `${unit}.${line}`;

/** Id of the elimination that a rule makes of an allowance. */
export const allowanceId = (rule: string, allowance: InternalAllowance): string =>
  idOf(rule, pairOf(allowance.unit, allowance.counterparty), allowanceKind(allowance));

const idOf = (rule: string, pair: Pair, kind: string): string => `${rule}/${pair.join('-')}/${kind}`;

/** Whether last year's consolidation did not have the unit yet. */
const joinedIn = (unit: Unit | undefined, period: Period): boolean =>
  unit?.joined !== undefined && yearOf(unit.joined) === yearOf(period);

const step = (
  unit: UnitCode,
  line: InternalAllowance['line'],
  amount: Fen,
  against: NamedLine & { readonly account: string },
): Debit[] => [
  { ...ALLOWANCE_LINES[line], unit, amount },
  { ...against, unit, amount: negateFen(amount) },
];

/** N2, when switched on: the seller's income against the buyer's stock or fixed assets. */
function unrealisedEliminations(
  { unrealised, settings }: ConsolidationInput,
  members: ReadonlyMap<UnitCode, Unit>,
  definitions: Definitions,
): Elimination[] {
  if (!ruleOn(settings, 'N2')) return [];
  return unrealised
    .filter(({ seller, buyer, amount }) => members.has(seller) && members.has(buyer) && amount !== 0)
    .map((profit: UnrealisedProfit, index) => {
      const { seller, buyer, amount, document, account = '4101', asset = 'inventories' } = profit;
      return drafted({
        rule: 'N2',
        pair: pairOf(seller, buyer),
        kind: document ?? String(index + 1),
        book: 'financial',
        debits: [
          { ...lineOfAccount(account, definitions), account, unit: seller, amount },
          { ...PROFIT_LINES[asset], unit: buyer, amount: negateFen(amount) },
        ],
        documents: document === undefined ? [] : [document],
        note: '未实现内部销售损益（管理口径，可配置）',
      });
    });
}

/**
 * S1, when switched on: equal amounts of the same document that the two sides booked in different mirror groups. The same
 * document on both sides is what shows that they were checked against each other; the rest is for a manual entry.
 */
function specialEliminations(differences: readonly PairDifference[], definitions: Definitions): Elimination[] {
  const unmatched = new Map(
    differences.flatMap((row) => row.unmatched.map((item) => [item.item, { item, row }] as const)),
  );
  return [...unmatched.values()].flatMap(({ item, row }): Elimination[] => {
    const other = item.counterpart === undefined ? undefined : unmatched.get(item.counterpart);
    if (!other || item.side !== 'debit' || !isSpecial(item, other.item)) return [];
    if (ruleOfGroup(row.kind, row.book) === undefined || ruleOfGroup(other.row.kind, row.book) === undefined) return [];
    return [
      drafted({
        rule: 'S1',
        pair: row.pair,
        kind: `${item.item}.${other.item.item}`,
        book: row.book,
        debits: [
          {
            ...lineOfAccount(other.item.account, definitions),
            account: other.item.account,
            unit: other.item.unit,
            amount: item.amount,
          },
          {
            ...lineOfAccount(item.account, definitions),
            account: item.account,
            unit: item.unit,
            amount: negateFen(item.amount),
          },
        ],
        items: [item.item, other.item.item],
        documents: [item.document ?? ''],
        note: '特殊情况下的抵销，须在附注披露',
      }),
    ];
  });
}

const isSpecial = (debit: UnmatchedItem, credit: UnmatchedItem): boolean =>
  debit.class === 'wrong-account' &&
  credit.side === 'credit' &&
  debit.document !== undefined &&
  debit.document === credit.document &&
  debit.amount === credit.amount;

const pairOf = (a: UnitCode, b: UnitCode): Pair => (a < b ? [a, b] : [b, a]);

interface Draft {
  readonly rule: string;
  readonly pair: Pair;
  /** What tells it from others of the same rule and pair. */
  readonly kind: string;
  readonly book: Elimination['book'];
  readonly debits: readonly Debit[];
  readonly items?: readonly string[];
  readonly documents?: readonly string[];
  readonly note?: string;
}

const drafted = ({ rule, pair, kind, book, debits, items = [], documents = [], note }: Draft): Elimination => ({
  id: idOf(rule, pair, kind),
  rule,
  pair,
  book,
  entries: entriesOf(debits),
  documents,
  items,
  state: 'draft',
  ...(note === undefined ? {} : { note }),
});

/** Debits first; accounts of one unit's line in one entry, with the accounts as its parts. */
function entriesOf(debits: readonly Debit[]): EliminationEntry[] {
  const lines = new Map<string, Debit[]>();
  for (const debit of debits) {
    // E1b keeps last year's amount and the year's change apart, as the regulation writes them.
    const key = [debit.unit, debit.key, debit.name, Math.sign(debit.amount), paired(debit, debits)].join('|');
    lines.set(key, [...(lines.get(key) ?? []), debit]);
  }
  const entries = [...lines.values()].map((parts): EliminationEntry => {
    const { statement, key, name, unit } = parts[0]!;
    const net = sumFen(parts.map(({ amount }) => amount));
    const sign = net < 0 ? -1 : 1;
    return {
      side: net < 0 ? 'credit' : 'debit',
      statement,
      key,
      name,
      amount: fen(sign * net),
      unit,
      parts: parts.map(({ account, fund, amount }) => ({
        account,
        ...(fund === undefined ? {} : { fund }),
        amount: fen(sign * amount),
      })),
    };
  });
  return [...entries.filter(({ side }) => side === 'debit'), ...entries.filter(({ side }) => side === 'credit')];
}

/** For an allowance line, which of its counter-entries it stands with. */
const paired = (debit: Debit, debits: readonly Debit[]): number =>
  debit.account.startsWith('1219') ? debits.indexOf(debit) : -1;

/** Σ debits of an elimination: the amount a decision on it refers to. */
export const amountOf = ({ entries }: Pick<Elimination, 'entries'>): Fen =>
  entries.filter(({ side }) => side === 'debit').reduce((sum, { amount }) => addFen(sum, amount), fen(0));
