import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { instantName } from '../../ui/time.ts';
import { PermitDrawer } from './permit-drawer.tsx';
import type { PermitRow } from './permit-row.ts';

const PERMIT_LOOKS = { waiting: 'chip accent', granted: 'chip ok', declined: 'chip' } as const;

const isMine = ({ may }: PermitRow): boolean => may.length > 0;

/** 上级同意: the year's permits, and which of them wait for the reader. */
export function Permits({ year }: { readonly year: number }) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [shown, setShown] = useState<'all' | 'mine'>('all');
  const [opened, setOpened] = useState<number>();
  const read = useQuery(api.budget.permits.queryOptions({ input: { year } }));
  const own = useMemo(() => read.data?.filter((row) => unit === undefined || row.unit === unit), [read.data, unit]);
  const rows = useMemo(() => own?.filter((row) => shown === 'all' || isMine(row)), [own, shown]);
  const columns = useMemo(
    (): GridColumn<PermitRow>[] => [
      { id: 'unit', title: t('budget.unit'), value: ({ unit: code, unitName }) => `${code} ${unitName}`, width: 190 },
      {
        id: 'summary',
        title: t('budgetPermit.voucher'),
        value: ({ summary, draft }) => summary || t('budgetPermit.untitled', { id: draft }),
        flex: 2,
        minWidth: 150,
      },
      { id: 'reason', title: t('budgetPermit.reason'), value: ({ reason }) => reason, flex: 3, minWidth: 160 },
      {
        id: 'over',
        title: t('budgetPermit.over'),
        kind: 'money',
        value: ({ lines }) => formatYuan(sumFen(lines.map(({ over }) => parseYuan(over) ?? ZERO))),
        width: 130,
      },
      {
        id: 'state',
        title: t('budgetPermit.state'),
        value: ({ state }) => t(`budgetPermit.state.${state}`),
        render: ({ state }) => <span className={PERMIT_LOOKS[state]}>{t(`budgetPermit.state.${state}`)}</span>,
        width: 100,
      },
      { id: 'display', title: t('budgetPermit.askedBy'), value: ({ display }) => display, width: 180 },
      { id: 'instant', title: t('budgetPermit.askedAt'), value: ({ instant }) => instantName(instant), width: 160 },
    ],
    [t],
  );
  const open = own?.find(({ id }) => id === opened);
  return (
    <>
      <Grid<PermitRow>
        id="budget.permits"
        label={`${t('budgetPermit.title')} ${year}`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => setOpened(id)}
        header={
          <Segments
            label={t('budgetWatching.shown')}
            value={shown}
            choices={[
              { value: 'all', label: t('budgetWatching.all') },
              { value: 'mine', label: t('budgetWatching.mine', { count: own?.filter(isMine).length ?? 0 }) },
            ]}
            onChange={setShown}
          />
        }
        failed={failedOf(read, t)}
        empty={{ title: t('budgetPermit.none'), body: t('budgetPermit.noneBody') }}
      />
      {open ? <PermitDrawer key={open.id} permit={open} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}
