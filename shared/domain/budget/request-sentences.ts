import { type Fen, fen, groupedYuan } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import type { BudgetLine } from './line.ts';
import { budgetItem } from './plan.ts';

/** How people name a line in a sentence: item, and in brackets source, department and project. */
export function requestLineName({ item, source, department, project }: BudgetLine): string {
  const of = [fundSource(source)?.name ?? source, department, project].filter((part) => part !== '').join('、');
  return `${budgetItem(item)?.name ?? item}（${of}）`;
}

/** Said of a row whose line is not planned by itself: from which line vouchers will be paid. */
export const otherLineSentence = (asked: BudgetLine, borne: BudgetLine): string =>
  `${requestLineName(asked)}没有单列的预算，凭证会从${requestLineName(borne)}的预算支出：这一行请改选${requestLineName(borne)}`;

/** 无预算不支出、超预算不支出, said of a request or a contract: which line, what is left, what it takes, by how much it is over. */
export function requestOverSentence(asked: {
  readonly line: BudgetLine;
  /** What it takes beyond what it holds, and what the line still had before; in 分. */
  readonly wanted: Fen;
  readonly before: Fen;
  readonly isPlanned: boolean;
  /** 控制方式: a higher level may let it pass. */
  readonly ask: boolean;
}): string {
  const name = requestLineName(asked.line);
  const wanted = groupedYuan(asked.wanted);
  if (!asked.isPlanned) return `${name}没有批复的预算，申请要占用 ${wanted} 元：无预算不支出`;
  const left = groupedYuan(asked.before);
  const over = groupedYuan(fen(asked.wanted - asked.before));
  return asked.ask
    ? `${name}预算可用 ${left} 元，申请要占用 ${wanted} 元，超出 ${over} 元：须报上级同意`
    : `${name}预算可用 ${left} 元，申请要占用 ${wanted} 元，超出 ${over} 元：超预算不支出，请先办理预算调整`;
}
