import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import type { SheetInHand } from './use-sheet.ts';
import { From } from './words.tsx';

const NONE = '-';

/** 对应科室: each department of the sheet and the unit's own. */
export function Departments({ sheet, unit }: { readonly sheet: SheetInHand; readonly unit: string }) {
  const { t } = usePreferences();
  const own = useQuery(api.organisation.departments.queryOptions({ input: { unit } })).data ?? [];
  const options = [{ code: NONE, name: t('revenue.noDepartment') }, ...own.map(({ code, name }) => ({ code, name }))];
  return (
    <section className="card revenue-departments" aria-label={t('revenue.departments')}>
      <table className="revenue-table">
        <thead>
          <tr>
            <th>{t('revenue.departments')}</th>
            <th>{t('revenue.column.department')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.departments.map(({ word, department, from }) => (
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
                  <From from={from} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
