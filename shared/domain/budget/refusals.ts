import { type Fen, fen, groupedYuan } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import type { BudgetLine } from './line.ts';
import { budgetItem } from './plan.ts';

/** A taking for which the line has too little. */
export interface Overrun {
  readonly line: BudgetLine;
  /** What the document takes of it, and what it still had before; in 分. */
  readonly wanted: Fen;
  readonly before: Fen;
  readonly isPlanned: boolean;
  /** A higher level may let it pass (控制方式: 报上级同意). */
  readonly ask: boolean;
  /** It did so once: for less of the line, or for another purpose. */
  readonly once?: boolean;
}

/** 无预算不支出、超预算不支出: which line, what is left, what is wanted, by how much it is over. */
export function overrunSentence({ line, wanted, before, isPlanned, ask, once = false }: Overrun): string {
  const { item, source, department, project } = line;
  const name = budgetItem(item)?.name ?? item;
  const of = [fundSource(source)?.name ?? source, department, project].filter((part) => part !== '').join('、');
  const amount = groupedYuan(wanted);
  if (!isPlanned) return `${name}（${of}）没有批复的预算，本凭证要支出 ${amount} 元：无预算不支出`;
  const left = groupedYuan(before);
  const over = groupedYuan(fen(wanted - before));
  if (ask && once)
    return `${name}（${of}）预算可用 ${left} 元，本凭证要支出 ${amount} 元，超出 ${over} 元：多于上级同意的数，或摘要在同意之后有变动，请重新申请上级同意`;
  return ask
    ? `${name}（${of}）预算可用 ${left} 元，本凭证要支出 ${amount} 元，超出 ${over} 元：须报上级同意`
    : `${name}（${of}）预算可用 ${left} 元，本凭证要支出 ${amount} 元，超出 ${over} 元：超预算不支出，请先办理预算调整`;
}
