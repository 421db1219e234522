import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Version } from './words.ts';

type Asked = RequestOf<Contract['procurement']['saveFormularyVersion']>;

/** A version's own words: its title, its day, and what the committee (药事会) said. */
export function VersionForm({ version, onClose }: { readonly version?: Version; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [draft, setDraft] = useState({
    ...{ title: version?.name ?? '', first: version?.first ?? '', minutes: version?.minutes ?? '' },
    ...{ held: version?.held ?? '', invited: String(version?.invited || ''), present: String(version?.present || '') },
  });
  const good = draft.title.trim() !== '' && draft.first !== '';
  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(version ? { at: { id: version.id, revision: version.revision } } : {}),
      ...{ title: draft.title.trim(), first: draft.first, minutes: draft.minutes.trim(), held: draft.held },
      ...{ invited: Number(draft.invited), present: Number(draft.present) },
    } as Asked;
    if (await act(() => client.procurement.saveFormularyVersion(asked), t('formulary.versionKept'))) onClose();
  }
  const field = (id: keyof typeof draft, more: { type?: 'date' | 'text'; hint?: string; most?: number }) => (
    <Labelled label={t(`formulary.version.${id}`)} hint={more.hint}>
      {(labelled) => (
        <input
          {...labelled}
          className="input"
          type={more.type ?? 'text'}
          maxLength={more.most ?? 60}
          value={draft[id]}
          onChange={({ target }) =>
            setDraft({
              ...draft,
              [id]: id === 'invited' || id === 'present' ? target.value.replaceAll(/\D/g, '') : target.value,
            })
          }
        />
      )}
    </Labelled>
  );
  return (
    <Drawer
      open
      title={version ? `${version.number} ${version.name}` : t('formulary.begin')}
      width={520}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="formulary-fields">
          {field('title', {})}
          {field('first', { type: 'date', hint: t('formulary.firstHint') })}
          {field('minutes', { hint: t('formulary.minutesHint') })}
          {field('held', { type: 'date' })}
          {field('invited', { most: 3 })}
          {field('present', { most: 3 })}
        </div>
        <Problem sentence={problem} />
        <div className="formulary-line">
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('formulary.saveVersion')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
