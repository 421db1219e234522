import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Tally } from '../ui/states.tsx';
import { groupAccountName } from './group-accounts.ts';

type Account = ReplyOf<Contract['ledger']['chart']>[number];

/** The accounts of one unit in a month, as a tree, each with its group account. */
export function ChartAccounts({ unit, period }: { unit: string; period: Period }) {
  const { t } = usePreferences();
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period } }));
  const [find, setFind] = useState('');
  const columns = useMemo<GridColumn<Account>[]>(
    () => [
      { id: 'code', title: t('field.account'), value: ({ code, name }) => `${code} ${name}`, flex: 3, minWidth: 260 },
      { id: 'book', title: t('charts.book'), value: ({ book }) => t(`charts.book.${book}`), width: 120 },
      { id: 'side', title: t('charts.side'), value: ({ side }) => t(`charts.side.${side}`), width: 90 },
      {
        id: 'official',
        title: t('charts.origin'),
        value: ({ code, official }) => t(official === code ? 'charts.official' : 'charts.own'),
        width: 130,
      },
      {
        id: 'group',
        title: t('charts.group'),
        value: ({ group }) => (group === null ? t('charts.none') : groupAccountName(group)),
        render: ({ group, leaf }) =>
          group !== null ? groupAccountName(group) : leaf ? <span className="chip warn">{t('charts.none')}</span> : '–',
        flex: 2,
        minWidth: 200,
      },
    ],
    [t],
  );
  const typed = find.trim().toLowerCase();
  const rows = chart.data?.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(typed));
  return (
    <Grid
      id="ledger.chart"
      label={t('charts.accounts')}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      {...(typed === '' ? { depthOf: ({ level }: Account) => level - 1 } : {})}
      failed={failedOf(chart, t)}
      empty={{ title: t('charts.noneFound') }}
      header={
        <>
          <input
            className="input"
            type="search"
            aria-label={t('charts.find')}
            placeholder={t('charts.find')}
            value={find}
            maxLength={40}
            onChange={(event) => setFind(event.target.value)}
          />
          <Tally>{rows && t('charts.count', { count: rows.length })}</Tally>
        </>
      }
    />
  );
}
