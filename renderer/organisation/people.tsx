import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PersonAdding } from './person-adding.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { conflictWord, type ReportedPerson, roleWord } from './words.ts';
import './admin.css';

/** 人员与角色: who works here as what and where, and which duties one person should not hold together. */
export function People() {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { units } = useScope();
  const report = useQuery(api.organisation.permissionReport.queryOptions({ input: {} }));
  const [opened, setOpened] = useAddress('open');
  const [only, setOnly] = useAddress('only');
  const [find, setFind] = useAddress('find');
  const manages = may('people.manage');
  const comma = locale === 'zh-CN' ? '、' : ', ';
  const columns = useMemo<GridColumn<ReportedPerson>[]>(() => {
    const nameOf = (code: string): string =>
      code === '' ? t('packs.wholeCounty') : (units?.find((unit) => unit.code === code)?.name ?? code);
    return [
      { id: 'display', title: t('setUp.display'), value: ({ display }) => display, flex: 2, minWidth: 150 },
      { id: 'name', title: t('signIn.name'), value: ({ name }) => name, width: 120 },
      {
        id: 'roles',
        title: t('setUp.role'),
        value: ({ grants }) =>
          [...new Set(grants.map(({ role, roleName }) => roleWord(role, roleName, t)))].join(comma),
        flex: 2,
        minWidth: 150,
      },
      {
        id: 'units',
        title: t('setUp.at'),
        value: ({ grants }) => [...new Set(grants.map(({ unit }) => nameOf(unit)))].join(comma),
        flex: 2,
        minWidth: 150,
      },
      {
        id: 'permissions',
        title: t('people.permissions'),
        kind: 'number',
        value: ({ permissions }) => permissions.length,
        width: 110,
      },
      {
        id: 'conflicts',
        title: t('people.conflicts'),
        value: ({ conflicts }) => conflicts.map((pair) => conflictWord(pair, t)).join(comma),
        render: ({ conflicts }) =>
          conflicts.length === 0 ? (
            '–'
          ) : (
            <span className="chip warn">{conflicts.map((pair) => conflictWord(pair, t)).join(comma)}</span>
          ),
        flex: 2,
        minWidth: 140,
      },
      {
        id: 'state',
        title: t('people.state'),
        value: (person) => t(`people.${stateOf(person)}`),
        render: (person) => <span className={`chip ${CHIP[stateOf(person)]}`}>{t(`people.${stateOf(person)}`)}</span>,
        width: 100,
      },
    ];
  }, [t, units, comma]);
  const all = report.data?.people;
  const shown = useMemo(() => {
    const typed = (find ?? '').toLowerCase();
    return all?.filter(
      (person) =>
        (only !== 'conflicts' || person.conflicts.length > 0) &&
        `${person.name} ${person.display}`.toLowerCase().includes(typed),
    );
  }, [all, only, find]);
  const person = all?.find(({ name }) => name === opened);
  const adding = manages && opened === '+';
  const conflicted = all?.filter(({ conflicts }) => conflicts.length > 0).length ?? 0;
  return (
    <>
      <PageHead
        title={t('people.title')}
        subtitle={t('people.subtitle')}
        {...(manages
          ? { actions: [{ label: t('people.add'), shortcut: 'F2', primary: true, onClick: () => setOpened('+') }] }
          : {})}
      />
      <Grid
        id="organisation.people"
        label={t('people.title')}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        onOpen={({ name }) => setOpened(name)}
        failed={failedOf(report, t)}
        empty={{ title: t('people.none') }}
        header={
          <>
            <input
              className="input"
              type="search"
              aria-label={t('people.find')}
              placeholder={t('people.find')}
              value={find ?? ''}
              maxLength={40}
              onChange={(event) => setFind(event.target.value || undefined, { replace: true })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={only === 'conflicts'}
                onChange={(event) => setOnly(event.target.checked ? 'conflicts' : undefined, { replace: true })}
              />
              {t('people.onlyConflicts', { count: conflicted })}
            </label>
          </>
        }
      />
      <Drawer
        open={adding || person !== undefined}
        title={adding ? t('people.add') : `${person?.display ?? ''} · ${person?.name ?? ''}`}
        width={520}
        onClose={() => setOpened(undefined)}
      >
        {adding ? <PersonAdding /> : person ? <PersonSheet key={person.id} person={person} manages={manages} /> : null}
      </Drawer>
    </>
  );
}

const CHIP = { active: 'ok', disabled: '', locked: 'warn' } as const;
const stateOf = ({ disabled, locked }: ReportedPerson): 'active' | 'disabled' | 'locked' =>
  disabled ? 'disabled' : locked ? 'locked' : 'active';
