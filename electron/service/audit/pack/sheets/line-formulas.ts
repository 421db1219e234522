import type { FundNature } from '../../../../../shared/domain/ledger/fund.ts';
import type {
  AccountTerm,
  LineDefinition,
  StatementDefinition,
  TermMeasure,
} from '../../../../../shared/domain/ledger/statement.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { assert, assertNever } from '../../../../../shared/kernel/assert.ts';
import { ZERO } from '../../../../../shared/kernel/fen.ts';
import { quotedText } from '../../../workbook/write/address.ts';
import { constant, type Live, sumOf } from '../live.ts';
import { type BalanceSums, type RangedAmount, type Selection, selects } from './balance-lines.ts';
import { accountCriterion, NATURE_NAMES, RANGE, sourceName } from './trial-balance.ts';

/** Which unit's rows a formula adds up: all of the sheet, or those of the unit whose label stands in a cell. */
export interface UnitCriterion {
  readonly unit: UnitCode;
  /** Address of the cell that holds the unit's label, e.g. `D$6`. */
  readonly cell: string;
}

const NATURES: readonly FundNature[] = ['fiscal-basic', 'fiscal-project', 'research', 'other'];

/**
 * A line's account terms as SUMIFS over the sheet of trial balances (科目余额表), with the exact result: group accounts
 * by prefix (`1001*`) or alone (`3001!`), what is left out taken off again, fund natures and sources by their columns.
 */
export function accountsLive(
  terms: readonly AccountTerm[],
  column: Measured,
  sums: BalanceSums,
  criterion: UnitCriterion | undefined,
): Live {
  const parts: { sign: 1 | -1; selection: Selection; measure: RangedAmount }[] = [];
  for (const term of terms) {
    for (const measure of measureParts(term.measure, column)) {
      for (const account of accountParts(term)) {
        for (const nature of natureParts(term.funds)) {
          for (const source of sourceParts(term)) {
            const sign = (term.sign * measure.sign * account.sign * nature.sign * source.sign) as 1 | -1;
            const selection = {
              account: account.value,
              alone: account.alone,
              nature: nature.value,
              source: source.value,
            };
            parts.push({ sign, selection, measure: measure.value });
          }
        }
      }
    }
  }
  // What selects no row of the whole sheet is left out of the formula; the first part stays, so that the cell is live.
  const filled = parts.filter(({ selection }) => sums.hasRows(selection));
  const kept = filled.length > 0 ? filled : parts.slice(0, 1);
  return sumOf(
    kept.map(({ sign, selection, measure }) => ({ sign, live: sumifs(selection, measure, sums, criterion) })),
  );
}

/** What a column of a statement measures: a balance at an instant, or movements of the month or of the year so far. */
export type Measured = 'closing' | 'yearOpening' | 'month' | 'year';

interface Part<T> {
  readonly sign: 1 | -1;
  readonly value: T;
}
const plus = <T>(value: T): Part<T> => ({ sign: 1, value });
const minus = <T>(value: T): Part<T> => ({ sign: -1, value });

const OF_PERIOD = {
  month: { opening: 'opening', debit: 'debit', credit: 'credit', movement: 'monthMovement' },
  year: { opening: 'yearOpening', debit: 'yearDebit', credit: 'yearCredit', movement: 'yearMovement' },
} as const;

/** The columns of the trial balance that a term's measure is made of. */
function measureParts(measure: TermMeasure | undefined, column: Measured): Part<RangedAmount>[] {
  if (column === 'closing' || column === 'yearOpening') {
    // A balance sheet reads balances only; its terms name no measure of their own.
    assert(measure === undefined, 'a balance sheet measures balances');
    return [plus(column)];
  }
  const own = OF_PERIOD[column];
  switch (measure) {
    case undefined:
    case 'movement':
      return [plus(own.movement)];
    case 'transfer':
      return [plus(own.debit), minus(own.credit), minus(own.movement)];
    case 'closing':
      return [plus('closing')];
    case 'opening':
    case 'debit':
    case 'credit':
      return [plus(own[measure])];
    default:
      return assertNever(measure, 'measure');
  }
}

/** The account with all below it, or alone, less what the term leaves out. */
function accountParts({ account, except = [] }: AccountTerm): (Part<string> & { readonly alone: boolean })[] {
  if (account.endsWith('!')) return [{ ...plus(account.slice(0, -1)), alone: true }];
  // Of two exceptions one within the other, the inner one would be taken off twice; one outside has nothing to take off.
  const unique = [...new Set(except)].filter((prefix) => prefix.startsWith(account));
  const outermost = unique.filter((prefix) => !unique.some((other) => other !== prefix && prefix.startsWith(other)));
  return [{ ...plus(account), alone: false }, ...outermost.map((prefix) => ({ ...minus(prefix), alone: false }))];
}

/**
 * What adds up to the wanted natures. Rows without a nature count as other money (fund.ts), so `other` is the whole less
 * the three that are named.
 */
function natureParts(funds: readonly FundNature[] | undefined): Part<FundNature | undefined>[] {
  if (funds === undefined) return [plus(undefined)];
  if (!funds.includes('other')) return [...new Set(funds)].map(plus);
  return [plus(undefined), ...NATURES.filter((nature) => !funds.includes(nature)).map(minus)];
}

function sourceParts({ sources, exceptSources = [] }: AccountTerm): Part<string | undefined>[] {
  if (sources !== undefined) return [...new Set(sources)].filter((source) => !exceptSources.includes(source)).map(plus);
  return [plus(undefined), ...[...new Set(exceptSources)].map(minus)];
}

function sumifs(
  selection: Selection,
  amount: RangedAmount,
  sums: BalanceSums,
  criterion: UnitCriterion | undefined,
): Live {
  const { account, alone, nature, source } = selection;
  const criteria = [
    ...(criterion ? [`${RANGE.unit},${criterion.cell}`] : []),
    alone ? `${RANGE.group},${quotedText(account)}` : accountCriterion(account),
    ...(nature === undefined ? [] : [`${RANGE.nature},${quotedText(NATURE_NAMES[nature])}`]),
    ...(source === undefined ? [] : [`${RANGE.source},${quotedText(sourceName(source))}`]),
  ];
  return constant(
    sums.sum(amount, (line) => selects(selection, line), criterion?.unit),
    `SUMIFS(${RANGE[amount]},${criteria.join(',')})`,
  );
}

/** Where the lines of a statement stand in one column of figures. */
export type LineAddress = (key: string) => string;

/**
 * The lines of a statement in one column: lines made of accounts come from `leaf`, totals add up the cells of the same
 * column, lines that are always nil are nil.
 */
export function columnLives(
  definition: StatementDefinition,
  addressOf: LineAddress,
  leaf: (line: LineDefinition) => Live,
): Map<string, Live> {
  const byKey = new Map(definition.lines.map((line) => [line.key, line]));
  const lives = new Map<string, Live>();
  const open = new Set<string>();
  const liveOf = (key: string): Live => {
    const known = lives.get(key);
    if (known) return known;
    const line = byKey.get(key);
    assert(line && !open.has(key), `a line that is not there or adds itself up: ${definition.statement}/${key}`);
    open.add(key);
    const live =
      line.formula.kind === 'lines'
        ? sumOf(
            line.formula.terms.map((term) => ({
              sign: term.sign,
              live: { formula: addressOf(term.key), result: liveOf(term.key).result },
            })),
          )
        : line.formula.kind === 'accounts'
          ? leaf(line)
          : constant(ZERO, '0');
    lives.set(key, live);
    return live;
  };
  for (const line of definition.lines) liveOf(line.key);
  return lives;
}
