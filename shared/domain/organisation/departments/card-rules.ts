import type { Period } from '../../../kernel/period.ts';
import { cardAt, type DepartmentCard, type DepartmentHistory } from './card.ts';
import { specialityOf } from './specialities.ts';

/** A card that is to be added to a department's history, or to begin one. */
export interface CardChange {
  readonly code: string;
  readonly card: DepartmentCard;
}

/** Why a department cannot become what was asked. */
export interface CardProblem {
  readonly code: 'circle' | 'no-parent' | 'has-below' | 'unknown-standard' | 'before-joined';
  readonly department: string;
  readonly message: string;
}

/** The histories as they are once the changes are made. */
export function withCards(
  histories: readonly DepartmentHistory[],
  changes: readonly CardChange[],
): readonly DepartmentHistory[] {
  const after = new Map(histories.map(({ code, cards }) => [code, [...cards]]));
  for (const { code, card } of changes) after.set(code, [...(after.get(code) ?? []), card]);
  return [...after].map(([code, cards]) => ({ code, cards }));
}

/**
 * What must hold of a unit's departments once changes are made, at every month from the first of them on (later changes
 * may be known already): the department above is open, nothing is above itself, and what has others below it is not
 * closed. None where all of it holds.
 *
 * @param joined the month from which the unit is a member; undefined: from the beginning.
 */
export function cardProblems(
  histories: readonly DepartmentHistory[],
  changes: readonly CardChange[],
  joined?: Period,
): CardProblem[] {
  const problems: CardProblem[] = [];
  const say = (code: CardProblem['code'], department: string, message: string): void => {
    if (!problems.some((each) => each.code === code && each.department === department))
      problems.push({ code, department, message });
  };
  for (const { code, card } of changes) {
    const who = `${code} ${card.name}`;
    if (card.standard !== '' && specialityOf(card.standard) === undefined)
      say('unknown-standard', code, `${who}：诊疗科目名录中没有 ${card.standard}`);
    if (joined !== undefined && card.from !== '' && card.from < joined)
      say('before-joined', code, `${who}：单位从 ${joined} 起加入，起用月份不能更早`);
  }
  const changed = new Set(changes.map(({ code }) => code));
  const after = withCards(histories, changes);
  for (const month of monthsFrom(after, changes)) {
    const standing = new Map<string, DepartmentCard>();
    for (const { code, cards } of after) {
      const card = cardAt(cards, month);
      if (card?.open) standing.set(code, card);
    }
    for (const [code, { name, parent }] of standing) {
      if (parent === '' || standing.has(parent)) continue;
      if (changed.has(code) || !changed.has(parent))
        say(
          'no-parent',
          code,
          month === ''
            ? `${code} ${name}：没有上级科室 ${parent}`
            : `${code} ${name}：上级科室 ${parent} 在 ${month} 没有或已停用`,
        );
      else say('has-below', parent, `${parent} 下面还有科室 ${code} ${name}，不能停用`);
    }
    for (const code of changed) {
      const way = circleFrom(code, standing);
      if (way) say('circle', code, `${code} ${standing.get(code)!.name}：上级科室绕成一圈（${way.join(' → ')}）`);
    }
  }
  return problems;
}

/** The months at which something changes, from the first of the changes on. */
function monthsFrom(after: readonly DepartmentHistory[], changes: readonly CardChange[]): (Period | '')[] {
  const asked = changes.map(({ card }) => card.from).sort();
  const [first] = asked;
  if (first === undefined) return [];
  const known = after.flatMap(({ cards }) => cards.map(({ from }) => from)).filter((from) => from >= first);
  return [...new Set([...asked, ...known])].sort();
}

/** The way up from a department back to itself, or undefined where it ends at the top or in a circle of others. */
function circleFrom(code: string, standing: ReadonlyMap<string, DepartmentCard>): string[] | undefined {
  const way = [code];
  let above = standing.get(code)?.parent ?? '';
  while (above !== '' && above !== code && !way.includes(above)) {
    way.push(above);
    above = standing.get(above)?.parent ?? '';
  }
  return above === code ? [...way, code] : undefined;
}
