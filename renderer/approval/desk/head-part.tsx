import type { ReactNode } from 'react';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import type { Application } from './document.ts';
import { STAGE_LOOKS } from './looks.ts';

/** What is asked for, whose it is, and how much, to the 分 and in capital words; `tools` stand at the right. */
export function HeadPart({ document, tools }: { readonly document: Application; readonly tools?: ReactNode }) {
  const { t } = usePreferences();
  const amount = parseYuan(document.amount) ?? ZERO;
  return (
    <header className="approvals-head">
      <div className="approvals-line">
        <b className="approvals-number">{document.number}</b>
        <UnitMark unit={document.unit} name={document.unitName} />
        <span>{t(`approval.category.${document.category}`)}</span>
        <span className={STAGE_LOOKS[document.stage]}>{t(`approval.stage.${document.stage}`)}</span>
        {document.urgent ? <span className="chip danger">{t('approvals.urgent')}</span> : null}
        {document.late > 0 ? <span className="chip warn">{t('approvals.late', { days: document.late })}</span> : null}
        {tools === undefined ? null : <span className="approvals-tools">{tools}</span>}
      </div>
      <div className="approvals-what">
        <div>
          <h2>{document.purpose}</h2>
          <p className="hint">{t('approvals.appliedBy', { display: document.display, day: document.day })}</p>
        </div>
        <div className="approvals-amount">
          <strong>¥ {groupedYuan(amount)}</strong>
          <span lang="zh-CN">{capitalYuan(amount)}</span>
        </div>
      </div>
    </header>
  );
}
