import { Link } from '@tanstack/react-router';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { periodName } from '../../ui/time.ts';
import type { Provisions } from './answers.ts';

/** Stages that a person should look at, and how loudly. */
const LOOK_AT = [
  ['no-life', 'warn'],
  ['overrun', 'warn'],
] as const;

/** Where depreciation comes from: the list, how many of its cards take something, and what to look at first. */
export function AssetsReason(props: {
  readonly assets: Provisions['assets'];
  readonly unit: string;
  readonly period: string;
}) {
  const { t, locale } = usePreferences();
  const { assets, unit, period } = props;
  const { list, stages } = assets;
  const money = (text: string): string => groupedYuan(parseYuan(text) ?? ZERO);
  const cards = (stage?: string) => ({ unit, period, ...(stage === undefined ? {} : { stage }) }) as never;
  if (list === null)
    return (
      <section className="card">
        <h3>{t('provisions.assets')}</h3>
        <p>
          {t('provisions.noList')}{' '}
          <Link to={'/asset-cards' as string} search={cards()}>
            {t('provisions.bringList')}
          </Link>
        </p>
      </section>
    );
  return (
    <section className="card">
      <h3>{t('provisions.assets')}</h3>
      <p>
        {t('provisions.fromList', {
          name: list.fileName,
          period: periodName(list.period as Period, locale),
          due: stages['due'] ?? 0,
          cards: list.cards,
        })}{' '}
        {t('provisions.formula', { due: money(assets.due), posted: money(assets.posted) })}{' '}
        <Link to={'/asset-cards' as string} search={cards()}>
          {t('provisions.cards')}
        </Link>
      </p>
      <ul className="provisions-looks">
        {LOOK_AT.filter(([stage]) => (stages[stage] ?? 0) > 0).map(([stage, look]) => (
          <li key={stage}>
            <span className={`chip ${look}`}>{t(`assetCards.stage.${stage}`)}</span>
            {t(`provisions.look.${stage}`, { count: stages[stage] ?? 0 })}{' '}
            <Link to={'/asset-cards' as string} search={cards(stage)}>
              {t('provisions.cards')}
            </Link>
          </li>
        ))}
        {assets.otherwise.map(({ kind, amount }) => (
          <li key={kind}>
            <span className="chip warn">{t('provisions.byHand')}</span>
            {t(`provisions.otherwise.${kind}`, { amount: money(amount) })}
          </li>
        ))}
        {assets.missed.length > 0 ? (
          <li>
            <span className="chip warn">{t('provisions.missed')}</span>
            {t('provisions.missedBody', {
              months: assets.missed.map((each) => periodName(each as Period, locale)).join('、'),
            })}
          </li>
        ) : null}
        {assets.withoutDepartment > 0 ? (
          <li>
            <span className="chip">{t('provisions.noDepartment')}</span>
            {t('provisions.noDepartmentBody', { count: assets.withoutDepartment })}
          </li>
        ) : null}
        {assets.binding || assets.fromTable === 0 ? null : (
          <li>
            <span className="chip">{t('provisions.ownChoice')}</span>
            {t('provisions.notBinding', { count: assets.fromTable })}
          </li>
        )}
      </ul>
    </section>
  );
}
