import { addFen, type Fen, ZERO } from '../../kernel/fen.ts';
import { type EconomicNature, natureName } from '../ledger/charts/economic-nature.ts';
import type { LineDefinition, Statement } from '../ledger/statement.ts';
import { UNDIVIDED_EXPENSE } from '../ledger/statements/income-by-nature.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { type Definitions, selects } from './definitions.ts';
import { partsOf } from './effect.ts';
import type { Consolidation, EliminationEntry } from './model.ts';

/** 业务活动费用、单位管理费用、经营费用: the lines whose expense has an economic nature. */
const DIVIDED_LINES: ReadonlySet<string> = new Set(['operating-expense', 'administrative-expense', 'business-expense']);

/** Whether an entry may say an economic nature. */
export const hasNature = ({ statement, key }: Pick<EliminationEntry, 'statement' | 'key'>): boolean =>
  statement === 'income' && DIVIDED_LINES.has(key);

/** 解释第4号 八（三）1（4）: by economic nature, what is eliminated of internal services is 商品和服务费用. */
const OF_INTERNAL_SERVICES: EconomicNature = 'goods-and-services';

/** The nature of an expense that neither the entry nor its accounts say, by the unit whose expense it is. */
export type UnsaidNature = (unit: UnitCode | undefined) => EconomicNature | typeof UNDIVIDED_EXPENSE;

/** Adjustments are of any kind: nobody guesses their nature. */
export const neverGuessed: UnsaidNature = () => UNDIVIDED_EXPENSE;

/**
 * For eliminations: 商品和服务费用 as the interpretation says, where the unit's books are divided by nature (a declaration
 * may name the first-level account only); else the undivided expense that holds it.
 */
export function ofEliminations(statements: ReadonlyMap<UnitCode, readonly Statement[]>): UnsaidNature {
  const undivided = new Set([...statements].filter(([, own]) => undividedOf(own) !== ZERO).map(([unit]) => unit));
  return (unit) =>
    (unit === undefined ? undivided.size > 0 : undivided.has(unit)) ? UNDIVIDED_EXPENSE : OF_INTERNAL_SERVICES;
}

const undividedOf = (statements: readonly Statement[]): Fen =>
  statements
    .find(({ statement }) => statement === 'income-by-nature')
    ?.lines.find(({ key }) => key === UNDIVIDED_EXPENSE)?.amount ?? ZERO;

/**
 * Entries with the economic view of what they do to expense (按经济性质, 解释第4号 八（三）1（4）): by the nature that a person
 * named, else by the accounts behind the entry, else by `unsaid`. Sums to the entry's amount, in its direction.
 */
export function withNatures(
  entries: readonly EliminationEntry[],
  definitions: Definitions,
  unsaid: UnsaidNature,
): EliminationEntry[] {
  const byNature = definitions.get('income-by-nature');
  if (!byNature) return [...entries];
  return entries.map((entry) => {
    if (!hasNature(entry)) return entry;
    if (entry.nature !== undefined)
      return { ...entry, natures: [{ key: entry.nature, name: natureName(entry.nature), amount: entry.amount }] };
    const amounts = new Map<LineDefinition, Fen>();
    for (const part of partsOf(entry, definitions)) {
      const found = byNature.lines.find((line) => isLineOf(line, part));
      const key = found === undefined || found.key === UNDIVIDED_EXPENSE ? unsaid(entry.unit) : found.key;
      const line = byNature.lines.find((own) => own.key === key)!;
      amounts.set(line, addFen(amounts.get(line) ?? ZERO, part.amount));
    }
    return { ...entry, natures: [...amounts].map(([{ key, name }, amount]) => ({ key, name, amount })) };
  });
}

const isLineOf = ({ depth, formula }: LineDefinition, part: { readonly account: string }): boolean =>
  depth === 1 && formula.kind === 'accounts' && formula.terms.some((term) => selects(term, part));

/**
 * Why 收入费用表 by economic nature is 不可得, with the units whose books do not divide their expense; undefined where it
 * is available.
 */
export function whyUnavailable({ lines }: Pick<Consolidation, 'lines'>): string | undefined {
  const line = lines.find(({ statement, key }) => statement === 'income-by-nature' && key === UNDIVIDED_EXPENSE);
  if (!line) return undefined;
  const units = [...line.units].filter(([, amount]) => amount !== 0).map(([unit]) => unit);
  if (units.length === 0 && line.consolidated === 0) return undefined;
  return `不可得：${units.join('、')} 的费用没有（或没有全部）按经济性质设置明细，列在“${line.name}”，各经济性质的金额不完整`;
}
