import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { From } from './from.tsx';
import type { SheetInHand } from './use-sheet.ts';

const NONE = '-';

/** 对应科室: each department of the sheet and the unit's own. */
export function Departments({ sheet, unit }: { readonly sheet: SheetInHand; readonly unit: string }) {
  const { t } = usePreferences();
  const own = useQuery(api.organisation.departments.queryOptions({ input: { unit } })).data ?? [];
  const options = [
    { code: NONE, name: t('revenue.noDepartment') },
    ...own.filter(({ open: still }) => still).map(({ code, name }) => ({ code, name })),
  ];
  const open = sheet.departments.filter(({ department }) => department === null).length;
  return (
    <section className="card revenue-departments" aria-label={t('revenue.departments')}>
      <table className="revenue-table">
        <thead>
          <tr>
            <th>{t('revenue.departments')}</th>
            <th>
              <div className="revenue-head">
                {t('revenue.column.department')}
                {open === 0 ? null : (
                  <button type="button" className="button revenue-all" onClick={sheet.sayNoDepartment}>
                    {t('revenue.noDepartmentForAll', { count: open })}
                  </button>
                )}
              </div>
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.departments.map(({ word, department, from, refund }) => (
            <tr key={word}>
              <td>{word}</td>
              <td>
                <div className="revenue-account revenue-narrow">
                  <ChoiceField
                    label={t('revenue.departmentOf', { word })}
                    options={options}
                    value={department === null ? undefined : department === '' ? NONE : department}
                    onChange={(code) => sheet.sayDepartment(word, code === undefined || code === NONE ? '' : code)}
                    invalid={department === null}
                    width={0}
                  />
                  {refund && department === '' ? (
                    <span className="chip">{t('revenue.refund')}</span>
                  ) : (
                    <From from={from} />
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
