import { usePreferences } from '../../app/preferences.tsx';
import { Empty } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import type { Sheet } from './sheet.ts';

/** What was done to the sheet, and everything that was ever frozen of it, each still to be read. */
export function History(props: { readonly sheet: Sheet; readonly onFreeze: (id: number) => void }) {
  const { t } = usePreferences();
  const { steps, freezes } = props.sheet;
  if (steps.length === 0)
    return (
      <Empty title={t('costDrivers.noSteps')}>
        <p>{t('costDrivers.noStepsBody')}</p>
      </Empty>
    );
  return (
    <section className="card driver-doubts" aria-label={t('costDrivers.view.history')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="driver-scroll" tabIndex={0} aria-label={t('costDrivers.view.history')}>
        {freezes.length === 0 ? null : (
          <table className="driver-table">
            <thead>
              <tr>
                <th>{t('costDrivers.frozenAt')}</th>
                <th>{t('costDrivers.preparedBy')}</th>
                <th>{t('costDrivers.reviewedBy')}</th>
                <th>{t('costDrivers.digest')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {freezes.map(({ id, prepared, reviewed, digest }) => (
                <tr key={id}>
                  <td>{instantName(reviewed.instant)}</td>
                  <td>{prepared.display}</td>
                  <td>{reviewed.display}</td>
                  <td>
                    <code title={digest}>{digest.slice(0, 16)}</code>
                  </td>
                  <td className="figure">
                    <button type="button" className="button" onClick={() => props.onFreeze(id)}>
                      {t('costDrivers.look')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <table className="driver-table">
          <thead>
            <tr>
              <th>{t('costDrivers.step')}</th>
              <th>{t('costDrivers.by')}</th>
              <th>{t('costDrivers.at')}</th>
              <th>{t('reason.label')}</th>
            </tr>
          </thead>
          <tbody>
            {[...steps].reverse().map(({ step, display, instant, reason }) => (
              <tr key={`${instant} ${step}`}>
                <td>{t(`costDrivers.step.${step}`)}</td>
                <td>{display}</td>
                <td>{instantName(instant)}</td>
                <td className="said">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
