import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { CardForm } from './card-form.tsx';
import { RulesView } from './rules-view.tsx';
import { SupplierDrawer } from './supplier-drawer.tsx';
import { SupplierListView } from './supplier-list.tsx';
import './suppliers.css';

const CODE = /^[A-Z0-9]{4,18}$/;

/** 供应商: the list, one of them, and the rules. Licences are judged at the month's end, or today while it is not over. */
export function SuppliersPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [view, setView] = useAddress('view');
  const [chosen, setChosen] = useAddress('supplier');
  const [creating, setCreating] = useState(false);
  const [day, setDay] = useDayShown();
  const read = useQuery(api.procurement.suppliers.queryOptions({ input: { day } }));
  const rules = view === 'rules';
  return (
    <>
      <PageHead
        title={t('suppliers.title')}
        actions={
          may('procurement.buy') && !rules
            ? [{ label: t('suppliers.new'), shortcut: 'F2', primary: true, onClick: () => setCreating(true) }]
            : []
        }
      >
        <Segments
          label={t('suppliers.view')}
          value={rules ? 'rules' : 'list'}
          choices={[
            { value: 'list', label: t('suppliers.view.list') },
            { value: 'rules', label: t('suppliers.view.rules') },
          ]}
          onChange={(next) => setView(next === 'rules' ? 'rules' : undefined)}
        />
        {rules ? null : (
          <label className="suppliers-day">
            {t('suppliers.day')}
            <input className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
        )}
      </PageHead>
      {rules ? (
        <RulesView rules={read.data?.settings} failed={failedOf(read, t)} />
      ) : (
        <SupplierListView
          rows={read.data?.rows}
          day={day}
          warnDays={read.data?.settings.warnDays ?? 0}
          failed={failedOf(read, t)}
          onOpen={setChosen}
        />
      )}
      {chosen !== undefined && CODE.test(chosen) ? (
        <SupplierDrawer key={chosen} code={chosen} day={day} onClose={() => setChosen(undefined)} />
      ) : null}
      {creating ? <CardForm onClose={() => setCreating(false)} /> : null}
    </>
  );
}
