import { useState } from 'react';
import { ITEM_FIELDS } from '../../../shared/domain/procurement/formulary/changes.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { ChangeForm } from './change-form.tsx';
import { CHANGE_LOOKS, type Change, fieldText, titleOf, type Version } from './words.ts';

/** One change of a version, old and new side by side; of a draft it can be written anew or left out. */
export function ChangeSheet(props: {
  readonly version: Version;
  readonly change: Change;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { version, change, onClose } = props;
  const { before, after, code, fields } = change;
  const [writing, setWriting] = useState(false);
  if (writing && after) return <ChangeForm version={version} item={after} onClose={onClose} />;
  const drop = async (): Promise<void> => {
    const at = { id: version.id, revision: version.revision };
    if (
      await act(() => client.procurement.dropFormularyChanges({ version: at, codes: [code] }), t('formulary.dropped'))
    )
      onClose();
  };
  return (
    <Drawer open title={titleOf((after ?? before)!)} width={640} onClose={onClose}>
      <div className="formulary-paper">
        <p className="formulary-line">
          <code>{code}</code>
          <span className={CHANGE_LOOKS[change.change]}>{t(`formulary.change.${change.change}`)}</span>
        </p>
        <table className="formulary-table">
          <thead>
            <tr>
              <th>{t('formulary.card')}</th>
              {before ? <th>{t('formulary.before')}</th> : null}
              {after ? <th>{t('formulary.after')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {ITEM_FIELDS.map((field) => (
              <tr key={field} className={fields.includes(field) ? 'differs' : undefined}>
                <th scope="row">{t(`formulary.field.${field}`)}</th>
                {before ? <td>{fieldText(before, field, t)}</td> : null}
                {after ? <td>{fieldText(after, field, t)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
        <Problem sentence={problem} />
        {version.may.includes('prepare') ? (
          <div className="formulary-line">
            {after ? (
              <button type="button" className="button" onClick={() => setWriting(true)}>
                {t('formulary.change')}
              </button>
            ) : null}
            <button type="button" className="button" disabled={busy} onClick={() => void drop()}>
              {t('formulary.drop')}
            </button>
          </div>
        ) : null}
      </div>
    </Drawer>
  );
}
