import { Fragment } from 'react';
import type { CostItem } from '../../../shared/domain/costing/cost-item.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Run, useDriverName } from './words.ts';

/** Each step: who gave how much by which driver, and to whom it went. */
export function RunSteps({ run }: { readonly run: Run }) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="cost-steps" tabIndex={0} aria-label={t('costRuns.tab.steps')}>
      {run.spreads.length === 0 ? null : (
        <details className="card cost-step" open>
          <summary>
            <strong>{t('costRuns.steps.spread')}</strong>
            <Amount value={run.certificate.spread.totalIn} />
          </summary>
          <table className="costing-parts">
            <thead>
              <tr>
                <th scope="col">{t('costRuns.pool')}</th>
                <th scope="col">{t('costRuns.item')}</th>
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
              {run.spreads.map(({ kind, name, item, driver, amount, taken }) => (
                <tr key={[kind, name, item].join(' ')}>
                  <td>{kind === 'shared' ? name : t('costRuns.above', { name })}</td>
                  <td>{t(`costing.item.${item}`)}</td>
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

function Step({ step, at }: { readonly step: Run['steps'][number]; readonly at: number }) {
  const { t } = usePreferences();
  const driverName = useDriverName();
  const { givers, receivers } = step;
  const length = Math.max(givers.length, receivers.length);
  const perItem = (own: (typeof givers)[number]['perItem']): string =>
    (Object.entries(own) as [CostItem, string][])
      .map(([item, driver]) =>
        t('costRuns.steps.perItem', { item: t(`costing.item.${item}`), driver: driverName(driver) }),
      )
      .join(t('costRuns.and'));
  return (
    <details className="card cost-step" open={at < 3}>
      <summary>
        <strong>{t('costRuns.step', { step: at + 1 })}</strong>
        <span>{t('costRuns.steps.summary', { class: t(`costing.class.${step.class}`), count: givers.length })}</span>
        <span className="hint">{t('costRuns.steps.to', { count: receivers.length })}</span>
        <Amount value={step.amount} />
      </summary>
      <table className="costing-parts">
        <thead>
          <tr>
            <th scope="col">{t('costRuns.steps.givers')}</th>
            <th scope="col">{t('costRuns.steps.by')}</th>
            <th scope="col" className="figure">
              {t('costRuns.amount')}
            </th>
            <th scope="col" className="cost-step-to">
              {t('costRuns.steps.receivers')}
            </th>
            <th scope="col" className="figure">
              {t('costRuns.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length }, (_, row) => {
            const [giver, receiver] = [givers[row], receivers[row]];
            return (
              <tr key={giver?.code ?? receiver?.code ?? row}>
                {giver ? (
                  <Fragment>
                    <td>
                      {giver.code} {giver.name}
                    </td>
                    <td>
                      {[driverName(giver.driver), perItem(giver.perItem)].filter(Boolean).join(t('costRuns.and'))}
                    </td>
                    <td className="figure">
                      <Amount value={giver.amount} />
                    </td>
                  </Fragment>
                ) : (
                  <td colSpan={3} />
                )}
                <td className="cost-step-to">{receiver ? `${receiver.code} ${receiver.name}` : ''}</td>
                <td className="figure">{receiver ? <Amount value={receiver.amount} /> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
