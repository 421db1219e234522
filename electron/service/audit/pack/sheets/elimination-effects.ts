import { directionOf } from '../../../../../shared/domain/consolidation/effect.ts';
import type { Elimination, EliminationEntry } from '../../../../../shared/domain/consolidation/model.ts';
import type { LineDefinition, StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { type Fen, fen } from '../../../../../shared/kernel/fen.ts';
import { frameOf, quotedText } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type GroupBooks, type PackContent, unitNamer } from '../content.ts';
import { type Live, liveCell } from '../live.ts';
import { ENTRY_RANGE, eliminationNumbers } from './eliminations.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { lineCode, STATEMENT_PAPERS } from './statement-papers.ts';

export const EFFECTS: Paper = {
  index: 'A9-1',
  name: '抵销影响',
  about: '每笔抵销对每个报表项目的影响（按项目方向），工作底稿由此取数',
};

const COLUMNS: readonly Column[] = [
  { heading: '编号', kind: 'text', width: 9 },
  { heading: '规则', kind: 'text', width: 8 },
  { heading: '行次', kind: 'code', width: 9 },
  { heading: '报表项目', kind: 'text', width: 30 },
  { heading: '影响金额\n（按项目方向）', kind: 'money' },
  { heading: '来源', kind: 'text', width: 34 },
];
const AMOUNT = 4;
export const EFFECT_RANGE = { line: '影响_行次', amount: '影响_金额' } as const;

interface Effect {
  readonly elimination: Elimination;
  readonly definition: StatementDefinition;
  readonly line: LineDefinition;
  readonly amount: Fen;
}

/**
 * What each elimination does to each line that is not a total. Lines that an entry names take their amount from the
 * entries; so does what is carried into net assets (抵销影响结转净资产, 解释第4号 八（二）), from those on income and expense;
 * the lines of which (其中) hold what the consolidation found by account.
 */
export function effectSheet(
  content: PackContent,
  group: GroupBooks,
  definitions: readonly StatementDefinition[],
): { sheet: Sheet; names: NamedRange[] } {
  const head = { title: '抵销对报表项目的影响', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const numbers = eliminationNumbers(group);
  const effects = leafEffects(group, definitions);
  const name = unitNamer(content);
  const income = definitions.find(({ statement }) => statement === 'income')!;
  const rows = effects.map((effect): Row => {
    const number = numbers.get(effect.elimination.id)!;
    const live = found(effect, number, name, income);
    return [
      number,
      effect.elimination.rule === 'manual' ? '手工' : effect.elimination.rule,
      lineCode(effect.definition, effect.line.key),
      effect.line.name,
      live ? liveCell(live.live) : effect.amount,
      live?.source ?? unstated(effect.definition),
    ];
  });
  if (rows.length === 0) rows.push([null, null, null, '无']);
  const lastRow = firstRow + rows.length - 1;
  const range = (name: string, column: number): NamedRange => ({
    name,
    sheet: EFFECTS.name,
    column,
    firstRow,
    lastRow,
  });
  return {
    sheet: {
      name: EFFECTS.name,
      ...head,
      rows,
      filter: true,
      page: pageOf(content, EFFECTS, 'portrait'),
      tab: 'quiet',
    },
    names: [range(EFFECT_RANGE.line, 2), range(EFFECT_RANGE.amount, AMOUNT)],
  };
}

/** Effects on lines that are not totals, in the order of eliminations, then of the statements' lines. */
function leafEffects(group: GroupBooks, definitions: readonly StatementDefinition[]): Effect[] {
  const { eliminations, lines } = group.consolidation;
  const byId = new Map(eliminations.map((elimination, order) => [elimination.id, { elimination, order }]));
  const effects: (Effect & { readonly order: number })[] = [];
  for (const definition of definitions) {
    for (const line of definition.lines) {
      if (line.formula.kind === 'lines') continue;
      const own = lines.find((found) => found.statement === definition.statement && found.key === line.key);
      for (const { elimination: id, amount } of own?.effects ?? []) {
        const found = byId.get(id);
        if (found && amount !== 0) effects.push({ ...found, definition, line, amount });
      }
    }
  }
  return effects.sort((a, b) => a.order - b.order);
}

interface Found {
  readonly live: Live;
  readonly source: string;
}

/** Entries of the effect's own elimination that its amount can be read from, as formulas, the likeliest first. */
function found(
  effect: Effect,
  number: string,
  name: (unit: string) => string,
  income: StatementDefinition,
): Found | undefined {
  const { elimination, definition, line, amount } = effect;
  const { entries } = elimination;
  const candidate = (source: string, direction: 1 | -1, own: readonly EliminationEntry[], criteria: string): Found => {
    const net = own.reduce((sum, entry) => sum + (entry.side === 'debit' ? entry.amount : -entry.amount), 0);
    const side = (range: string) => `SUMIFS(${range},${ENTRY_RANGE.id},"${number}",${criteria})`;
    const [plus, minus] =
      direction > 0 ? [ENTRY_RANGE.debit, ENTRY_RANGE.credit] : [ENTRY_RANGE.credit, ENTRY_RANGE.debit];
    return { live: { formula: `${side(plus)}-${side(minus)}`, result: fen(direction * net) }, source };
  };
  const onLine = (key: string, statement: string) =>
    entries.filter((entry) => entry.statement === statement && entry.key === key);
  // Revenue has the same lines by function and by economic nature: its entries name the former.
  const named = definition.statement === 'income-by-nature' ? income : definition;
  const own = onLine(line.key, named.statement);
  if (own.length > 0) {
    const code = lineCode(named, line.key);
    return agreeing(amount, [
      candidate('抵销分录', directionOf(definition, line.key), own, `${ENTRY_RANGE.line},"${code}"`),
    ]);
  }
  if (!isNetAssets(definition)) return undefined;
  // Net assets rise with credits: what the elimination took from income and expense, of all units or of one.
  const earned = entries.filter((entry) => entry.statement === 'income');
  const ofIncome = `${ENTRY_RANGE.line},"${STATEMENT_PAPERS.income.tag}-*"`;
  const units = [...new Set(earned.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
  return agreeing(amount, [
    candidate(CARRIED, -1, earned, ofIncome),
    ...units.map((unit) =>
      candidate(
        CARRIED,
        -1,
        earned.filter((entry) => entry.unit === unit),
        `${ofIncome},${ENTRY_RANGE.unit},${quotedText(name(unit))}`,
      ),
    ),
  ]);
}

const CARRIED = '收入费用抵销，结转净资产';

const agreeing = (amount: Fen, candidates: readonly Found[]): Found | undefined =>
  candidates.find(({ live }) => live.result === amount);

/** Where an amount comes from that no entry names by itself. */
const unstated = (definition: StatementDefinition): string => {
  if (isNetAssets(definition)) return '抵销分录，净资产变动表对应项';
  return definition.statement === 'income-by-nature' ? '抵销分录，按经济性质归集' : '其中项，按科目归集';
};

const isNetAssets = ({ statement }: StatementDefinition): boolean =>
  statement === 'balance-sheet' || statement === 'net-assets';
