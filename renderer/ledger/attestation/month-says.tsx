import { Link } from '@tanstack/react-router';
import { ATTESTED_AMOUNTS } from '../../../shared/domain/ledger/attestation/changes.ts';
import { titleOf } from '../../app/check-title.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Attestation } from './signing.ts';

/** Where each amount stands in the statements. */
const STATEMENT_OF = {
  assets: 'balance-sheet',
  liabilities: 'balance-sheet',
  netAssets: 'balance-sheet',
  revenue: 'income',
  expense: 'income',
  surplus: 'income',
} as const;

/** 主要数字 and 提示: what one looks at before signing. */
export function MonthSays(props: {
  readonly sheet: Pick<Attestation, 'figures' | 'findings'>;
  readonly unit: string;
  readonly period: string;
}) {
  const { t, amountUnit } = usePreferences();
  const { figures, findings } = props.sheet;
  return (
    <div className="attestation-says">
      <section className="card" aria-labelledby="attestation-figures">
        <h2 id="attestation-figures">
          {t('attestation.figures')} <small className="hint">{t(`amount.${amountUnit}`)}</small>
        </h2>
        <dl>
          {ATTESTED_AMOUNTS.map((figure) => (
            <div key={figure}>
              <dt>
                <Link
                  to="/statements"
                  search={{ unit: props.unit, period: props.period, statement: STATEMENT_OF[figure] } as never}
                >
                  {t(`attestation.figure.${figure}`)}
                </Link>
              </dt>
              <dd>
                <Amount value={figures[figure]} />
              </dd>
            </div>
          ))}
          <div>
            <dt>
              <Link to={'/vouchers' as string} search={{ unit: props.unit, period: props.period } as never}>
                {t('attestation.figure.vouchers')}
              </Link>
            </dt>
            <dd>{t('attestation.vouchers', { count: figures.vouchers })}</dd>
          </div>
        </dl>
      </section>
      <section className="card" aria-labelledby="attestation-findings">
        <h2 id="attestation-findings">{t('attestation.findings')}</h2>
        {findings.length === 0 ? <p className="hint">{t('attestation.noFindings')}</p> : null}
        <ul className="lines">
          {findings.map((finding) => (
            <li key={finding.check}>
              <Link to="/checks" search={{ unit: props.unit, period: props.period, check: finding.check } as never}>
                {titleOf({ name: finding.check, title: finding.title }, t)}
              </Link>
              {finding.open > 0 ? (
                <span className="chip accent">{t('attestation.findings.open', { count: finding.open })}</span>
              ) : null}
              {finding.explained > 0 ? (
                <span className="chip">{t('attestation.findings.explained', { count: finding.explained })}</span>
              ) : null}
              {finding.reasons.length > 0 ? <span className="hint">{finding.reasons.join('；')}</span> : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
