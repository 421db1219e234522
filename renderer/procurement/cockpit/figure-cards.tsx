import type { ReactNode } from 'react';
import type { SavedAgainst } from '../../../shared/domain/procurement/cockpit/savings.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Cockpit, rateText, type Watch } from './looks.ts';

/** 关键指标: each rate with what it is of, so that nobody has to believe a percentage. */
export function FigureCards(props: {
  readonly cockpit: Cockpit;
  /** Undefined while it is read: it takes longer than adding up. */
  readonly watch: Watch | undefined;
  readonly onGuards: () => void;
  readonly onSaved: (against: SavedAgainst) => void;
}) {
  const { t } = usePreferences();
  const { cockpit, watch, onGuards, onSaved } = props;
  const guards = watch?.guards;
  const { figures, spend, receipts } = cockpit;
  const { progress } = figures;
  const late = progress.bps !== null && progress.timeBps !== null && progress.bps < progress.timeBps * 0.8;
  const money = (key: 'essential' | 'selected' | 'filled') => (
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
      big={
        <button
          type="button"
          className="cockpit-link"
          onClick={() => onSaved(key === 'savedListed' ? 'listed' : 'before')}
        >
          {rateText(figures[key].bps)}
        </button>
      }
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
      <Figure
        label={t('cockpit.figure.paid')}
        about={t('cockpit.about.paid')}
        big={watch ? rateText(watch.paid.bps) : '…'}
      >
        <Part part={<Amount value={watch?.paid.part} />} whole={<Amount value={watch?.paid.whole} />} />
      </Figure>
      {saved('savedListed')}
      {saved('savedBefore')}
      <Figure
        label={t('cockpit.figure.guards')}
        about={t('cockpit.about.guards')}
        big={
          <button type="button" className="cockpit-link" onClick={onGuards}>
            {guards?.open ?? '…'}
          </button>
        }
        look={guards?.errors ? 'danger' : guards?.warnings ? 'warn' : undefined}
      >
        {guards ? t('cockpit.guardsAre', guards) : null}
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
