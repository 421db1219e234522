import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Cockpit, rateText } from './looks.ts';

/** 关键指标: each rate with what it is of, so that nobody has to believe a percentage. */
export function FigureCards({ cockpit, onGuards }: { readonly cockpit: Cockpit; readonly onGuards: () => void }) {
  const { t } = usePreferences();
  const { figures, spend, receipts } = cockpit;
  const { guards, progress } = figures;
  const late = progress.bps !== null && progress.timeBps !== null && progress.bps < progress.timeBps * 0.8;
  const money = (key: 'essential' | 'selected' | 'filled' | 'paid') => (
    <Figure
      key={key}
      label={t(`cockpit.figure.${key}`)}
      about={t(`cockpit.about.${key}`)}
      big={rateText(figures[key].bps)}
    >
      <Part part={<Amount value={figures[key].part} />} whole={<Amount value={figures[key].whole} />} />
    </Figure>
  );
  const saved = (key: 'savedListed' | 'savedBefore') => (
    <Figure
      label={t(`cockpit.figure.${key}`)}
      about={t(`cockpit.about.${key}`)}
      big={rateText(figures[key].bps)}
      look={(figures[key].bps ?? 0) < 0 ? 'danger' : undefined}
    >
      <Part part={<Amount value={figures[key].part} />} whole={<Amount value={figures[key].whole} />} />
    </Figure>
  );
  return (
    <dl className="cockpit-figures">
      <Figure label={t('cockpit.figure.spend')} about={t('cockpit.about.spend')} big={<Amount value={spend} />}>
        {t('cockpit.receipts', { count: receipts })}
      </Figure>
      {money('essential')}
      {money('selected')}
      <Figure
        label={t('cockpit.figure.progress')}
        about={t('cockpit.about.progress')}
        big={rateText(progress.bps)}
        look={late ? 'warn' : undefined}
      >
        {progress.timeBps === null ? t('cockpit.noBatch') : t('cockpit.time', { rate: rateText(progress.timeBps) })}
      </Figure>
      {money('filled')}
      <Figure label={t('cockpit.figure.onTime')} about={t('cockpit.about.onTime')} big={rateText(figures.onTime.bps)}>
        <Part part={figures.onTime.part.toLocaleString('en')} whole={figures.onTime.whole.toLocaleString('en')} />
      </Figure>
      {money('paid')}
      {saved('savedListed')}
      {saved('savedBefore')}
      <Figure
        label={t('cockpit.figure.guards')}
        about={t('cockpit.about.guards')}
        big={
          <button type="button" className="cockpit-link" onClick={onGuards}>
            {guards.part}
          </button>
        }
        look={guards.errors > 0 ? 'danger' : guards.warnings > 0 ? 'warn' : undefined}
      >
        {t('cockpit.guardsAre', { errors: guards.errors, warnings: guards.warnings, all: guards.whole })}
      </Figure>
    </dl>
  );
}

/** Numerator over denominator, in one line. */
function Part({ part, whole }: { readonly part: ReactNode; readonly whole: ReactNode }) {
  return (
    <>
      {part} <span aria-hidden="true">/</span> {whole}
    </>
  );
}

function Figure(props: {
  readonly label: string;
  /** How it is worked out. */
  readonly about: string;
  readonly big: ReactNode;
  readonly look?: 'warn' | 'danger' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={props.look ? `card cockpit-figure ${props.look}` : 'card cockpit-figure'} title={props.about}>
      <dt>{props.label}</dt>
      <dd>
        <b>{props.big}</b>
        <small>{props.children}</small>
      </dd>
    </div>
  );
}
