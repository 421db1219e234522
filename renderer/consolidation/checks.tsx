import { useId, useState } from 'react';
import { consolidationTitleOf } from '../app/check-title.ts';
import { usePreferences } from '../app/preferences.tsx';
import './checks.css';
import { type Check, inWeight } from './sheet.ts';

const lookOf = ({ ok, severity }: Check): string =>
  ok ? 'chip ok' : severity === 'error' ? 'chip danger' : 'chip warn';
const signOf = ({ ok, severity }: Check): string => (ok ? '✓' : severity === 'error' ? '✕' : '!');

/** The named checks of a run: what fails first, each a chip that opens its detail; those that hold are counted together. */
export function Checks({ checks, caption }: { checks: readonly Check[]; caption: string }) {
  const { t } = usePreferences();
  const [open, setOpen] = useState<string>();
  const [all, setAll] = useState(false);
  const place = useId();
  const ordered = inWeight(checks);
  const passed = ordered.filter(({ ok }) => ok);
  const shown = all ? ordered : ordered.filter(({ ok }) => !ok);
  const chosen = checks.find(({ name }) => name === open);
  return (
    <section className="ws-checks" aria-label={t('worksheet.checks')}>
      <div className="ws-check-row">
        {shown.map((check) => (
          <button
            key={check.name}
            type="button"
            className={lookOf(check)}
            aria-expanded={open === check.name}
            aria-controls={place}
            onClick={() => setOpen(open === check.name ? undefined : check.name)}
          >
            <b>
              <span aria-hidden="true">{signOf(check)}</span>
              <span className="visually-hidden">
                {check.ok
                  ? t('checkState.ok')
                  : check.severity === 'error'
                    ? t('checkState.error')
                    : t('checkState.finding')}
              </span>
            </b>
            {check.ok
              ? consolidationTitleOf(check, t)
              : t(check.severity === 'error' ? 'worksheet.checkFails' : 'worksheet.checkOpen', {
                  title: consolidationTitleOf(check, t),
                })}
          </button>
        ))}
        <button type="button" className="chip ok" aria-expanded={all} onClick={() => setAll(!all)}>
          <b aria-hidden="true">✓</b>
          {all ? t('worksheet.checksFewer') : t('worksheet.checksPassed', { count: passed.length })}
        </button>
        <span className="hint">{caption}</span>
      </div>
      <div id={place} role="status">
        {chosen ? (
          <p className="ws-check-detail">
            <strong>{consolidationTitleOf(chosen, t)}</strong>
            <span lang="zh-CN">{chosen.detail}</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}
