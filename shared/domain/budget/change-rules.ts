import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { type BudgetChange, type ChangeRow, differences, isIncome, lineOfRow, rowKey } from './change.ts';
import { type LineKey, lineKey } from './line.ts';
import { budgetItem, isControlled, isEarned } from './plan.ts';
import { SOURCE_RULES } from './sources.ts';
import { EMPTY_STANDING, type Month, type Standing } from './standing.ts';

/** What the rules look at besides the document. */
export interface ChangeGround {
  /** The lines as they stand, of the document's year and of the year before. */
  standingOf(line: LineKey): Standing | undefined;
  /**
   * How much of a unit's source a document may still bring in, in 分: 结转: last year's unspent less what the plan uses of
   * it already; 专用基金: its balance less what is planned out of it.
   */
  roomOf(unit: UnitCode, source: string): Fen;
  /** Whether the community may move the source's money between lines by itself (预算设置). */
  isMovable(source: string): boolean;
}

/** A rule that a change breaks; each is refused by its name. */
export type ChangeBreach =
  | { readonly rule: 'no-rows' }
  | { readonly rule: 'no-reason' }
  | { readonly rule: 'bad-item'; readonly row: number; readonly item: string }
  | { readonly rule: 'bad-source'; readonly row: number; readonly source: string }
  /** Nothing is held against the item (折旧、计提、工作量): there is nothing to move. */
  | { readonly rule: 'not-held'; readonly row: number; readonly item: string }
  /** Revenue changes only where more comes in (追加). */
  | { readonly rule: 'revenue'; readonly row: number; readonly item: string }
  /** 贵 三(十二): no revenue target for a department. */
  | { readonly rule: 'revenue-department'; readonly row: number; readonly item: string }
  | { readonly rule: 'nil'; readonly row: number }
  | { readonly rule: 'twice'; readonly row: number }
  /** 追加 and 结转 only give. */
  | { readonly rule: 'only-more'; readonly row: number }
  /** A row of a unit that the document is not between. */
  | { readonly rule: 'other-unit'; readonly row: number; readonly unit: string }
  /** 调剂 is between two units, or two departments of one. */
  | { readonly rule: 'two-sides' }
  /** 调整、调剂: each source's rows come to nil: money never changes its source. */
  | { readonly rule: 'unbalanced'; readonly source: string; readonly over: Fen }
  /** 追加: spending and income of each source come to the same. */
  | { readonly rule: 'income'; readonly source: string; readonly over: Fen }
  | { readonly rule: 'no-document' }
  /** 财政补助一般不予调剂 (事业单位财务规则 第11条). */
  | { readonly rule: 'fiscal'; readonly source: string; readonly item: string }
  /** 按设置不得调剂. */
  | { readonly rule: 'not-movable'; readonly source: string; readonly item: string }
  /** 专款专用 (第24条). */
  | { readonly rule: 'earmarked'; readonly source: string; readonly project: string }
  /** 对附属单位补助不得使用财政拨款 (政府会计制度 5501). */
  | { readonly rule: 'fiscal-to-affiliates'; readonly source: string; readonly item: string }
  /** 先提后用 (第32条); 结转 no more than was left. */
  | { readonly rule: 'set-aside' | 'carry-room'; readonly source: string; readonly room: Fen; readonly over: Fen }
  /** A month would be planned below nil. */
  | { readonly rule: 'month'; readonly item: string; readonly month: Month; readonly planned: Fen; readonly over: Fen };

/** Every rule that the document breaks: of single rows first, then of the whole; none for one that may be submitted. */
export function changeBreaches(change: BudgetChange, ground: ChangeGround): ChangeBreach[] {
  const breaches: ChangeBreach[] = [];
  if (change.reason.trim() === '') breaches.push({ rule: 'no-reason' });
  if (change.rows.length === 0) return [...breaches, { rule: 'no-rows' }];
  if (change.kind === 'supplement' && change.incomeDocument.trim() === '') breaches.push({ rule: 'no-document' });
  const ofRows = rowBreaches(change);
  if (ofRows.length > 0) return [...breaches, ...ofRows];
  if (change.kind === 'transfer' && !hasTwoSides(change)) breaches.push({ rule: 'two-sides' });
  breaches.push(...balanceBreaches(change));
  if (change.kind === 'shift' || change.kind === 'transfer') breaches.push(...movingBreaches(change.rows, ground));
  return [...breaches, ...roomBreaches(change, ground), ...monthBreaches(change, ground)];
}

/** What can be said of each row by itself, at most one thing of each. */
export function rowBreaches(change: BudgetChange): ChangeBreach[] {
  const seen = new Set<string>();
  return change.rows.flatMap((line, index): ChangeBreach[] => {
    const twice = seen.has(rowKey(line));
    seen.add(rowKey(line));
    const breach = rowBreach(change, line, index + 1) ?? (twice ? { rule: 'twice', row: index + 1 } : undefined);
    return breach === undefined ? [] : [breach];
  });
}

function rowBreach(change: BudgetChange, line: ChangeRow, row: number): ChangeBreach | undefined {
  const item = budgetItem(line.item);
  if (!item) return { rule: 'bad-item', row, item: line.item };
  const source = SOURCE_RULES.get(line.source);
  if (!source) return { rule: 'bad-source', row, source: line.source };
  if (line.unit !== change.unit && !(change.kind === 'transfer' && line.unit === change.other))
    return { rule: 'other-unit', row, unit: line.unit };
  if (isEarned(item)) {
    if (line.department !== '') return { rule: 'revenue-department', row, item: line.item };
    if (change.kind !== 'supplement') return { rule: 'revenue', row, item: line.item };
  } else if (!isControlled(item)) return { rule: 'not-held', row, item: line.item };
  if (line.amount === 0) return { rule: 'nil', row };
  if ((change.kind === 'supplement' || change.kind === 'carry') && line.amount < 0) return { rule: 'only-more', row };
  if (line.amount > 0 && source.fiscal && item.budget.includes('7501'))
    return { rule: 'fiscal-to-affiliates', source: line.source, item: line.item };
  return undefined;
}

function hasTwoSides({ unit, other, rows }: BudgetChange): boolean {
  if (other === '') return false;
  const sides = new Set(rows.map((row) => (other === unit ? row.department : row.unit)));
  return sides.size === 2;
}

function balanceBreaches({ kind, rows }: BudgetChange): ChangeBreach[] {
  if (kind === 'carry') return [];
  if (kind !== 'supplement')
    return [...differences(rows)].map(([source, over]) => ({ rule: 'unbalanced', source, over }));
  const signed = rows
    // 专用基金 is set aside before: it is bounded by its balance, not by this year's income.
    .filter(({ source }) => SOURCE_RULES.get(source)?.setAside !== true)
    .map(({ item, source, amount }) => ({ source, amount: isIncome(item) ? fen(-amount) : amount }));
  return [...differences(signed)].map(([source, over]) => ({ rule: 'income', source, over }));
}

/** Where money may not go: what may not be moved stays on its line, earmarked money in its unit and project. */
function movingBreaches(rows: readonly ChangeRow[], ground: ChangeGround): ChangeBreach[] {
  const fixed = new Map<string, { readonly row: ChangeRow; readonly sum: number }>();
  const earmarked = new Map<string, { readonly row: ChangeRow; readonly sum: number }>();
  const add = (sums: typeof fixed, key: string, row: ChangeRow): void => {
    sums.set(key, { row, sum: (sums.get(key)?.sum ?? 0) + row.amount });
  };
  for (const row of rows) {
    const rule = SOURCE_RULES.get(row.source);
    if (!ground.isMovable(row.source)) add(fixed, lineKey(lineOfRow(row, 0)), row);
    else if (rule?.earmarked) add(earmarked, [row.unit, row.source, row.project].join(' '), row);
  }
  const moved = (sums: typeof fixed) => [...sums.values()].filter(({ sum }) => sum !== 0).map(({ row }) => row);
  return [
    ...moved(fixed).map(
      ({ source, item }): ChangeBreach => ({
        ...{ rule: SOURCE_RULES.get(source)?.fiscal ? 'fiscal' : 'not-movable', source, item },
      }),
    ),
    ...moved(earmarked).map(({ source, project }): ChangeBreach => ({ rule: 'earmarked', source, project })),
  ];
}

function roomBreaches({ kind, unit, rows }: BudgetChange, ground: ChangeGround): ChangeBreach[] {
  if (kind !== 'carry' && kind !== 'supplement') return [];
  const asked = new Map<string, Fen>();
  for (const { source, item, amount } of rows)
    if (!isIncome(item) && (kind === 'carry' || SOURCE_RULES.get(source)?.setAside))
      asked.set(source, fen((asked.get(source) ?? ZERO) + amount));
  return [...asked].flatMap(([source, amount]): ChangeBreach[] => {
    const room = ground.roomOf(unit, source);
    const over = fen(amount - room);
    return over > 0 ? [{ rule: kind === 'carry' ? 'carry-room' : 'set-aside', source, room, over }] : [];
  });
}

/** 调减 takes no more from a month than is planned in it: budgets are planned month by month. */
function monthBreaches({ year, rows }: BudgetChange, ground: ChangeGround): ChangeBreach[] {
  return rows.flatMap((row): ChangeBreach[] => {
    if (row.amount >= 0) return [];
    const standing = ground.standingOf(lineKey(lineOfRow(row, year))) ?? EMPTY_STANDING;
    const planned = fen((standing.approved[row.month - 1] ?? 0) + (standing.adjusted[row.month - 1] ?? 0));
    const over = fen(-planned - row.amount);
    return over > 0 ? [{ rule: 'month', item: row.item, month: row.month, planned, over }] : [];
  });
}
