import { Link } from '@tanstack/react-router';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Attestation } from './signing.ts';

type Changes = NonNullable<Attestation['signatures'][number]['changes']>;

/** 签认之后的变动: which main figures differ from what was signed, and which vouchers came after. */
export function ChangesSince(props: { readonly changes: Changes; readonly unit: string; readonly period: string }) {
  const { t } = usePreferences();
  const { changes, unit, period } = props;
  const { figures, vouchers, posted } = changes;
  return (
    <div className="attestation-changes">
      {figures.length > 0 ? (
        <ul className="lines">
          {figures.map(({ figure, before, after }) => (
            <li key={figure}>
              <span>{t(`attestation.figure.${figure}`)}</span>
              <Amount value={before} /> → <Amount value={after} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="hint">{t('attestation.changes.noFigures')}</p>
      )}
      {posted ? <strong>{t('attestation.changes.vouchers', { count: posted })}</strong> : null}
      <ul className="lines">
        {vouchers.map(({ id, number, date, summary, reverses }) => (
          <li key={id}>
            <Link to={`/vouchers/${id}` as string} search={{ unit, period: number.split(' ')[0] ?? period } as never}>
              {number}
            </Link>
            <span>{date}</span>
            {reverses ? <span className="chip warn">{t('attestation.changes.reversal')}</span> : null}
            <span className="hint">{summary}</span>
          </li>
        ))}
        {posted !== null && posted > vouchers.length ? (
          <li className="hint">{t('attestation.changes.more', { count: posted - vouchers.length })}</li>
        ) : null}
      </ul>
    </div>
  );
}
