import { type Fen, sumFen } from '../../kernel/fen.ts';
import { executionRate } from './forecast.ts';
import { available, plannedThrough, type Standing } from './standing.ts';

/** What a project's budget lines of a year hold together, in 分. */
export interface ProjectMoney {
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
  readonly available: Fen;
  /** 执行率 = 已支出 ÷（批复 + 调整）, in percent to one decimal; undefined where nothing is planned. */
  readonly rate: number | undefined;
}

/** The lines' standings as one. */
export function moneyTogether(standings: readonly Standing[]): ProjectMoney {
  const sum = (of: (standing: Standing) => Fen): Fen => sumFen(standings.map(of));
  const spent = sum((standing) => standing.spent);
  const planned = sum((standing) => plannedThrough(standing, 12));
  return {
    approved: sum((standing) => sumFen(standing.approved)),
    adjusted: sum((standing) => sumFen(standing.adjusted)),
    reserved: sum((standing) => standing.reserved),
    committed: sum((standing) => standing.committed),
    spent,
    available: sum((standing) => available(standing)),
    rate: executionRate(spent, planned),
  };
}
