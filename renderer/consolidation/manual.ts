import type { Contract } from '../../shared/contract/index.ts';
import type { RequestOf } from '../../shared/contract/operation.ts';
import { canBeEntered } from '../../shared/domain/consolidation/effect.ts';
import { hasNature } from '../../shared/domain/consolidation/natures.ts';
import { answeringLine } from '../../shared/domain/consolidation/transit.ts';
import type { EconomicNature } from '../../shared/domain/ledger/charts/economic-nature.ts';
import type { StatementDefinition, StatementName } from '../../shared/domain/ledger/statement.ts';
import { definitionOf } from '../../shared/domain/ledger/statements/definitions.ts';
import { absFen, addFen, type Fen, formatYuan, negateFen, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import type { Period } from '../../shared/kernel/period.ts';
import type { Unmatched } from './pairs.ts';
import { type Difference, fenOfText } from './sheet.ts';

type Request = RequestOf<Contract['consolidation']['addManual']>;
export type Settles = NonNullable<Request['settles']>;

/** The statements that a manual entry may name. */
export const ENTERED = ['balance-sheet', 'income', 'budget'] as const;
export type EnteredStatement = (typeof ENTERED)[number];

/** One line of a manual entry while it is typed. `line` is `statement/key`. */
export interface DraftEntry {
  readonly id: number;
  readonly side: 'debit' | 'credit';
  readonly line: string | undefined;
  readonly amount: Fen | undefined;
  readonly nature: EconomicNature | undefined;
}

/** A manual adjustment or elimination (手工调整、手工抵销) while it is typed. */
export interface Draft {
  readonly kind: 'adjustment' | 'elimination';
  /** The unit adjusted; the pair eliminated. */
  readonly units: readonly (string | undefined)[];
  readonly entries: readonly DraftEntry[];
  readonly settles: Settles | undefined;
  readonly reason: string;
}

/** A line of a statement that may be entered. */
export interface EnterableLine {
  readonly code: string;
  readonly name: string;
  readonly statement: EnteredStatement;
}

const DEFINITIONS: ReadonlyMap<StatementName, StatementDefinition> = new Map(
  ENTERED.map((statement) => [statement, definitionOf(statement, 'group')]),
);

/** Lines of their own of the three statements, in their order; never totals, nor lines of which (其中). */
export const ENTERABLE: readonly EnterableLine[] = ENTERED.flatMap((statement) =>
  (DEFINITIONS.get(statement)?.lines ?? [])
    .filter(({ key }) => canBeEntered(DEFINITIONS, statement, key))
    .map(({ key, name }) => ({ code: `${statement}/${key}`, name, statement })),
);

const lineOf = (code: string | undefined): EnterableLine | undefined => ENTERABLE.find((line) => line.code === code);

/** Whether a line's expense has an economic nature that may be said. */
export function mayHaveNature(line: string | undefined): boolean {
  const [statement, key] = (line ?? '').split('/');
  return statement === 'income' && key !== undefined && hasNature({ statement, key });
}

export const emptyDraft = (unit?: string): Draft => ({
  kind: 'adjustment',
  units: [unit],
  entries: [emptyEntry(1, 'debit'), emptyEntry(2, 'credit')],
  settles: undefined,
  reason: '',
});

export const emptyEntry = (id: number, side: DraftEntry['side']): DraftEntry => ({
  id,
  side,
  line: undefined,
  amount: undefined,
  nature: undefined,
});

const inBook = (draft: Draft, book: 'financial' | 'budget'): DraftEntry[] =>
  draft.entries.filter(
    ({ line }) => line !== undefined && (lineOf(line)?.statement === 'budget') === (book === 'budget'),
  );

/** Debits less credits of the financial and of the budget book; each must be nil. */
export function balanceOf(draft: Draft): { readonly financial: Fen; readonly budget: Fen } {
  const net = (entries: readonly DraftEntry[]): Fen =>
    sumFen(entries.map(({ side, amount = ZERO }) => (side === 'debit' ? amount : negateFen(amount))));
  return { financial: net(inBook(draft, 'financial')), budget: net(inBook(draft, 'budget')) };
}

/** What an entry must be so that its book balances; undefined where it needs nothing or would turn its side round. */
export function balancingFor(draft: Draft, entry: DraftEntry): Fen | undefined {
  const rest = { ...draft, entries: draft.entries.filter(({ id }) => id !== entry.id) };
  const net = balanceOf(rest)[lineOf(entry.line)?.statement === 'budget' ? 'budget' : 'financial'];
  const wanted = entry.side === 'debit' ? negateFen(net) : net;
  return wanted > 0 ? wanted : undefined;
}

/** What is still wrong, by field; empty when it can be kept. */
export function problemsOf(draft: Draft): { units: boolean; entries: boolean; balance: boolean; reason: boolean } {
  const units = draft.units.filter((unit) => unit !== undefined);
  const { financial, budget } = balanceOf(draft);
  return {
    units: units.length < draft.units.length || new Set(units).size < units.length,
    entries: draft.entries.some(({ line, amount }) => line === undefined || amount === undefined || amount <= 0),
    balance: financial !== 0 || budget !== 0,
    reason: draft.reason.trim() === '',
  };
}

/** The draft as the service takes it; only of a draft without problems. */
export const requestOf = (draft: Draft, period: Period): Request => ({
  period,
  kind: draft.kind,
  units: draft.units.flatMap((unit) => unit ?? []),
  entries: draft.entries.flatMap(({ side, line, amount, nature }) => {
    const [statement, key] = (line ?? '').split('/');
    const known = ENTERED.find((each) => each === statement);
    if (!known || key === undefined || amount === undefined) return [];
    return [
      {
        side,
        statement: known,
        key,
        amount: formatYuan(amount),
        ...(nature !== undefined && mayHaveNature(line) ? { nature } : {}),
      },
    ];
  }),
  ...(draft.settles ? { settles: draft.settles } : {}),
  reason: draft.reason.trim(),
});

/** Which difference an entry answers, as the service names it; undefined where the counterparty has no name. */
export function settlesOf(row: Difference): Settles | undefined {
  const [left = '', right = ''] = row.pair;
  if (![left, right].every((unit) => /^[A-Z0-9]{1,12}$/.test(unit))) return undefined;
  return { left, right, kind: row.kind, book: row.book === 'budget' ? 'budget' : 'financial' };
}

const CASH = 'balance-sheet/cash';

/** The code of the balance-sheet line that answers an item's account at the other unit. */
function answeringCode(account: string): string | undefined {
  const line = answeringLine(account);
  return line && `${line.statement}/${line.key}`;
}

/**
 * The adjustment that takes up what one side has booked and the other will only book next month (在途): money that was
 * paid and has not arrived, or was received and not yet written off, against 货币资金; a charge leaves the line against
 * it open, because only a person knows what it was for. Of the first unit that has to take something up; undefined when
 * nothing is in transit.
 */
export function transitDraft(row: Difference, unmatched: readonly Unmatched[]): Draft | undefined {
  if (row.kind !== 'receivable-payable' || row.book !== 'financial') return undefined;
  const late = unmatched.filter((item) => item.class === 'timing');
  const [first] = late;
  const unit = first && row.pair.find((one) => one !== first.unit);
  if (first === undefined || unit === undefined) return undefined;
  const sums = new Map<string, Fen>();
  for (const item of late.filter((one) => one.unit === first.unit)) {
    const own = answeringCode(item.account);
    const against = fenOfText(item.amount) < 0 ? CASH : undefined;
    // What the other books as a debit of a payable is a credit of our receivable, and the other way round.
    const settles = (item.side === 'credit') === fenOfText(item.amount) < 0;
    const key = `${own ?? ''}|${against ?? ''}|${settles ? 'credit' : 'debit'}`;
    sums.set(key, addFen(sums.get(key) ?? ZERO, absFen(fenOfText(item.amount))));
  }
  const entries = [...sums].flatMap(([key, amount], at): DraftEntry[] => {
    const [own = '', against = '', side] = key.split('|');
    const ours = { ...emptyEntry(2 * at + 1, side === 'credit' ? 'credit' : 'debit'), line: own || undefined, amount };
    const other = {
      ...emptyEntry(2 * at + 2, side === 'credit' ? 'debit' : 'credit'),
      line: against || undefined,
      amount,
    };
    return ours.side === 'debit'
      ? [ours, other]
      : [
          { ...other, id: ours.id },
          { ...ours, id: other.id },
        ];
  });
  return { kind: 'adjustment', units: [unit], entries, settles: settlesOf(row), reason: '' };
}

/** An empty adjustment that answers a difference. */
export const answerDraft = (row: Difference): Draft => ({
  ...emptyDraft(row.pair.find((unit) => unit !== '?')),
  settles: settlesOf(row),
});
