import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { CaseDrawer } from '../radar/case-drawer.tsx';
import { useApprovalWords } from '../words.ts';
import type { Application } from './document.ts';
import '../radar/radar.css';
import './findings-part.css';

type Finding = Application['findings'][number];

/** 化整为零预警: what the radar found, which level it should have had, and the evidence behind it. */
export function FindingsPart({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const [shown, setShown] = useState<Finding>();
  if (findings.length === 0) return null;
  return (
    <section className="approvals-findings" aria-label={t('approvals.findings')}>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.value} ${finding.message}`}>
            <b>{t(`radar.kind.${finding.kind}`)}</b>
            <span>
              {finding.message}
              {finding.levels.length === 0 ? null : (
                <>
                  {' '}
                  <b>
                    {t('approvals.findings.should', {
                      levels: words.list(finding.levels.map((level) => t(`approval.level.${level}`))),
                    })}
                  </b>
                </>
              )}
            </span>
            <button
              type="button"
              className="link"
              aria-label={t('radar.evidenceOf', { message: finding.message })}
              onClick={() => setShown(finding)}
            >
              {t('radar.evidence')}
            </button>
          </li>
        ))}
      </ul>
      {shown ? <CaseDrawer row={shown} onClose={() => setShown(undefined)} /> : null}
    </section>
  );
}
