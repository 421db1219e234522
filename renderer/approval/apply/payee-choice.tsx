import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';

type Payee = ReplyOf<Contract['approval']['payees']>['rows'][number];

/** Digits by which people tell accounts apart. */
const LAST = 4;

/** 收款单位, of the register; what is known of the account stands below. */
export function PayeeChoice(props: {
  readonly payee: string;
  readonly problem: string | undefined;
  readonly onChange: (payee: string) => void;
}) {
  const { t } = usePreferences();
  const rows = useQuery(api.approval.payees.queryOptions({ input: {} })).data?.rows;
  const account = useAccountSaid();
  // Whoever is stopped is not offered, and still shown where it stands already.
  const options = useMemo(
    () => rows?.filter(({ code, state }) => state !== 'stopped' || code === props.payee) ?? [],
    [rows, props.payee],
  );
  const chosen = rows?.find(({ code }) => code === props.payee);
  return (
    <div data-field="payee">
      <Labelled
        label={t('applications.payee')}
        problem={props.problem}
        hint={chosen ? account(chosen) : t('applications.payeeHint')}
      >
        {({ id }) => (
          <ChoiceField
            id={id}
            codeless
            clearable
            options={options}
            value={props.payee === '' ? undefined : props.payee}
            placeholder={t('applications.payeeNone')}
            noteOf={account}
            select={{ popupMatchSelectWidth: 520 }}
            onChange={(code) => props.onChange(code ?? '')}
          />
        )}
      </Labelled>
    </div>
  );
}

/** The account's last digits, and whether it is paid to. */
export function useAccountSaid(): (payee: Payee) => string {
  const { t } = usePreferences();
  return ({ state, account, payable }) => {
    if (state === 'stopped') return t('applications.payeeStopped');
    if (!account) return t('applications.payeeNoAccount');
    const of = { bank: account.bank, last: account.number.slice(-LAST) };
    return state === 'cooling' && payable !== undefined
      ? t('applications.payeeCooling', { ...of, day: payable })
      : t('applications.payeeAccount', of);
  };
}
