import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Tally } from '../../ui/states.tsx';
import { DepartmentAdding } from './department-adding.tsx';
import { DepartmentSheet } from './department-sheet.tsx';
import { type DepartmentRow, useSpecialityName } from './words.ts';

const LOOKS = { open: 'ok', closed: '', later: 'accent' } as const;

/** The tree of a month; a row opens the department's history and its change. */
export function DepartmentTree(props: { readonly unit: string; readonly period: Period; readonly manages: boolean }) {
  const { t } = usePreferences();
  const { unit, period, manages } = props;
  const read = useQuery(api.organisation.departmentsAt.queryOptions({ input: { unit, period } }));
  const [opened, setOpened] = useAddress('of');
  const [closedToo, setClosedToo] = useAddress('closed');
  const [find, setFind] = useState('');
  const special = useSpecialityName();
  const all = read.data;
  const columns = useMemo<GridColumn<DepartmentRow>[]>(
    () => [
      {
        ...{ id: 'name', title: t('departments.department'), flex: 3, minWidth: 220 },
        value: ({ code, name }) => `${code} ${name}`,
      },
      { id: 'class', title: t('departments.class'), value: (row) => t(`costing.class.${row.class}`), width: 130 },
      {
        ...{ id: 'standard', title: t('departments.standard'), flex: 2, minWidth: 150 },
        value: ({ standard }) => special(standard) || '–',
      },
      {
        ...{ id: 'state', title: t('departments.state'), width: 110 },
        value: ({ state }) => t(`departments.state.${state}`),
        render: ({ state }) => <span className={`chip ${LOOKS[state]}`}>{t(`departments.state.${state}`)}</span>,
      },
      {
        ...{ id: 'since', title: t('departments.since'), width: 120 },
        value: ({ since }) => since || t('departments.fromBeginning'),
      },
      { id: 'next', title: t('departments.next'), value: ({ next }) => next || '–', width: 120 },
    ],
    [t, special],
  );
  const shown = useMemo(() => {
    const typed = find.trim().toLowerCase();
    return all?.filter(
      ({ code, name, standard, state }) =>
        (closedToo !== undefined || state === 'open') &&
        `${code} ${name} ${special(standard)}`.toLowerCase().includes(typed),
    );
  }, [all, find, closedToo, special]);
  const closed = all?.filter(({ state }) => state !== 'open').length ?? 0;
  const department = all?.find(({ code }) => code === opened);
  const adding = manages && opened === '+';
  const close = () => setOpened(undefined);
  return (
    <>
      <Grid<DepartmentRow>
        id="organisation.departments"
        label={t('departments.title')}
        columns={columns}
        rows={shown}
        rowKey={({ code }) => code}
        depthOf={({ depth }) => (find.trim() === '' ? depth : 0)}
        onOpen={({ code }) => setOpened(code)}
        failed={failedOf(read, t)}
        empty={{
          title: t(all?.length ? 'departments.noneFound' : 'departments.none'),
          body: all?.length ? null : t('departments.noneBody'),
        }}
        header={
          <>
            <input
              className="input"
              type="search"
              aria-label={t('departments.find')}
              placeholder={t('departments.find')}
              value={find}
              maxLength={40}
              onChange={(event) => setFind(event.target.value)}
            />
            {closed > 0 ? (
              <label className="check">
                <input
                  type="checkbox"
                  checked={closedToo !== undefined}
                  onChange={({ target }) => setClosedToo(target.checked ? 'yes' : undefined, { replace: true })}
                />
                {t('departments.showClosed')}
              </label>
            ) : null}
            <Tally>
              {all &&
                (find.trim() !== ''
                  ? t('departments.count.found', { found: shown?.length ?? 0, count: all.length })
                  : closed > 0
                    ? t('departments.count.closed', { count: all.length - closed, closed })
                    : t('departments.count', { count: all.length }))}
            </Tally>
            <SaveBook make={() => client.organisation.departmentBook({ unit, period })} />
          </>
        }
      />
      <Drawer
        open={adding || department !== undefined}
        title={adding ? t('departments.add') : `${department?.code ?? ''} ${department?.name ?? ''}`}
        width={480}
        onClose={close}
      >
        {adding ? <DepartmentAdding unit={unit} departments={all ?? []} onDone={close} /> : null}
        {department ? (
          <DepartmentSheet
            key={`${department.code} ${department.revision}`}
            {...{ unit, period, department, manages, departments: all ?? [] }}
            onDone={close}
          />
        ) : null}
      </Drawer>
    </>
  );
}
