import { usePreferences } from '../../app/preferences.tsx';
import { periodName } from '../../ui/time.ts';

/** 凭证封面: what a bound volume holds, and who bound it. */
export function Cover(props: {
  readonly unit: string;
  readonly period: string;
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly attachments: number;
}) {
  const { t, locale } = usePreferences();
  const facts = [
    [t('printing.cover.unit'), props.unit],
    [t('printing.cover.period'), periodName(props.period, locale)],
    [t('printing.cover.numbers'), t('printing.cover.range', { type: props.type, from: props.from, to: props.to })],
    [t('printing.cover.count'), t('printing.cover.vouchers', { count: props.count })],
    [t('printing.cover.attachments'), t('printing.cover.sheets', { count: props.attachments })],
    [t('printing.cover.volume'), t('printing.cover.volumeOf')],
  ] as const;
  return (
    <article className="slip cover">
      <h2>{t('printing.cover.title')}</h2>
      <dl>
        {facts.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <span>{t('printing.head')}</span>
        <span>{t('printing.cover.bound')}</span>
        <span>{t('printing.cover.date')}</span>
      </footer>
    </article>
  );
}
