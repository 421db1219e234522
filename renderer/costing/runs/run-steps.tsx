import type { CostItem } from '../../../shared/domain/costing/cost-item.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Run, useAnd, useDriverName } from './words.ts';

/** Each step: who gave how much by which driver, and beside it to whom it went: two lists, no row of one belongs to a row of the other. */
export function RunSteps({ run }: { readonly run: Run }) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="cost-steps" tabIndex={0} aria-label={t('costRuns.tab.steps')}>
      {run.spreads.length === 0 ? null : (
        <details className="card cost-step">
          <summary>
            <strong>{t('costRuns.steps.spread')}</strong>
            <Amount value={run.certificate.spread.totalIn} />
          </summary>
          <table className="costing-parts">
            <thead>
              <tr>
                <th scope="col">{t('costRuns.pool')}</th>
                <th scope="col">{t('costRuns.driver')}</th>
                <th scope="col" className="figure">
                  {t('costRuns.amount')}
                </th>
                <th scope="col" className="figure">
                  {t('costRuns.steps.receivers')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pooled(run.spreads).map(({ kind, name, driver, amount, taken }) => (
                <tr key={[kind, name].join(' ')}>
                  <td>{kind === 'shared' ? name : t('costRuns.above', { name })}</td>
                  <td>{driverName(driver)}</td>
                  <td className="figure">
                    <Amount value={amount} />
                  </td>
                  <td className="figure">{t('costRuns.steps.to', { count: taken.length })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {run.steps.map((step, at) => (
        <Step key={`${step.class} ${step.givers[0]?.code ?? at}`} step={step} at={at} />
      ))}
    </section>
  );
}

/** One line a pool, its items together. */
function pooled(spreads: Run['spreads']): Run['spreads'] {
  const pools = new Map<string, Run['spreads'][number]>();
  for (const spread of spreads) {
    const key = `${spread.kind} ${spread.name}`;
    const before = pools.get(key);
    const sum = sumFen([before?.amount ?? '0.00', spread.amount].map((amount) => parseYuan(amount) ?? ZERO));
    pools.set(key, { ...(before ?? spread), amount: formatYuan(sum) });
  }
  return [...pools.values()];
}

function Step({ step, at }: { readonly step: Run['steps'][number]; readonly at: number }) {
  const { t } = usePreferences();
  const and = useAnd();
  const driverName = useDriverName();
  const { givers, receivers } = step;
  const perItem = (own: (typeof givers)[number]['perItem']): string =>
    (Object.entries(own) as [CostItem, string][])
      .map(([item, driver]) =>
        t('costRuns.steps.perItem', { item: t(`costing.item.${item}`), driver: driverName(driver) }),
      )
      .join(and);
  return (
    <details className="card cost-step" open={at < 3}>
      <summary>
        <strong>{t('costRuns.step', { step: at + 1 })}</strong>
        <span>{t('costRuns.steps.summary', { class: t(`costing.class.${step.class}`), count: givers.length })}</span>
        <span className="hint">{t('costRuns.steps.to', { count: receivers.length })}</span>
        <Amount value={step.amount} />
      </summary>
      <div className="cost-step-sides">
        <table className="costing-parts">
          <thead>
            <tr>
              <th scope="col">{t('costRuns.steps.givers')}</th>
              <th scope="col">{t('costRuns.steps.by')}</th>
              <th scope="col" className="figure">
                {t('costRuns.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {givers.map(({ code, name, driver, perItem: own, amount }) => (
              <tr key={code}>
                <td>
                  {code} {name}
                </td>
                <td>{[driverName(driver), perItem(own)].filter(Boolean).join(and)}</td>
                <td className="figure">
                  <Amount value={amount} />
                </td>
              </tr>
            ))}
            <tr className="sum">
              <th scope="row" colSpan={2}>
                {t('costing.total')}
              </th>
              <td className="figure">
                <Amount value={step.amount} />
              </td>
            </tr>
          </tbody>
        </table>
        <table className="costing-parts">
          <thead>
            <tr>
              <th scope="col">{t('costRuns.steps.receivers')}</th>
              <th scope="col" className="figure">
                {t('costRuns.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {receivers.map(({ code, name, amount }) => (
              <tr key={code}>
                <td>
                  {code} {name}
                </td>
                <td className="figure">
                  <Amount value={amount} />
                </td>
              </tr>
            ))}
            <tr className="sum">
              <th scope="row">{t('costing.total')}</th>
              <td className="figure">
                <Amount value={formatYuan(sumFen(receivers.map(({ amount }) => parseYuan(amount) ?? ZERO)))} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </details>
  );
}
