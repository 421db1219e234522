import { summedProcurement } from '../../../shared/domain/budget/procurement.ts';
import { summedWorkload, workloadYear } from '../../../shared/domain/budget/workload.ts';
import { type Fen, fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { instantName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import { Count } from './count.tsx';
import type { Plan } from './plan-rows.ts';
import { useMeasureWords } from './schedule-words.ts';

const inFen = (amount: string): Fen => parseYuan(amount) ?? ZERO;

/** 附表 in each version side by side: the year's counts by measure, and 采购 by kind; nothing where no version has any. */
export function ScheduleVersions({ plan: { versions } }: { readonly plan: Plan }) {
  const { t } = usePreferences();
  const words = useMeasureWords();
  const counted = versions.map(
    ({ workload }) => new Map(summedWorkload(workload).map((row) => [row.measure, workloadYear(row)])),
  );
  const bought = versions.map(
    ({ procurement }) =>
      new Map(
        summedProcurement(procurement.map((row) => ({ ...row, price: inFen(row.price) }))).map(
          ({ kind, listed, amount }) => [`${kind} ${listed}`, { kind, listed, amount }],
        ),
      ),
  );
  const measures = [...new Set(counted.flatMap((one) => [...one.keys()]))].sort();
  const kinds = new Map(bought.flatMap((one) => [...one]));
  if (measures.length === 0 && kinds.size === 0) return null;
  return (
    <section className="card budget-rounds" aria-label={t('budgetSchedules.versions')}>
      <h2>{t('budgetSchedules.versions')}</h2>
      <table className="budget-table">
        <thead>
          <tr>
            <th>{t('budgetSchedules.measure')}</th>
            {versions.map(({ number, passage }) => (
              <th key={number} className="figure">
                {t(`budget.passage.${passage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((code) => (
            <tr key={code}>
              <td>
                {words.measure(code)} <span className="hint">{words.countedIn(code)}</span>
              </td>
              {counted.map((one, at) => (
                <td key={versions[at]!.number} className="figure">
                  <Count value={one.get(code) ?? 0} />
                </td>
              ))}
            </tr>
          ))}
          {[...kinds].map(([key, { kind, listed }]) => (
            <tr key={key}>
              <td>
                {t('budget.view.procurement')} · {t(`budgetSchedules.kind.${kind}`)} ·{' '}
                {t(listed ? 'budgetSchedules.listed' : 'budgetSchedules.unlisted')}
              </td>
              {bought.map((one, at) => (
                <td key={versions[at]!.number} className="figure">
                  <Amount value={one.get(key)?.amount ?? ZERO} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 附表核定: what the centre changed of the schedules, with who and why. */
export function Revisions({ plan }: { readonly plan: Plan }) {
  const { t } = usePreferences();
  const words = useMeasureWords();
  const names = usePlanWords(plan.unit);
  if (plan.revisions.length === 0) return null;
  return (
    <section className="card budget-rounds" aria-label={t('budgetSchedules.revisions')}>
      <h2>{t('budgetSchedules.revisions')}</h2>
      <table className="budget-table">
        <thead>
          <tr>
            <th>{t('budgetSchedules.what')}</th>
            <th className="figure">{t('budget.before')}</th>
            <th className="figure">{t('budget.after')}</th>
            <th className="figure">{t('budget.change')}</th>
            <th>{t('budget.reason')}</th>
            <th>{t('budget.by')}</th>
            <th>{t('budget.at')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.revisions.flatMap(({ workload, procurement, reason, display, instant }) => {
            const said = (
              <>
                <td className="said">{reason}</td>
                <td>{display}</td>
                <td>{instantName(instant)}</td>
              </>
            );
            const [before, after] = [inFen(procurement.before), inFen(procurement.after)];
            return [
              ...workload.map((row) => (
                <tr key={`${instant} ${row.measure} ${row.department}`}>
                  <td>
                    {words.measure(row.measure)}
                    {row.department === '' ? '' : ` · ${names.department(row.department)}`}
                  </td>
                  <td className="figure">
                    <Count value={row.before} />
                  </td>
                  <td className="figure">
                    <Count value={row.after} />
                  </td>
                  <td className="figure">
                    <Count value={row.after - row.before} />
                  </td>
                  {said}
                </tr>
              )),
              ...(before === after
                ? []
                : [
                    <tr key={`${instant} procurement`}>
                      <td>{t('budgetSchedules.allProcurement')}</td>
                      <td className="figure">
                        <Amount value={before} />
                      </td>
                      <td className="figure">
                        <Amount value={after} />
                      </td>
                      <td className="figure">
                        <Amount value={fen(after - before)} />
                      </td>
                      {said}
                    </tr>,
                  ]),
            ];
          })}
        </tbody>
      </table>
    </section>
  );
}
