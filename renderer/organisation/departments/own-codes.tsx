import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';

type OwnCode = ReplyOf<Contract['organisation']['departmentCodes']>[number];

/** 自编科室对照: what the unit's own programs call its departments. */
export function OwnCodes(props: { readonly unit: string; readonly period: Period; readonly manages: boolean }) {
  const { t } = usePreferences();
  const { unit, period, manages } = props;
  const { busy, problem, act } = useActing();
  const codes = useQuery(api.organisation.departmentCodes.queryOptions({ input: { unit } }));
  const departments = useQuery(api.organisation.departmentsAt.queryOptions({ input: { unit, period } })).data;
  const [own, setOwn] = useState('');
  const [department, setDepartment] = useState<string>();
  const [asked, setAsked] = useState(false);
  const missing = own.trim() === '' || department === undefined;
  const columns = useMemo<GridColumn<OwnCode>[]>(
    () => [
      { id: 'own', title: t('departments.codes.own'), value: (row) => row.own, flex: 1, minWidth: 160 },
      {
        ...{ id: 'department', title: t('departments.department'), flex: 2, minWidth: 200 },
        value: (row) =>
          `${row.department} ${departments?.find(({ code }) => code === row.department)?.name ?? ''}`.trim(),
      },
      ...(manages
        ? [
            {
              ...{ id: 'unmap', title: t('departments.codes.unmap'), width: 110, sortable: false },
              value: () => '',
              render: (row: OwnCode) => (
                <button
                  type="button"
                  className="button"
                  aria-label={t('departments.codes.unmapOf', { own: row.own })}
                  aria-disabled={busy}
                  onClick={() =>
                    busy ||
                    void act(
                      () => client.organisation.unmapDepartmentCode({ unit, own: row.own }),
                      t('departments.codes.unmapped', { own: row.own }),
                    )
                  }
                >
                  {t('departments.codes.unmap')}
                </button>
              ),
            },
          ]
        : []),
    ],
    [t, departments, manages, busy, act, unit],
  );

  async function map(): Promise<void> {
    setAsked(true);
    if (busy || missing) return;
    const done = await act(
      () => client.organisation.mapDepartmentCodes({ unit, codes: [{ own: own.trim(), department }] }),
      t('departments.codes.mapped', { own: own.trim() }),
    );
    if (!done) return;
    setOwn('');
    setDepartment(undefined);
    setAsked(false);
  }
  return (
    <>
      <p className="hint">{t('departments.codes.about')}</p>
      {manages ? (
        <form
          className="own-code-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void map();
          }}
        >
          <Labelled label={t('departments.codes.own')}>
            {(field) => (
              <input
                {...field}
                className="input"
                value={own}
                maxLength={40}
                onChange={({ target }) => setOwn(target.value)}
              />
            )}
          </Labelled>
          <Labelled label={t('departments.department')}>
            {({ id }) => (
              <ChoiceField
                id={id}
                options={departments?.filter(({ state }) => state !== 'closed') ?? []}
                value={department}
                onChange={setDepartment}
                width={280}
              />
            )}
          </Labelled>
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('departments.codes.map')}
          </button>
        </form>
      ) : null}
      <Problem sentence={problem ?? (asked && missing ? t('departments.codes.missing') : undefined)} />
      <Grid<OwnCode>
        id="organisation.department-codes"
        label={t('departments.view.codes')}
        columns={columns}
        rows={codes.data}
        rowKey={(row) => row.own}
        failed={failedOf(codes, t)}
        empty={{ title: t('departments.codes.none'), body: t('departments.codes.noneBody') }}
      />
    </>
  );
}
