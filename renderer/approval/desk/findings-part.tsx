import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { CaseDrawer } from '../radar/case-drawer.tsx';
import type { Application } from './document.ts';
import '../radar/radar.css';
import './findings-part.css';

type Finding = Application['findings'][number];

/** 化整为零预警: what the radar found and who should have decided, in a sentence, and the evidence behind it. */
export function FindingsPart({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = usePreferences();
  const [shown, setShown] = useState<Finding>();
  if (findings.length === 0) return null;
  return (
    <section className="approvals-findings" aria-label={t('approvals.findings')}>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.value} ${finding.message}`}>
            <b>{t(`radar.kind.${finding.kind}`)}</b>
            <span>{finding.message}</span>
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
