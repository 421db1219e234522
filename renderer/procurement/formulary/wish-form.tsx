import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { askedItem, draftOf, emptyFields } from './item-draft.ts';
import { ItemFields } from './item-fields.tsx';
import type { Wish } from './words.ts';

type Asked = RequestOf<Contract['procurement']['saveWish']>;
const WORDS = ['why', 'indications', 'evidence'] as const;
const MOST = { why: 500, indications: 300, evidence: 500 } as const;

/** 新增品种建议: which product a unit would have, and why. */
export function WishForm({ wish, onClose }: { readonly wish?: Wish; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [], unit: inScope } = useScope();
  const { busy, problem, act } = useActing();
  const own = units.filter(({ code }) => may('procurement.request', code));
  const [unit, setUnit] = useState(wish?.unit ?? inScope);
  const [shown] = useDayShown();
  const [typed, setDay] = useState(wish?.day);
  const day = typed ?? shown;
  const [tried, setTried] = useState(false);
  const [kept, setKept] = useState<{ readonly id: number; readonly revision: number } | undefined>(
    wish && { id: wish.id, revision: wish.revision },
  );
  const [draft, setDraft] = useState(() => draftOf(wish?.item));
  const [words, setWords] = useState({
    ...{ why: wish?.why ?? '', indications: wish?.indications ?? '', evidence: wish?.evidence ?? '' },
  });
  // Whoever asks for one unit alone has nothing to choose.
  const whose = unit ?? (own.length === 1 ? own[0]!.code : undefined);
  const item = askedItem(draft);
  const needed = t('formulary.needed');
  // What is missing is said at its field once somebody has tried to save.
  const wrong: Readonly<Record<string, string>> = tried
    ? Object.fromEntries([
        ...emptyFields(draft).map((field) => [field, needed] as const),
        ...WORDS.filter((each) => words[each].trim() === '').map((each) => [each, needed] as const),
        ...(whose === undefined ? [['unit', needed] as const] : []),
        ...(day === '' ? [['day', needed] as const] : []),
      ])
    : {};
  const missing = Object.keys(wrong).length;
  const good = whose !== undefined && day !== '' && item && WORDS.every((each) => words[each].trim() !== '');
  async function save(hand: boolean): Promise<void> {
    setTried(true);
    if (!good) return;
    const asked = {
      ...{ unit: whose, day, item, ...(kept ? { at: kept } : {}) },
      ...{ why: words.why.trim(), indications: words.indications.trim(), evidence: words.evidence.trim() },
    } as Asked;
    const done = await act(
      async () => {
        const saved = await client.procurement.saveWish(asked);
        setKept({ id: saved.id, revision: saved.revision });
        if (hand) await client.procurement.handWish({ unit: whose as never, id: saved.id, revision: saved.revision });
      },
      t(hand ? 'procurement.done.hand' : 'formulary.wishKept'),
    );
    if (done) onClose();
  }
  return (
    <Drawer open title={wish ? wish.number : t('formulary.newWish')} width={720} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <div className="formulary-fields">
          {wish ? null : (
            <Labelled label={t('formulary.wish.unit')} needed problem={wrong['unit']}>
              {({ id }) => <UnitField id={id} options={own} value={whose} onChange={setUnit} />}
            </Labelled>
          )}
          <Labelled label={t('formulary.wish.day')} needed problem={wrong['day']}>
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
        <ItemFields draft={draft} codeFixed={false} wrong={wrong} onChange={setDraft} />
        <div className="formulary-fields">
          {WORDS.map((each) => (
            <div key={each} className="wide">
              <Labelled label={t(`formulary.wish.${each}`)} needed problem={wrong[each]}>
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
          <button type="submit" className="button" disabled={busy}>
            {t('formulary.saveWish')}
          </button>
          <button type="button" className="button primary" disabled={busy} onClick={() => void save(true)}>
            {t('formulary.saveAndHand')}
          </button>
          <span className={missing > 0 ? 'field-problem' : 'hint'} role="status">
            {missing > 0 ? t('formulary.stillNeeded', { count: missing }) : t('formulary.neededHint')}
          </span>
        </div>
      </form>
    </Drawer>
  );
}
