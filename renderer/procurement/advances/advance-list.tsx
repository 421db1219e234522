import { useMemo } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, formatYuan, groupedYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import { fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import type { AdvanceRow, Advances } from './looks.ts';

const SUMMED = ['yearAmount', 'due', 'received', 'taken', 'setOff', 'returned', 'left', 'owed'] as const;

/** Every agreement with its advance; what is late is said in days. */
export function AdvanceList(props: {
  readonly on: AccountingDate;
  readonly advances: Advances | undefined;
  readonly failed: ReturnType<typeof failedOf>;
  readonly onOpen: (batch: number) => void;
}) {
  const { t } = usePreferences();
  const { advances, on } = props;
  const rows = advances?.rows;
  const columns = useMemo((): GridColumn<AdvanceRow>[] => {
    const lateText = ({ short, late }: AdvanceRow): string =>
      t('drugAdvances.lateBy', { short: groupedYuan(fenOf(short) ?? fen(0)), days: late });
    const money = (id: (typeof SUMMED)[number], title: string, minWidth = 104): GridColumn<AdvanceRow> => ({
      ...{ id, title, kind: 'money', flex: 1, minWidth },
      value: (row) => row[id],
    });
    return [
      {
        ...{ id: 'batch', title: t('drugAdvances.batch'), flex: 2, minWidth: 176 },
        value: ({ name }) => name,
        render: ({ name, inForce }) => (
          <>
            {name}
            {inForce ? null : <span className="chip payment-mark">{t('drugAdvances.ended')}</span>}
          </>
        ),
      },
      { id: 'number', title: t('drugAdvances.batchNumber'), value: ({ number }) => number, width: 112, hidden: true },
      money('yearAmount', t('drugAdvances.agreed')),
      money('due', t('drugAdvances.due')),
      money('received', t('drugAdvances.received')),
      money('taken', t('drugAdvances.taken')),
      money('setOff', t('drugAdvances.setOff'), 92),
      money('returned', t('drugAdvances.returned'), 92),
      money('left', t('drugAdvances.left')),
      money('owed', t('drugAdvances.owed')),
      {
        ...{ id: 'late', title: t('drugAdvances.late'), kind: 'number', width: 172, minWidth: 168 },
        value: ({ late }) => late,
        text: (row) => (row.late > 0 ? lateText(row) : ''),
        render: (row) => (row.late > 0 ? <span className="chip danger">{lateText(row)}</span> : ''),
      },
      { id: 'payBy', title: t('drugAdvances.payBy'), value: ({ payBy }) => payBy, width: 112, hidden: true },
      {
        id: 'days',
        title: t('drugAdvances.days'),
        value: (row) => `${row.first} – ${row.last}`,
        width: 184,
        hidden: true,
      },
    ];
  }, [t]);
  return (
    <Grid<AdvanceRow>
      id="procurement.advances"
      label={t('drugAdvances.title')}
      columns={columns}
      rows={rows}
      rowKey={({ batch }) => String(batch)}
      totals={rows && rows.length > 1 ? totalOf(rows, t('drugAdvances.total')) : undefined}
      onOpen={({ batch }) => batch !== 0 && props.onOpen(batch)}
      header={
        <span className="hint">
          {advances ? t('drugAdvances.hint', { day: on, apply: advances.applyDays, pay: advances.payDays }) : null}
        </span>
      }
      failed={props.failed}
      empty={{ title: t('drugAdvances.none'), body: t('drugAdvances.noneBody') }}
    />
  );
}

/** Σ of all agreements; what is late has no sum, days do not add up. */
function totalOf(rows: readonly AdvanceRow[], name: string): AdvanceRow {
  const sums = Object.fromEntries(
    SUMMED.map((each) => [each, formatYuan(sumFen(rows.map((row) => fenOf(row[each]) ?? fen(0))))]),
  ) as Record<(typeof SUMMED)[number], string>;
  return {
    ...{ ...rows[0]!, batch: 0, number: '', name, first: '', last: '', payBy: '', applyBy: '', late: 0, inForce: true },
    ...sums,
  };
}
