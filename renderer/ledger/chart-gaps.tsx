import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Tally } from '../ui/states.tsx';
import { MappingForm } from './mapping-form.tsx';

type Gap = ReplyOf<Contract['ledger']['suggestMappings']>[number];

/** The accounts without a group account, those in use first, each with what could be meant. */
export function ChartGaps({ unit, period }: { unit: string; period: Period }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const gaps = useQuery(api.ledger.suggestMappings.queryOptions({ input: { unit, period } }));
  const [opened, setOpened] = useState<Gap>();
  const maps = may('ledger.chart');
  const columns = useMemo<GridColumn<Gap>[]>(
    () => [
      { id: 'code', title: t('setUp.code'), value: ({ code }) => code, width: 130 },
      { id: 'name', title: t('setUp.name'), value: ({ name }) => name, flex: 2, minWidth: 160 },
      {
        id: 'used',
        title: t('charts.used'),
        value: ({ used }) => t(used ? 'charts.inUse' : 'charts.unused'),
        render: ({ used }) => (
          <span className={used ? 'chip warn' : 'chip'}>{t(used ? 'charts.inUse' : 'charts.unused')}</span>
        ),
        width: 120,
      },
      { id: 'closing', title: t('charts.closing'), kind: 'money', value: ({ closing }) => closing, width: 150 },
      {
        id: 'movement',
        title: t('charts.movement'),
        kind: 'money',
        value: ({ yearMovement }) => yearMovement,
        width: 180,
      },
      {
        id: 'suggestion',
        title: t('charts.suggestion'),
        value: ({ suggestions: [best] }) =>
          best ? `${best.code} ${best.name} · ${t(`charts.reason.${best.reason}`)}` : '–',
        flex: 3,
        minWidth: 220,
      },
    ],
    [t],
  );
  const rows = useMemo(() => [...(gaps.data ?? [])].sort((a, b) => Number(b.used) - Number(a.used)), [gaps.data]);
  return (
    <>
      <Grid
        id="ledger.gaps"
        label={t('charts.gaps')}
        columns={columns}
        rows={gaps.data ? rows : undefined}
        rowKey={({ code }) => code}
        {...(maps ? { onOpen: setOpened } : {})}
        failed={failedOf(gaps, t)}
        empty={{ title: t('charts.noGaps'), body: t('charts.noGapsBody') }}
        header={
          <Tally>
            {gaps.data && t('charts.gapsCount', { count: rows.length, used: rows.filter(({ used }) => used).length })}
          </Tally>
        }
      />
      <Drawer
        open={opened !== undefined}
        title={opened ? `${opened.code} ${opened.name}` : ''}
        onClose={() => setOpened(undefined)}
      >
        {opened ? (
          <MappingForm
            key={opened.code}
            scope={unit}
            code={opened.code}
            suggestions={opened.suggestions}
            from={period}
            onDone={() => setOpened(undefined)}
          />
        ) : null}
      </Drawer>
    </>
  );
}
