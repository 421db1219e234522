import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useAmountSaid } from '../../ui/amount.tsx';
import { fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import { UnitField } from '../../ui/unit-field.tsx';
import type { Waiting } from './looks.ts';
import { NoteRows } from './note-rows.tsx';

/** 未结算: what was accepted in a year and stands in no note yet. */
export function WaitingList(props: {
  readonly year: number;
  readonly unit: string | undefined;
  readonly onUnit: (unit: string | undefined) => void;
}) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const saidOf = useAmountSaid();
  const { unit } = props;
  const read = useQuery(api.procurement.unsettledReceipts.queryOptions({ input: { year: props.year } }));
  const rows = useMemo(() => read.data?.filter((row) => unit === undefined || row.unit === unit), [read.data, unit]);
  const first = useMemo(
    (): GridColumn<Waiting>[] => [
      {
        ...{ id: 'unit', title: t('settlements.unit'), flex: 2, minWidth: 150 },
        value: (row) => `${row.unit} ${row.unitName}`,
      },
    ],
    [t],
  );
  return (
    <NoteRows<Waiting>
      id="procurement.unsettled"
      label={t('settlements.view.waiting')}
      about={[t('settlements.ofYear', { year: props.year }), ...(unit === undefined ? [] : [unit])].join(' · ')}
      rows={rows}
      first={first}
      header={
        <>
          <UnitField
            label={t('settlements.unit')}
            placeholder={t('settlements.everyUnit')}
            options={units}
            value={unit}
            onChange={props.onUnit}
            clearable
            width={200}
          />
          <span className="hint figure">
            {t('settlements.waitingSums', {
              count: rows?.length ?? 0,
              amount: saidOf(sumFen((rows ?? []).map(({ amount }) => fenOf(amount) ?? ZERO))),
            })}
          </span>
        </>
      }
      failed={failedOf(read, t)}
      empty={
        unit !== undefined && (read.data ?? []).length > 0
          ? { title: t('settlements.noWaitingOf', { unit }) }
          : { title: t('settlements.noWaiting'), body: t('settlements.noWaitingBody') }
      }
    />
  );
}
