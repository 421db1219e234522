import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Empty, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { Upload } from '../../ui/upload.tsx';
import type { Seen } from '../cockpit/looks.ts';
import { percent } from './looks.ts';

type Row = ReplyOf<Contract['procurement']['salePrices']>['rows'][number];

/** 零差率: what a unit sells at in a month, beside what it paid; its list is brought in here. */
export function SalesView({ seen }: { readonly seen: Seen }) {
  const { t } = usePreferences();
  const { unit } = seen;
  if (unit === undefined) return <Empty title={t('guards.chooseUnit')}>{t('guards.chooseUnitBody')}</Empty>;
  return <OfUnit key={`${unit} ${seen.period}`} seen={seen} unit={unit} />;
}

function OfUnit({ seen, unit }: { readonly seen: Seen; readonly unit: string }) {
  const { t } = usePreferences();
  const { period } = seen;
  const read = useQuery(api.procurement.salePrices.queryOptions({ input: { unit, period } }));
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'item', title: t('guards.code'), value: ({ item }) => item, width: 220 },
      { id: 'name', title: t('cockpit.item'), flex: 3, minWidth: 220, value: ({ name }) => name },
      { id: 'per', title: t('guards.per'), value: ({ per }) => per, width: 80 },
      { id: 'price', title: t('guards.salePrice'), kind: 'number', value: ({ price }) => price, width: 112 },
      { id: 'cost', title: t('guards.basis.cost'), kind: 'number', value: ({ cost }) => cost, width: 112 },
      {
        ...{ id: 'beyond', title: t('guards.beyond'), kind: 'number', width: 104 },
        value: ({ beyondBps }) => beyondBps,
        render: ({ beyondBps }) => (beyondBps === null || beyondBps === 0 ? '–' : percent(beyondBps)),
      },
      {
        ...{ id: 'wrong', title: t('guards.state'), width: 132, pin: 'right' },
        value: ({ wrong, cost }) => t(wrong ? 'guards.markUp' : cost === null ? 'guards.notBought' : 'guards.atCost'),
        render: ({ wrong, cost }) => (
          <span className={wrong ? 'chip danger' : cost === null ? 'chip' : 'chip ok'}>
            {t(wrong ? 'guards.markUp' : cost === null ? 'guards.notBought' : 'guards.atCost')}
          </span>
        ),
      },
    ],
    [t],
  );
  const list = read.data?.list;
  return (
    <div className="guards fill">
      {read.data?.may ? <Taking unit={unit} seen={seen} /> : null}
      <Grid<Row>
        id="procurement.sales"
        label={`${t('cockpit.view.sales')} ${unit} ${period}`}
        columns={columns}
        rows={read.data?.rows}
        rowKey={({ item }) => item}
        rowLook={({ wrong }) => (wrong ? 'bad' : undefined)}
        header={
          list ? (
            <span className="hint">
              {t('guards.listFrom', { file: list.fileName, who: list.display, when: instantName(list.instant) })}
            </span>
          ) : null
        }
        failed={failedOf(read, t)}
        empty={{ title: t('guards.noSales', { period }), body: t('guards.noSalesBody') }}
      />
    </div>
  );
}

function Taking({ unit, seen }: { readonly unit: string; readonly seen: Seen }) {
  const { t } = usePreferences();
  const { period } = seen;
  const { busy, problem: refused, act } = useActing();
  const { found, reading, problem, hand, forget } = useHandedFile((handed) =>
    client.procurement.readSalePrices({ unit, period, ...handed }),
  );
  async function take(): Promise<void> {
    if (!found || busy) return;
    const { file, fileName, seen: read } = found;
    const input = { unit, period, file, fileName, revision: read.revision, leftOut: read.rejected };
    if (await act(() => client.procurement.importSalePrices(input), t('guards.taken', { rows: read.rows }))) forget();
  }
  return (
    <section className="card cockpit-part">
      <Upload
        label={t('guards.drop')}
        hint={t('guards.dropHint')}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={reading || busy}
        onFiles={(files) => void hand(files)}
      />
      <Problem sentence={problem ?? refused} />
      {found ? (
        <div className="guard-sheet">
          {found.seen.rejected > 0 ? (
            <div className="notice danger" role="alert">
              {t('guards.rejected', { count: found.seen.rejected })}
              <ul>
                {found.seen.problems.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <div className="guard-line">
            {t('guards.rowsRead', { file: found.fileName, rows: found.seen.rows })}
            {found.seen.rows > 0 ? (
              <button type="button" className="button primary" disabled={busy} onClick={() => void take()}>
                {t('guards.take', { rows: found.seen.rows })}
              </button>
            ) : null}
          </div>
        </div>
      ) : null}
    </section>
  );
}
