import { useMemo } from 'react';
import { BODIES, type Body } from '../../../shared/domain/approval/level.ts';
import { fen, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { MeetingRow } from './words.ts';

const carriedSum = ({ resolutions }: MeetingRow) =>
  sumFen(resolutions.filter(({ carried }) => carried).map(({ amount }) => parseYuan(amount) ?? fen(0)));

/** The year's meetings, the latest first, of one body or all. */
export function RegisterList(props: {
  readonly year: number;
  readonly body: Body | undefined;
  readonly rows: readonly MeetingRow[] | undefined;
  readonly failed: GridProps<MeetingRow>['failed'];
  readonly onBody: (body: Body | undefined) => void;
  readonly onOpen: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { year, body, rows, onBody, onOpen } = props;
  const columns = useMemo(
    (): GridColumn<MeetingRow>[] => [
      { id: 'day', title: t('approvalMeetings.day'), value: ({ day }) => day, width: 112 },
      {
        id: 'body',
        title: t('approvalMeetings.body'),
        value: (row) => t(`approval.level.${row.body}`),
        width: 152,
      },
      { id: 'number', title: t('approvalMeetings.number'), value: ({ number }) => number, flex: 1, minWidth: 168 },
      {
        id: 'attendance',
        title: t('approvalMeetings.attendance'),
        kind: 'number',
        value: ({ present, ought }) => `${present}/${ought}`,
        width: 120,
      },
      { id: 'chair', title: t('approvalMeetings.chair'), value: ({ chair }) => chair, width: 120 },
      {
        id: 'documents',
        title: t('approvalMeetings.documents'),
        value: ({ resolutions }) => {
          const carried = resolutions.filter((each) => each.carried).length;
          return t('approvalMeetings.carriedOf', { carried, lost: resolutions.length - carried });
        },
        flex: 1,
        minWidth: 168,
      },
      { id: 'amount', title: t('approvalMeetings.amountSum'), kind: 'money', value: carriedSum, width: 152 },
    ],
    [t],
  );
  return (
    <Grid<MeetingRow>
      id="approval.meetings"
      label={t('approvalMeetings.title')}
      about={t('approvalMeetings.yearOf', { year })}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      header={
        <Segments
          label={t('approvalMeetings.body')}
          value={body ?? 'all'}
          choices={[
            { value: 'all', label: t('approvalMeetings.body.all') },
            ...BODIES.map((value) => ({ value, label: t(`approval.level.${value}`) })),
          ]}
          onChange={(next) => onBody(BODIES.find((each) => each === next))}
        />
      }
      failed={props.failed}
      empty={{ title: t('approvalMeetings.none'), body: t('approvalMeetings.noneBody') }}
    />
  );
}
