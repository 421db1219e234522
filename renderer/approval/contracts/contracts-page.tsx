import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/states.tsx';
import { ContractDrawer } from './contract-drawer.tsx';
import { ContractListView } from './contract-list.tsx';
import { SignForm } from './sign-form.tsx';
import '../approval.css';
import '../payouts/payouts.css';
import './contracts.css';

/** 合同登记: the register of a year, one contract, and one that is signed. */
export function ContractsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const { period, unit } = useScope();
  const [chosen, setChosen] = useAddress('contract');
  const [sign, setSign] = useAddress('sign');
  const [pressed, setSigning] = useState(false);
  const year = period && yearOf(period);
  const read = useQuery({
    ...api.approval.contracts.queryOptions({ input: { year: year!, ...(unit === undefined ? {} : { unit }) } }),
    enabled: year !== undefined,
  });
  if (year === undefined) return <Loading />;
  // Who comes from an approved application signs for that one.
  const asked = sign !== undefined && /^[1-9]\d{0,14}$/.test(sign) ? Number(sign) : undefined;
  const signing = pressed || (asked !== undefined && may('approval.apply'));
  const id = chosen !== undefined && /^[1-9]\d{0,14}$/.test(chosen) ? Number(chosen) : undefined;
  return (
    <>
      <PageHead
        title={t('contracts.title')}
        subtitle={t('contracts.about', { year })}
        actions={
          may('approval.apply')
            ? [{ label: t('contracts.sign'), shortcut: 'F2', primary: true, onClick: () => setSigning(true) }]
            : []
        }
      />
      <ContractListView rows={read.data} failed={failedOf(read, t)} onOpen={(next) => setChosen(String(next))} />
      {id === undefined || signing ? null : <ContractDrawer key={id} id={id} onClose={() => setChosen(undefined)} />}
      {signing ? (
        <SignForm
          asked={asked}
          onClose={() => {
            setSigning(false);
            setSign(undefined, { replace: true });
          }}
          onSigned={(made) => {
            setSigning(false);
            void navigate({
              to: '.',
              replace: true,
              search: (before: Record<string, unknown>) => ({ ...before, sign: undefined, contract: String(made) }),
            });
          }}
        />
      ) : null}
    </>
  );
}
