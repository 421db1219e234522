import type { ReactNode } from 'react';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';

/** How far what was granted or signed is paid: before, with this one, what is left; the figures beside the bar say the same. */
export function Progress(props: {
  readonly granted: Fen;
  readonly before: Fen;
  readonly amount: Fen;
  /** Whether this one is paid or counted among those before. */
  readonly children?: ReactNode;
}) {
  const { t } = usePreferences();
  const { granted, before, amount } = props;
  const left = fen(granted - before - amount);
  const share = (part: Fen): string =>
    `${granted <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((part / granted) * 100)))}%`;
  return (
    <section className="payout-progress" aria-label={t('payouts.progress')}>
      <i className={left < 0 ? 'payout-bar over' : 'payout-bar'} aria-hidden="true">
        <i className="before" style={{ width: share(before) }} />
        <i className="this" style={{ width: share(amount) }} />
      </i>
      <dl>
        <div>
          <dt>{t('payouts.granted')}</dt>
          <dd>
            <Amount value={granted} />
          </dd>
        </div>
        <div className="before">
          <dt>{t('payouts.before')}</dt>
          <dd>
            <Amount value={before} />
          </dd>
        </div>
        <div className="this">
          <dt>{t('payouts.thisTime')}</dt>
          <dd>
            <Amount value={amount} />
          </dd>
        </div>
        <div className={left < 0 ? 'wrong' : undefined}>
          <dt>{t('payouts.left')}</dt>
          <dd>
            <Amount value={left} />
          </dd>
        </div>
        {props.children}
      </dl>
    </section>
  );
}
