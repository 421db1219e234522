import { cutSummary } from '../../../shared/domain/budget/explained-cuts.ts';
import { plannedRevenue, plannedSpending } from '../../../shared/domain/budget/plan.ts';
import { type Fen, fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Empty } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { rowsOfPlan } from '../sums/cut-rows.ts';
import { usePlanWords } from '../words.ts';
import type { Plan } from './plan-rows.ts';

type Version = Plan['versions'][number];

const inFen = (amount: string): Fen => parseYuan(amount) ?? ZERO;

const rowsIn = ({ cells }: Version) => cells.map((cell) => ({ ...cell, months: cell.months.map(inFen) }));

/** 两上两下: each passage with its figures, who made it and when; what changed since the one before it stands beside it. */
export function Versions({ plan }: { plan: Plan }) {
  const { t } = usePreferences();
  if (plan.versions.length === 0)
    return (
      <Empty title={t('budget.noVersions')}>
        <p>{t('budget.noVersionsBody')}</p>
      </Empty>
    );
  const rows = plan.versions.map((version) => ({
    version,
    revenue: plannedRevenue(rowsIn(version)),
    spending: plannedSpending(rowsIn(version)),
  }));
  return (
    <section className="card budget-rounds" aria-label={t('budget.versions')}>
      <table className="budget-table">
        <thead>
          <tr>
            <th>{t('budget.passage')}</th>
            <th className="figure">{t('budget.kind.revenue')}</th>
            <th className="figure">{t('budget.spending')}</th>
            <th className="figure">{t('budget.sinceBefore')}</th>
            <th>{t('budget.by')}</th>
            <th>{t('budget.at')}</th>
            <th>{t('budget.reason')}</th>
            <th>{t('budget.digest')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ version, revenue, spending }, at) => (
            <tr key={version.number}>
              <td>{t(`budget.passage.${version.passage}`)}</td>
              <td className="figure">
                <Amount value={revenue} />
              </td>
              <td className="figure">
                <Amount value={spending} />
              </td>
              <td className="figure">{at === 0 ? '' : <Amount value={fen(spending - rows[at - 1]!.spending)} />}</td>
              <td>{version.display}</td>
              <td>{instantName(version.instant)}</td>
              <td className="said">{version.reason}</td>
              <td>
                <code title={version.digest}>{version.digest.slice(0, 8)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 核减: what the centre changed, row by row, with who and why. */
export function Cuts({ plan }: { plan: Plan }) {
  const { t } = usePreferences();
  const words = usePlanWords(plan.unit);
  if (plan.cuts.length === 0)
    return (
      <Empty title={t('budget.noCuts')}>
        <p>{t('budget.noCutsBody')}</p>
      </Empty>
    );
  const { cut: total } = cutSummary(rowsOfPlan(plan));
  return (
    <section className="card budget-rounds" aria-label={t('budget.cuts')}>
      <table className="budget-table">
        <thead>
          <tr>
            <th>{t('budget.item')}</th>
            <th>{t('budget.source')}</th>
            <th>{t('budget.department')}</th>
            <th className="figure">{t('budget.before')}</th>
            <th className="figure">{t('budget.after')}</th>
            <th className="figure">{t('budget.change')}</th>
            <th>{t('budget.reason')}</th>
            <th>{t('budget.by')}</th>
            <th>{t('budget.at')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.cuts.map((cut) => (
            <tr key={`${cut.instant} ${cut.item} ${cut.department} ${cut.source} ${cut.project}`}>
              <td>
                {cut.item} {words.item(cut.item)}
              </td>
              <td>{words.source(cut.source)}</td>
              <td>{cut.department === '' ? '' : words.department(cut.department)}</td>
              <td className="figure">
                <Amount value={cut.before} />
              </td>
              <td className="figure">
                <Amount value={cut.after} />
              </td>
              <td className="figure">
                <Amount value={fen(inFen(cut.after) - inFen(cut.before))} />
              </td>
              <td className="said">{cut.reason}</td>
              <td>{cut.display}</td>
              <td>{instantName(cut.instant)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={5}>{t('budget.cutTotal')}</th>
            <td className="figure">
              <Amount value={total} />
            </td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
