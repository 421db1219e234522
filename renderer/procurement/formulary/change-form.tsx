import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { askedItem, draftOf } from './item-draft.ts';
import { ItemFields } from './item-fields.tsx';
import { type Product, titleOf, type Version } from './words.ts';

/** Adds a product to a draft version, or changes one in it. */
export function ChangeForm(props: {
  readonly version: Version;
  readonly item?: Product;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { version, item, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(item));
  const asked = askedItem(draft);
  async function save(): Promise<void> {
    if (!asked) return;
    const at = { id: version.id, revision: version.revision };
    const done = t('formulary.changeKept', { number: version.number });
    if (await act(() => client.procurement.saveFormularyChange({ version: at, item: asked }), done)) onClose();
  }
  return (
    <Drawer open title={item ? titleOf(item) : t('formulary.addItem')} width={720} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ItemFields draft={draft} codeFixed={item !== undefined} onChange={setDraft} />
        <Problem sentence={problem} />
        <div className="formulary-line">
          <button type="submit" className="button primary" disabled={busy || !asked}>
            {t('formulary.saveChange')}
          </button>
          <span className="hint">{t('formulary.intoDraft', { number: version.number })}</span>
        </div>
      </form>
    </Drawer>
  );
}
