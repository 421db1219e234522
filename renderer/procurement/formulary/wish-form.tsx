import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { askedItem, draftOf } from './item-draft.ts';
import { ItemFields } from './item-fields.tsx';
import type { Wish } from './words.ts';

type Asked = RequestOf<Contract['procurement']['saveWish']>;
const WORDS = ['why', 'indications', 'evidence'] as const;
const MOST = { why: 500, indications: 300, evidence: 500 } as const;

/** The day at this desk, as a date field has it. */
const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** 新增品种建议: which product a unit would have, and why. */
export function WishForm({ wish, onClose }: { readonly wish?: Wish; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [], unit: inScope } = useScope();
  const { busy, problem, act } = useActing();
  const own = units.filter(({ code }) => may('procurement.request', code));
  const [unit, setUnit] = useState(wish?.unit ?? inScope);
  const [day, setDay] = useState(wish?.day ?? today());
  const [draft, setDraft] = useState(() => draftOf(wish?.item));
  const [words, setWords] = useState({
    ...{ why: wish?.why ?? '', indications: wish?.indications ?? '', evidence: wish?.evidence ?? '' },
  });
  // Whoever asks for one unit alone has nothing to choose.
  const whose = unit ?? (own.length === 1 ? own[0]!.code : undefined);
  const item = askedItem(draft);
  const good = whose !== undefined && day !== '' && item && WORDS.every((each) => words[each].trim() !== '');
  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...{ unit: whose, day, item, ...(wish ? { at: { id: wish.id, revision: wish.revision } } : {}) },
      ...{ why: words.why.trim(), indications: words.indications.trim(), evidence: words.evidence.trim() },
    } as Asked;
    if (await act(() => client.procurement.saveWish(asked), t('formulary.wishKept'))) onClose();
  }
  return (
    <Drawer open title={wish ? wish.number : t('formulary.newWish')} width={720} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="formulary-fields">
          {wish ? null : (
            <Labelled label={t('formulary.wish.unit')}>
              {({ id }) => <UnitField id={id} options={own} value={whose} onChange={setUnit} />}
            </Labelled>
          )}
          <Labelled label={t('formulary.wish.day')}>
            {(labelled) => (
              <input
                {...labelled}
                className="input"
                type="date"
                value={day}
                onChange={({ target }) => setDay(target.value)}
              />
            )}
          </Labelled>
        </div>
        <ItemFields draft={draft} codeFixed={false} onChange={setDraft} />
        <div className="formulary-fields">
          {WORDS.map((each) => (
            <div key={each} className="wide">
              <Labelled label={t(`formulary.wish.${each}`)}>
                {(labelled) => (
                  <textarea
                    {...labelled}
                    className="input"
                    rows={2}
                    maxLength={MOST[each]}
                    value={words[each]}
                    onChange={({ target }) => setWords({ ...words, [each]: target.value })}
                  />
                )}
              </Labelled>
            </div>
          ))}
        </div>
        <Problem sentence={problem} />
        <div className="formulary-line">
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('formulary.saveWish')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
