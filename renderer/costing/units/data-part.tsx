import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SERVICE_TABLES, type ServiceTable } from '../../../shared/domain/costing/units/tables.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import type { Batches } from './asked.ts';
import { Methods } from './method-form.tsx';
import { TableDrop } from './table-drop.tsx';

type Batch = Batches['batches'][number];

/** 数据: the tables of a unit's month and how they stand, and the methods that the unit goes by. */
export function DataPart({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t } = usePreferences();
  const [dropping, setDropping] = useState<ServiceTable>();
  const read = useQuery(api.costing.serviceBatches.queryOptions({ input: { unit, period } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { batches, may } = read.data;
  return (
    <div className="unit-cost-data">
      <div className="unit-cost-kinds">
        {SERVICE_TABLES.map((table) => (
          <TableCard
            key={table}
            unit={unit}
            period={period}
            table={table}
            batches={batches.filter((batch) => batch.table === table)}
            mayImport={may.includes('import')}
            onImport={() => setDropping(table)}
          />
        ))}
      </div>
      <Methods unit={unit} period={period} data={read.data} />
      {dropping ? (
        <TableDrop unit={unit} period={period} table={dropping} onClose={() => setDropping(undefined)} />
      ) : null}
    </div>
  );
}

const LOOKS = { prepared: 'warn', reviewed: 'ok', returned: 'danger', replaced: '' } as const;

function TableCard(props: {
  readonly unit: string;
  readonly period: Period;
  readonly table: ServiceTable;
  readonly batches: readonly Batch[];
  readonly mayImport: boolean;
  readonly onImport: () => void;
}) {
  const { t, locale } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, period, table, batches, mayImport, onImport } = props;

  async function decide({ id, rows }: Batch, agree: boolean): Promise<void> {
    const asked = {
      title: t(agree ? 'unitCost.reviewTitle' : 'unitCost.returnTitle', { table: t(`unitCost.file.${table}`) }),
      action: t(agree ? 'unitCost.review' : 'unitCost.return'),
    };
    if (agree) {
      const body = t('unitCost.reviewBody', { period: periodName(period, locale), rows });
      if (await dialogs.confirm({ ...asked, body }))
        await act(() => client.costing.decideServiceBatch({ unit, id, agree }), t('unitCost.reviewed'));
      return;
    }
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.costing.decideServiceBatch({ unit, id, agree, reason }), t('unitCost.returned'));
  }
  return (
    <section className="card" aria-label={t(`unitCost.file.${table}`)}>
      <h2>{t(`unitCost.file.${table}`)}</h2>
      <p className="hint">{t(`unitCost.about.${table}`)}</p>
      <Problem sentence={problem} />
      {batches.length === 0 ? <p>{t('unitCost.noBatch')}</p> : null}
      {batches.slice(0, 3).map((batch) => (
        <div key={batch.id} className="unit-cost-batch">
          <p className="unit-cost-line">
            <span className={`chip ${LOOKS[batch.state]}`.trim()}>{t(`unitCost.state.${batch.state}`)}</span>
            <span>{t('unitCost.rows', { rows: batch.rows })}</span>
            <span className="hint">
              {t('unitCost.handedIn', { display: batch.display, instant: instantName(batch.instant) })}
              {batch.decidedBy === ''
                ? null
                : ` · ${t(batch.state === 'returned' ? 'unitCost.returnedBy' : 'unitCost.reviewedBy', { display: batch.decidedBy })}`}
            </span>
          </p>
          {batch.reason === '' ? null : <p className="hint">{batch.reason}</p>}
          {batch.may.length > 0 ? (
            <p className="unit-cost-line">
              <button type="button" className="button primary" disabled={busy} onClick={() => void decide(batch, true)}>
                {t('unitCost.review')}
              </button>
              <button type="button" className="button" disabled={busy} onClick={() => void decide(batch, false)}>
                {t('unitCost.return')}
              </button>
            </p>
          ) : null}
        </div>
      ))}
      {mayImport ? (
        <p className="unit-cost-line">
          <button type="button" className="button" onClick={onImport}>
            {t('unitCost.import', { table: t(`unitCost.file.${table}`) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}
