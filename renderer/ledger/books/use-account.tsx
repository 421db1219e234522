import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { periodName } from '../../ui/time.ts';

export type ChartAccount = ReplyOf<Contract['ledger']['chart']>[number];

/** The account that the address names, of the unit's chart, and the field that chooses another. */
export function useAccount(
  unit: string,
  to: Period,
  options: { readonly all?: boolean; readonly among?: (account: ChartAccount) => boolean } = {},
): {
  /** The unit's chart; undefined while it is read. */
  readonly chart: readonly ChartAccount[] | undefined;
  readonly account: ChartAccount | undefined;
  readonly picker: ReactNode;
} {
  const { t } = usePreferences();
  const [code, setCode] = useAddress('account');
  const read = useQuery(api.ledger.chart.queryOptions({ input: { unit, period: to } })).data;
  const { among } = options;
  const chart = read && among ? read.filter(among) : read;
  const account = chart?.find((each) => each.code === code);
  const noteOf = (item: { readonly code: string; readonly side?: 'debit' | 'credit' }) =>
    item.side && t(`side.${item.side}`);
  const picker = options.all ? (
    <AccountField
      options={[{ code: '', name: t('crossing.allAccounts') }, ...(chart ?? [])]}
      value={account?.code ?? ''}
      onChange={(chosen) => setCode(chosen || undefined)}
      noteOf={noteOf}
      width={240}
    />
  ) : (
    <AccountField
      options={chart ?? []}
      value={account?.code}
      onChange={(chosen) => setCode(chosen)}
      noteOf={noteOf}
      width={300}
    />
  );
  return { chart, account, picker };
}

/** Book, unit and months, as they head a printed list and name its file: 辅助核算余额表 T01 青石镇中心卫生院 2025年1月至… */
export function useBookLabel(): (title: string, span: { readonly from: Period; readonly to: Period }) => string {
  const { locale } = usePreferences();
  const { unit, chosen } = useScope();
  return (title, { from, to }) => {
    const months = from === to ? periodName(to, locale) : `${periodName(from, locale)}–${periodName(to, locale)}`;
    return [title, unit, chosen?.name, months].filter((part) => part !== undefined).join(' ');
  };
}
