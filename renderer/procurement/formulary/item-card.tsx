import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ITEM_FIELDS } from '../../../shared/domain/procurement/formulary/changes.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { ChangeForm } from './change-form.tsx';
import { CHANGE_LOOKS, fieldText, flagLook, titleOf } from './words.ts';

/** One product: its card, what each version did to it, what takes its place, and changing it in the open draft. */
export function ItemCard(props: {
  readonly code: string;
  readonly on: string | undefined;
  readonly onOpen: (code: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { code, onOpen, onClose } = props;
  const [usual] = useDayShown();
  const on = props.on ?? usual;
  const [changing, setChanging] = useState(false);
  const input = { code, on } as Parameters<typeof client.procurement.formularyItem>[0];
  const read = useQuery(api.procurement.formularyItem.queryOptions({ input }));
  const versions = useQuery(api.procurement.formularyVersions.queryOptions({ input: {} })).data?.versions;
  const draft = versions?.find((version) => version.may.includes('prepare'));
  if (read.isError && isAnswered(read.error))
    return (
      <Drawer open title={code} width={640} onClose={onClose}>
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      </Drawer>
    );
  if (!read.data)
    return (
      <Drawer open title={code} width={640} onClose={onClose}>
        <Loading lines={6} />
      </Drawer>
    );
  const { item, inForce, history, substitutes, agreed } = read.data;
  const title = titleOf(item);
  if (changing && draft) return <ChangeForm version={draft} item={item} onClose={() => setChanging(false)} />;
  async function remove(): Promise<void> {
    if (!draft) return;
    const asked = {
      title: t('formulary.removeTitle', { name: title }),
      body: t('formulary.removeBody', { number: draft.number, day: draft.first }),
      action: t('formulary.remove'),
    };
    if (!(await dialogs.confirm(asked))) return;
    const version = { id: draft.id, revision: draft.revision };
    if (await act(() => client.procurement.removeFormularyItems({ version, codes: [code] }), t('formulary.removed')))
      onClose();
  }
  return (
    <Drawer open title={title} width={640} onClose={onClose}>
      <div className="formulary-paper">
        <p className="formulary-line">
          <code>{code}</code>
          {inForce ? null : <span className="chip danger">{t('formulary.notInForce')}</span>}
          {item.flags.map((flag) => (
            <span key={flag} className={flagLook(flag)}>
              {t(`procurement.flag.${flag}`)}
            </span>
          ))}
        </p>
        <dl className="formulary-facts">
          {ITEM_FIELDS.filter((field) => field !== 'flags').map((field) => (
            <div key={field}>
              <dt>{t(`formulary.field.${field}`)}</dt>
              <dd>{fieldText(item, field, t)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('formulary.agreedOn', { day: on })}</dt>
            <dd>{agreed ? t('formulary.agreedAt', agreed) : '–'}</dd>
          </div>
        </dl>
        {may('procurement.buy') ? (
          <div className="formulary-line">
            {draft ? (
              <>
                <button type="button" className="button" onClick={() => setChanging(true)}>
                  {t('formulary.change')}
                </button>
                {inForce ? (
                  <button type="button" className="button" disabled={busy} onClick={() => void remove()}>
                    {t('formulary.remove')}
                  </button>
                ) : null}
                <span className="hint">{t('formulary.intoDraft', { number: draft.number })}</span>
              </>
            ) : (
              <span className="hint">{t('formulary.noDraft')}</span>
            )}
          </div>
        ) : null}
        <Problem sentence={problem} />
        <h2>{t('formulary.substitutes')}</h2>
        {substitutes.length === 0 ? (
          <p className="hint">{t('formulary.noSubstitutes')}</p>
        ) : (
          <ul className="formulary-list">
            {substitutes.map((other) => (
              <li key={other.code}>
                <button type="button" className="link" onClick={() => onOpen(other.code)}>
                  {titleOf(other)}
                </button>
                <span className="hint">{other.maker}</span>
                <span className="figure">{other.listed || '–'}</span>
              </li>
            ))}
          </ul>
        )}
        <h2>{t('formulary.history')}</h2>
        <table className="formulary-table">
          <thead>
            <tr>
              <th>{t('formulary.from')}</th>
              <th>{t('formulary.version')}</th>
              <th>{t('formulary.whatChanged')}</th>
              <th className="figure">{t('formulary.listed')}</th>
            </tr>
          </thead>
          <tbody>
            {history.map((one) => (
              <tr key={one.version}>
                <td>{one.first}</td>
                <td>{`${one.number} ${one.name}`}</td>
                <td>
                  <span className={CHANGE_LOOKS[one.change]}>{t(`formulary.change.${one.change}`)}</span>{' '}
                  {one.fields.map((field) => t(`formulary.field.${field}`)).join('、')}
                </td>
                <td className="figure">{one.listed || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}
