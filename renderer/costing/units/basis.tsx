import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import type { VisitCosts } from './asked.ts';

/** Sentences that are shown before the others are asked for. */
const SHOWN = 3;

/** From which locked runs a result is, whether it is for management alone, and what is missing or left out. */
export function Basis({
  runs,
  official,
  problems,
}: Pick<VisitCosts, 'runs' | 'official'> & { readonly problems: readonly string[] }) {
  const { t, locale } = usePreferences();
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN);
  const last = runs.at(-1);
  return (
    <>
      <p className="hint unit-cost-basis">
        {official ? null : <span className="chip accent">{t('unitCost.management')}</span>}
        {last === undefined
          ? null
          : runs.length === 1
            ? t('unitCost.from', { version: last.version, instant: instantName(last.lockedAt) })
            : t('unitCost.fromMonths', {
                runs: runs
                  .map(({ period, version }) => t('unitCost.fromMonth', { period, version }))
                  .join(locale === 'en' ? ', ' : '、'),
              })}
      </p>
      {problems.length === 0 ? null : (
        <div className="notice warn" role="note">
          <ul className="unit-cost-problems">
            {shown.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {problems.length > SHOWN ? (
            <button type="button" className="link" onClick={() => setAll(!all)}>
              {all ? t('unitCost.fewer') : t('unitCost.more', { count: problems.length - SHOWN })}
            </button>
          ) : null}
        </div>
      )}
    </>
  );
}
