import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import type { Saving } from './saver.ts';

/** 保存中 / 已保存 hh:mm, or why it is not. */
export function SaveState({ saving }: { saving: Saving }) {
  const { t } = usePreferences();
  if (saving.kind === 'untouched') return <span className="hint desk-saving" role="status" />;
  if (saving.kind === 'refused')
    return (
      <span className="chip danger desk-saving" role="alert">
        {t('desk.saving.refused', { why: sentenceOf(saving.error, t) })}
      </span>
    );
  if (saving.kind === 'away')
    return (
      <span className="chip warn desk-saving" role="status">
        {t('desk.saving.away')}
      </span>
    );
  return (
    <span className={saving.kind === 'saved' ? 'chip ok desk-saving' : 'chip desk-saving'} role="status">
      {saving.kind === 'saved'
        ? t('desk.saving.saved', { time: instantName(saving.at).slice(-5) })
        : t('desk.saving.busy')}
    </span>
  );
}
