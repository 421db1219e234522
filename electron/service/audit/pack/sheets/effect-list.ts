import type { Consolidation } from '../../../../../shared/domain/consolidation/model.ts';
import { DEFAULT_RULES } from '../../../../../shared/domain/consolidation/rules.ts';
import type { StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { type Fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import { frameOf, quotedText } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type StatementContent, unitNamer } from '../content.ts';
import { constant, type Live } from '../live.ts';
import { EFFECT_RANGE } from './elimination-effects.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { lineCode } from './statement-papers.ts';

export const EFFECT_LIST: Paper = { index: '', name: '抵销与调整', about: '' };

const COLUMNS: readonly Column[] = [
  { heading: '规则', kind: 'text', width: 8 },
  { heading: '规则名称', kind: 'text', width: 34 },
  { heading: '单位', kind: 'text', width: 40 },
  { heading: '行次', kind: 'code', width: 9 },
  { heading: '报表项目', kind: 'text', width: 30 },
  { heading: '影响金额\n（按项目方向）', kind: 'money' },
];
const [LINE, AMOUNT] = [3, 5];

/** What eliminations and adjustments did to a statement, and the formula by which a line takes its part of it. */
export interface EffectList {
  readonly sheet: Sheet;
  readonly names: readonly NamedRange[];
  /** Undefined where nothing was done to the line. */
  readonly of: (key: string) => Live | undefined;
}

/**
 * Every elimination's effect on every line of one statement that is not a total, and every adjustment of a unit before:
 * the list that stands beside a statement which leaves without the worksheet. Undefined where nothing was done to it.
 */
export function effectList(
  content: StatementContent,
  definition: StatementDefinition,
  { lines, eliminations }: Consolidation,
): EffectList | undefined {
  const byId = new Map(eliminations.map((one) => [one.id, one]));
  const names = new Map(DEFAULT_RULES.map(({ id, name }) => [id, name]));
  const named = unitNamer(content);
  const rows: Row[] = [];
  const sums = new Map<string, Fen[]>();
  for (const line of definition.lines) {
    const own = lines.find(({ statement, key }) => statement === definition.statement && key === line.key);
    if (line.formula.kind === 'lines' || !own) continue;
    const add = (rule: string, name: string, units: readonly string[], amount: Fen): void => {
      rows.push([rule, name, units.map(named).join(' – '), lineCode(definition, line.key), line.name, amount]);
      sums.set(line.key, [...(sums.get(line.key) ?? []), amount]);
    };
    for (const [unit, amount] of own.adjustments) if (amount !== 0) add('调整', '合并前的个别报表调整', [unit], amount);
    for (const { elimination: id, amount } of own.effects) {
      const one = byId.get(id);
      if (one) add(one.rule === 'manual' ? '手工' : one.rule, names.get(one.rule) ?? '手工抵销', one.pair, amount);
    }
  }
  if (rows.length === 0) return undefined;
  const head = { title: `${definition.title}：抵销与调整`, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const range = (name: string, column: number): NamedRange => ({
    name,
    sheet: EFFECT_LIST.name,
    column,
    firstRow,
    lastRow: firstRow + rows.length - 1,
  });
  return {
    sheet: {
      name: EFFECT_LIST.name,
      ...head,
      rows,
      filter: true,
      page: pageOf(content, EFFECT_LIST, 'landscape'),
      tab: 'quiet',
    },
    names: [range(EFFECT_RANGE.line, LINE), range(EFFECT_RANGE.amount, AMOUNT)],
    of: (key) => {
      const own = sums.get(key);
      if (!own) return undefined;
      const code = quotedText(lineCode(definition, key));
      return constant(sumFen(own), `SUMIFS(${EFFECT_RANGE.amount},${EFFECT_RANGE.line},${code})`);
    },
  };
}
