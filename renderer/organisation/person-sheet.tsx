import { useState } from 'react';
import { ROLE_CODES, type RoleCode } from '../../shared/domain/organisation/roles.ts';
import { useActing } from '../app/acting.ts';
import { client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { useDialogs } from '../ui/dialogs.tsx';
import { Problem } from '../ui/states.tsx';
import { type GrantDraft, readyGrants } from './grants.ts';
import { GrantsField } from './grants-field.tsx';
import { browserRandom, firstPassword } from './passwords.ts';
import { conflictWord, permissionWord, type ReportedPerson } from './words.ts';

const draftsOf = (person: ReportedPerson): readonly GrantDraft[] =>
  person.grants.map(({ role, unit }) => ({
    role: ROLE_CODES.find((code) => code === role) ?? ('' as RoleCode | ''),
    unit,
  }));

/** One person: roles, what they allow and where, duties that should be parted, and what an administrator can do. */
export function PersonSheet({ person, manages }: { person: ReportedPerson; manages: boolean }) {
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const { reason } = useDialogs();
  const { busy, problem, act } = useActing();
  const [grants, setGrants] = useState(() => draftsOf(person));
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState<string>();
  const ready = readyGrants(grants);
  const changed = JSON.stringify(grants) !== JSON.stringify(draftsOf(person));
  const who = { name: person.display };

  async function saveRoles(): Promise<void> {
    setAsked(true);
    if (busy || !ready) return;
    const why = await reason({ title: t('people.rolesReason', who), action: t('people.saveRoles') });
    if (why)
      await act(
        () => client.organisation.setRoles({ person: person.id, grants: ready, reason: why }),
        t('people.rolesSaved', who),
      );
  }
  async function turn(): Promise<void> {
    const word = person.disabled || person.locked ? ('enable' as const) : ('disable' as const);
    const why = await reason({
      title: t(`people.${word}Reason`, who),
      body: t(`people.${word}Body`),
      action: t(`people.${word}`),
      danger: word === 'disable',
    });
    if (!why) return;
    const asking = { person: person.id, reason: why };
    await act(
      () => (word === 'enable' ? client.organisation.enablePerson(asking) : client.organisation.disablePerson(asking)),
      t(word === 'enable' ? 'people.enabled' : 'people.disabledDone', who),
    );
  }
  async function reset(): Promise<void> {
    const why = await reason({
      title: t('people.resetReason', who),
      body: t('people.resetBody'),
      action: t('people.reset'),
    });
    if (!why) return;
    const next = firstPassword(browserRandom);
    const done = await act(
      () => client.organisation.resetPassword({ person: person.id, password: next, reason: why }),
      t('people.resetDone', who),
    );
    if (done) setPassword(next);
  }
  const nameOf = (code: string): string =>
    code === '' ? t('packs.wholeCounty') : (units?.find((unit) => unit.code === code)?.name ?? code);
  return (
    <>
      <Problem sentence={problem} />
      {manages ? (
        <section className="drawer-part">
          <GrantsField value={grants} strict={asked} onChange={setGrants} />
          {changed ? (
            <div className="drawer-actions">
              <button type="button" className="button primary" aria-disabled={busy} onClick={() => void saveRoles()}>
                {t('people.saveRoles')}
              </button>
              <button type="button" className="button" onClick={() => setGrants(draftsOf(person))}>
                {t('cancel')}
              </button>
            </div>
          ) : null}
        </section>
      ) : null}
      <section className="drawer-part">
        <h3>{t('people.conflicts')}</h3>
        {person.conflicts.length === 0 ? (
          <p className="hint">{t('people.noConflicts')}</p>
        ) : (
          <>
            <p className="notice warn">
              {person.conflicts.map((pair) => conflictWord(pair, t)).join(locale === 'zh-CN' ? '、' : ', ')}
            </p>
            <p className="hint">{t('people.conflictsBody')}</p>
          </>
        )}
      </section>
      {manages ? (
        <section className="drawer-part">
          <h3>{t('people.signIn')}</h3>
          {password ? (
            <p className="notice warn" role="status">
              <span>
                {t('people.handOver', { name: person.name })} <code className="once">{password}</code>
              </span>
            </p>
          ) : null}
          <div className="drawer-actions">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void reset()}>
              {t('people.reset')}
            </button>
            <button type="button" className="button" aria-disabled={busy} onClick={() => void turn()}>
              {t(person.disabled || person.locked ? 'people.enable' : 'people.disable')}
            </button>
          </div>
        </section>
      ) : null}
      <section className="drawer-part">
        <h3>{t('people.permissionsOf', { count: person.permissions.length })}</h3>
        <ul className="permission-list">
          {person.permissions.map(({ permission, name, units: at }) => (
            <li key={permission}>
              <span>{permissionWord(permission, name, t)}</span>
              <small>{at.map(nameOf).join(locale === 'zh-CN' ? '、' : ', ')}</small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
