import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { CourseChart } from './course-chart.tsx';
import { UnitHeat } from './unit-heat.tsx';
import { type Batch, countText, factorText, type Progress, rateText } from './words.ts';

/** 集采进度 of a batch at a glance: its figures, its products against time, and where units stand. */
export function Cockpit(props: {
  readonly batch: Batch;
  readonly progress: Progress;
  readonly onForecast: () => void;
}) {
  const { t } = usePreferences();
  const { batch, progress } = props;
  const agreed = progress.rows.filter((row) => row.agreed > 0);
  const behind = agreed.filter(({ standing }) => standing === 'behind').length;
  const failing = agreed.filter(({ standing, outlook }) => standing === 'missed' || outlook === 'misses').length;
  const figures = [
    { key: 'days', shown: t('volumes.daysGone', { gone: progress.gone, days: progress.days }) },
    { key: 'time', shown: rateText(progress.timeBps) },
    { key: 'products', shown: countText(batch.products) },
    { key: 'agreedAmount', shown: <Amount value={batch.agreedAmount} /> },
    { key: 'cut', shown: rateText(batch.cutBps) },
    { key: 'prepaid', shown: <Amount value={batch.prepaid} />, more: factorText(batch.prepayBps) },
    { key: 'behind', shown: countText(behind), look: behind > 0 ? 'warn' : undefined },
    { key: 'failing', shown: countText(failing), look: failing > 0 ? 'danger' : undefined },
  ] as const;
  return (
    <div className="volumes fill">
      <dl className="volumes-figures card">
        {figures.map(({ key, shown, ...more }) => (
          <div key={key} className={'look' in more ? more.look : undefined}>
            <dt>{t(`volumes.figure.${key}`)}</dt>
            <dd>
              {shown} {'more' in more ? <small className="hint">{more.more}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
      {failing > 0 ? (
        <p className="notice danger">
          {t('volumes.failingNotice', { count: failing })}{' '}
          <button type="button" className="link" onClick={props.onForecast}>
            {t('volumes.toForecast')}
          </button>
        </p>
      ) : null}
      {progress.unknown.length > 0 ? (
        <p className="notice warn">{t('volumes.unknown', { codes: progress.unknown.slice(0, 5).join('、') })}</p>
      ) : null}
      <div className="volumes-scroll">
        <section className="card volumes-part" aria-label={t('volumes.course')}>
          <h2>{t('volumes.course')}</h2>
          <p className="hint">{t('volumes.courseHint', { lag: factorText(progress.lagBps) })}</p>
          <CourseChart progress={progress} />
        </section>
        <section className="card volumes-part" aria-label={t('volumes.heat')}>
          <h2>{t('volumes.heat')}</h2>
          <p className="hint">{t('volumes.heatHint')}</p>
          <UnitHeat progress={progress} />
        </section>
      </div>
    </div>
  );
}
