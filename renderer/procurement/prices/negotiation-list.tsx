import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { instantName } from '../../ui/time.ts';
import { stageLook } from '../stage-look.ts';
import type { NegotiationHead } from './looks.ts';

/** All negotiations, the newest first. */
export function NegotiationList({ onOpen }: { readonly onOpen: (number: string) => void }) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState('');
  const read = useQuery(api.procurement.negotiations.queryOptions({ input: {} }));
  const rows = useMemo(
    () => read.data?.filter(({ number, title }) => `${number} ${title}`.includes(typed.trim())),
    [read.data, typed],
  );
  const columns = useMemo(
    (): GridColumn<NegotiationHead>[] => [
      { id: 'number', title: t('prices.number'), value: ({ number }) => number, width: 116 },
      { id: 'title', title: t('prices.inquiryTitle'), value: ({ title }) => title, flex: 3, minWidth: 140 },
      {
        id: 'stage',
        title: t('prices.stage'),
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
        width: 136,
      },
      { id: 'items', title: t('prices.items'), kind: 'number', value: ({ items }) => items, width: 68, minWidth: 60 },
      {
        id: 'suppliers',
        title: t('prices.invited'),
        kind: 'number',
        value: ({ suppliers }) => suppliers,
        width: 68,
        minWidth: 60,
      },
      {
        id: 'rounds',
        title: t('prices.rounds'),
        kind: 'number',
        value: ({ rounds }) => rounds,
        width: 68,
        minWidth: 60,
      },
      { id: 'deadline', title: t('prices.deadline'), value: ({ deadline }) => deadline, width: 104 },
      { id: 'days', title: t('prices.span'), value: ({ first, last }) => `${first} – ${last}`, width: 186 },
      {
        id: 'partners',
        title: t('prices.partners'),
        value: ({ partners }) => partners.join('、'),
        flex: 2,
        minWidth: 100,
      },
      {
        id: 'by',
        title: t('prices.lastStep'),
        value: ({ display, instant }) => `${display} ${instantName(instant)}`,
        flex: 2,
        minWidth: 150,
      },
    ],
    [t],
  );
  return (
    <Grid
      id="prices.negotiations"
      label={t('prices.view.negotiations')}
      columns={columns}
      rowKey={({ id }) => String(id)}
      rows={rows}
      onOpen={({ number }) => onOpen(number)}
      header={<FindField label={t('prices.find')} value={typed} onChange={setTyped} />}
      failed={failedOf(read, t)}
      empty={{ title: t('prices.noNegotiations'), body: t('prices.noNegotiationsBody') }}
    />
  );
}
