import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PAYEE_CODE, type PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PartyForm } from './party-form.tsx';
import { PayeeDrawer } from './payee-drawer.tsx';
import { PayeeForm } from './payee-form.tsx';
import { PayeeListView } from './payee-list.tsx';
import '../approval.css';
import './payees.css';

/** 收款单位: the register, one of them, and an account that is registered. */
export function PayeesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [chosen, setChosen] = useAddress('payee');
  const [creating, setCreating] = useState(false);
  const [adding, setAdding] = useState(false);
  const read = useQuery(api.approval.payees.queryOptions({ input: {} }));
  const units = read.data?.units ?? [];
  const coolDays = read.data?.coolDays;
  const code = chosen !== undefined && PAYEE_CODE.test(chosen) ? (chosen as PayeeCode) : undefined;
  return (
    <>
      <PageHead
        title={t('approvalPayees.title')}
        subtitle={coolDays === undefined ? undefined : t('approvalPayees.about', { days: coolDays })}
        actions={[
          ...(may('organisation.manage')
            ? [{ label: t('approvalPayees.addParty'), onClick: () => setAdding(true) }]
            : []),
          ...(may('approval.apply')
            ? [{ label: t('approvalPayees.new'), shortcut: 'F2', primary: true, onClick: () => setCreating(true) }]
            : []),
        ]}
      />
      <PayeeListView rows={read.data?.rows} failed={failedOf(read, t)} onOpen={setChosen} />
      {code === undefined || creating ? null : (
        <PayeeDrawer
          key={code}
          code={code}
          units={units}
          coolDays={coolDays ?? 0}
          onClose={() => setChosen(undefined)}
        />
      )}
      {adding ? <PartyForm onClose={() => setAdding(false)} /> : null}
      {creating ? <PayeeForm units={units} onClose={() => setCreating(false)} /> : null}
    </>
  );
}
