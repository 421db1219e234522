import { type Fen, groupedYuan, ZERO } from '../../../kernel/fen.ts';
import { endOf, monthOf, type Period } from '../../../kernel/period.ts';
import type { ChartName, UnitCode } from '../../organisation/unit.ts';
import type { UnitAccount } from '../account.ts';
import type { AccountFigure } from '../figures.ts';
import { fundSource } from '../fund.ts';
import type { VoucherDraft, VoucherLine } from '../voucher.ts';
import { ClosingAccounts } from './accounts.ts';
import {
  type Budget,
  closeBudgetDistribution,
  closeBudgetFlows,
  closeOtherSurplus,
  gatherDetails,
  setAsideBudget,
} from './budget.ts';
import {
  closeDistribution,
  closeFlows,
  closeNetAssets,
  closeSurplus,
  type Financial,
  setAsideWelfare,
} from './financial.ts';
import {
  type CarriedProject,
  carriedProjects,
  type FinishedProject,
  finishProjects,
  notCarried,
  unnamedSpending,
} from './finished.ts';
import { type Doubt, doubtsOf, type Proof, proofOf } from './proof.ts';
import { SPECIAL_SOURCES, type SpecialSources } from './special-sources.ts';
import { Standing } from './standing.ts';
import { SUMMARIES, type TransferKey } from './summaries.ts';

/** One closing voucher to be made (结转凭证). What it does and why is said by its key; its summary is the voucher's. */
export interface Transfer {
  readonly key: TransferKey;
  readonly draft: VoucherDraft;
}

/** What closes a unit's period, and what would hold afterwards. Nothing to do: no transfers. */
export interface PeriodEnd {
  readonly transfers: readonly Transfer[];
  /** Why it cannot be posted, as sentences; none when it can. */
  readonly problems: readonly string[];
  readonly proofs: readonly Proof[];
  /** What a person should look at first; it hinders nothing. */
  readonly doubts: readonly Doubt[];
  /** 可供提取: the most that may be set aside for 职工福利基金 this year; nil before December. */
  readonly distributable: Fen;
  /** Fiscal projects of which money is carried over before any is finished; none before December. */
  readonly projects: readonly CarriedProject[];
}

export interface PeriodEndAsked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly chart: ChartName;
  readonly accounts: readonly UnitAccount[];
  readonly groupOf: (code: string) => string | undefined;
  /** As everything posted so far leaves them. */
  readonly figures: readonly AccountFigure[];
  /** 职工福利基金 to be set aside at the year's end; 分. */
  readonly welfare: Fen;
  /** 凭证字. */
  readonly type: string;
  /** 专项资金来源 of the community. */
  readonly special?: SpecialSources;
  /** Fiscal projects that are finished, whose carry-over becomes a surplus. */
  readonly finished?: readonly FinishedProject[];
}

/**
 * 期末结转: what is left on the accounts that a period closes, moved in the order of the regulation, each transfer upon what the
 * one before leaves. Revenue and expense every month; in December also surplus, net assets and the budget accounting
 * (财会〔2017〕25号 3301, 3302, 3401, 3501, 8101–8701 主要账务处理). Asked again after something was posted, it closes the rest.
 */
export function periodEnd(asked: PeriodEndAsked): PeriodEnd {
  const { unit, period, chart, figures, welfare, finished = [] } = asked;
  const yearEnds = monthOf(period) === 12;
  const accounts = new ClosingAccounts(asked.accounts, asked.groupOf);
  const standing = new Standing(figures);
  const financial: Financial = { chart, accounts, standing, figures };
  const budget: Budget = { accounts, standing, special: asked.special ?? SPECIAL_SOURCES };
  const transfers: Transfer[] = [];
  /** Earlier months were not closed: they are now. */
  const several = figures.some(({ code, opening }) => /^[45]/.test(code) && opening !== 0);
  const putAll = (key: TransferKey, vouchers: (summary: string) => VoucherLine[][]): void => {
    const summary = SUMMARIES[key](period, several);
    for (const lines of vouchers(summary)) {
      if (lines.length === 0) continue;
      transfers.push({ key, draft: { unit, date: endOf(period), type: asked.type, summary, attachments: 0, lines } });
    }
  };
  const put = (key: TransferKey, lines: (summary: string) => VoucherLine[]): void =>
    putAll(key, (summary) => [lines(summary)]);
  putAll('revenue', (summary) => closeFlows(financial, 'revenue', summary));
  putAll('expense', (summary) => closeFlows(financial, 'expense', summary));
  let distributable = ZERO;
  let projects: readonly CarriedProject[] = [];
  const problems: string[] = [];
  if (yearEnds) {
    let distributed: ReadonlyMap<string, number> = new Map();
    put('surplus', (summary) => {
      const surplus = closeSurplus(financial, summary);
      ({ distributed, distributable } = surplus);
      return surplus.lines;
    });
    if (welfare > distributable)
      problems.push(
        `可供提取职工福利基金的盈余为 ${groupedYuan(distributable)} 元，不能提取 ${groupedYuan(welfare)} 元`,
      );
    if (welfare > 0) put('welfare', (summary) => setAsideWelfare(financial, welfare, summary));
    put('distribution', (summary) => closeDistribution(financial, distributed, summary));
    put('allocated-assets', (summary) => closeNetAssets(financial, '3401', summary));
    put('prior-years', (summary) => closeNetAssets(financial, '3501', summary));
    putAll('fiscal-budget', (summary) => closeBudgetFlows(budget, '8101', summary));
    putAll('special-budget', (summary) => closeBudgetFlows(budget, '8201', summary));
    putAll('business-budget', (summary) => closeBudgetFlows(budget, '8401', summary));
    putAll('other-budget', (summary) => closeBudgetFlows(budget, '8501', summary));
    put('carry-over-details', (summary) => gatherDetails(budget, summary));
    projects = carriedProjects(standing);
    for (const { fund, project } of notCarried(projects, finished))
      problems.push(`项目 ${project || fund} 没有财政拨款结转的贷方余额，不能转入财政拨款结余`);
    for (const [fund, amount] of unnamedSpending(standing, finished))
      problems.push(
        `${fundSource(fund)?.name ?? fund}有 ${groupedYuan(amount)} 元支出没有注明项目，还不知道项目剩下多少：先在凭证上补记项目，再转入财政拨款结余`,
      );
    putAll('finished-projects', (summary) => finishProjects(budget, finished, summary));
    put('other-surplus', (summary) => closeOtherSurplus(budget, summary));
    if (welfare > 0) put('welfare-budget', (summary) => setAsideBudget(budget, welfare, summary));
    put('budget-distribution', (summary) => closeBudgetDistribution(budget, summary));
  }
  return {
    transfers,
    problems: [...problems, ...accounts.missing],
    proofs: proofOf(standing, yearEnds),
    doubts: yearEnds ? doubtsOf(standing) : [],
    distributable,
    projects,
  };
}
