import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Labelled } from '../../ui/labelled.tsx';

/** The most parties that are offered; others are typed. */
const OFFERED = 1000;

/** 收款单位: typed, or taken from the register, and then with its code. */
export function PayeeField(props: {
  readonly payee: string;
  readonly onChange: (payee: string, counterparty: string) => void;
}) {
  const { t } = usePreferences();
  const { units } = useScope();
  const parties = useQuery(api.organisation.parties.queryOptions({ input: { limit: OFFERED } })).data?.rows;
  const register = useMemo(
    () => [
      ...(parties?.map(({ code, name }) => ({ code: `party:${code}`, name })) ?? []),
      ...(units?.map(({ code, name }) => ({ code: `unit:${code}`, name })) ?? []),
    ],
    [parties, units],
  );
  return (
    <Labelled label={t('budgetRequests.payee')} hint={t('budgetRequests.payeeHint')}>
      {(field) => (
        <AutoComplete
          {...field}
          value={props.payee}
          maxLength={120}
          options={register.map(({ code, name }) => ({ value: name, key: code }))}
          showSearch={{
            filterOption: (typed, option) => typed.trim() !== '' && String(option?.value ?? '').includes(typed.trim()),
          }}
          onChange={(payee) =>
            props.onChange(payee ?? '', register.find(({ name }) => name === payee?.trim())?.code ?? '')
          }
        />
      )}
    </Labelled>
  );
}
