import { type Fen, fen } from '../../../kernel/fen.ts';
import { natureOf } from '../fund.ts';
import { sourceOf } from '../statements/figure-index.ts';
import type { VoucherLine } from '../voucher.ts';
import { type Budget, gatherDetails } from './budget.ts';
import type { Holding, Standing } from './standing.ts';

/** A fiscal project (财政拨款项目) as carry-overs know it: its source, and what it is called where lines name it. */
export interface FinishedProject {
  readonly fund: string;
  /** Empty where no line names it. */
  readonly project: string;
}

/** A project with what is carried over of it; 分, above nil. */
export interface CarriedProject extends FinishedProject {
  readonly amount: Fen;
}

const keyOf = ({ fund, project }: FinishedProject): string => `${fund} ${project}`;

const projectOf = ({ figure }: Holding): FinishedProject => ({
  fund: sourceOf(figure) ?? '',
  project: figure.project ?? '',
});

/** Money of basic expenditure goes on being used for the same: only projects are ever finished. */
const isProject = ({ figure }: Holding): boolean =>
  figure.project !== undefined || natureOf(sourceOf(figure)) === 'fiscal-project';

const carried = (standing: Standing): Holding[] =>
  standing.holdings(({ code }) => code.startsWith('8101')).filter(isProject);

/** The projects of which fiscal money is carried over, that may be finished; what was overspent is not among them. */
export function carriedProjects(standing: Standing): CarriedProject[] {
  const projects = new Map<string, { of: FinishedProject; amount: number }>();
  for (const holding of carried(standing)) {
    const of = projectOf(holding);
    const known = projects.get(keyOf(of));
    projects.set(keyOf(of), { of, amount: (known?.amount ?? 0) - holding.balance });
  }
  return [...projects.values()]
    .filter(({ amount }) => amount > 0)
    .map(({ of, amount }) => ({ ...of, amount: fen(amount) }));
}

/**
 * Spending without a project out of the sources of which projects are finished: as long as nobody says which project it was
 * for, nobody knows what is left of one. By source, in 分, above nil.
 */
export function unnamedSpending(standing: Standing, finished: readonly FinishedProject[]): Map<string, Fen> {
  const sources = new Set(finished.filter(({ project }) => project !== '').map(({ fund }) => fund));
  const spent = new Map<string, Fen>();
  for (const holding of carried(standing)) {
    const { fund, project } = projectOf(holding);
    if (project === '' && sources.has(fund) && holding.balance > 0)
      spent.set(fund, fen((spent.get(fund) ?? 0) + holding.balance));
  }
  return spent;
}

const TURNED_IN = { group: '810296', name: '结转转入', otherwise: '810299' } as const;

/**
 * 财政拨款结转转入结余 of projects that are finished (8101、8102 主要账务处理: 借 财政拨款结转——累计结转, 贷 财政拨款结余——结转转入), and the
 * detail of it gathered at once into 累计结余. Gives a voucher for each of the two.
 */
export function finishProjects(budget: Budget, finished: readonly FinishedProject[], summary: string): VoucherLine[][] {
  const { accounts, standing } = budget;
  const wanted = new Set(finished.map(keyOf));
  const turned = standing.move(
    carried(standing).filter((holding) => wanted.has(keyOf(projectOf(holding)))),
    ({ figure }) => ({
      code: accounts.detailOf('8102', TURNED_IN, natureOf(sourceOf(figure))),
      fund: sourceOf(figure),
      project: figure.project,
    }),
    { book: 'budget', summary },
  );
  return turned.length === 0 ? [] : [turned, gatherDetails(budget, summary, ['8102'])];
}

/** Those that were chosen and of which nothing is carried over. */
export const notCarried = (
  projects: readonly CarriedProject[],
  finished: readonly FinishedProject[],
): FinishedProject[] => {
  const known = new Set(projects.map(keyOf));
  return finished.filter((one) => !known.has(keyOf(one)));
};
