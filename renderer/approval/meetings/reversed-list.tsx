import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import type { ReversedRow } from './words.ts';

/** 决策程序倒置: what was let go, signed or paid before it was decided. */
export function ReversedList(props: { readonly year: number; readonly onOpen: (document: number) => void }) {
  const { year, onOpen } = props;
  const { t } = usePreferences();
  const read = useQuery(api.approval.reversedOrder.queryOptions({ input: { year } }));
  const columns = useMemo(
    (): GridColumn<ReversedRow>[] => [
      { id: 'number', title: t('approvalMeetings.application'), value: ({ number }) => number, width: 160 },
      { id: 'unit', title: t('approvalMeetings.unit'), value: ({ unitName }) => unitName, width: 176 },
      { id: 'purpose', title: t('approvalMeetings.purpose'), value: ({ purpose }) => purpose, flex: 1, minWidth: 184 },
      {
        id: 'amount',
        title: t('approvalMeetings.asked'),
        kind: 'money',
        value: ({ amount }) => parseYuan(amount),
        width: 144,
      },
      {
        id: 'before',
        title: t('approvalMeetings.before'),
        value: ({ before }) => before.map(({ what, day }) => t(`approvalMeetings.what.${what}`, { day })).join(' '),
        render: ({ before }) => (
          <span className="meetings-before">
            {before.map(({ what, day }) => (
              <span key={what} className={what === 'released' ? 'chip warn' : 'chip danger'}>
                {t(`approvalMeetings.what.${what}`, { day })}
              </span>
            ))}
          </span>
        ),
        flex: 1,
        minWidth: 200,
      },
      {
        id: 'decided',
        title: t('approvalMeetings.decided'),
        value: ({ decided }) => decided || t('approvalMeetings.undecided'),
        width: 136,
      },
    ],
    [t],
  );
  return (
    <Grid<ReversedRow>
      id="approval.reversed"
      label={t('approvalMeetings.view.reversed')}
      about={t('approvalMeetings.yearOf', { year })}
      columns={columns}
      rows={read.data}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      failed={failedOf(read, t)}
      empty={{ title: t('approvalMeetings.reversedNone'), body: t('approvalMeetings.reversedNoneBody') }}
    />
  );
}
