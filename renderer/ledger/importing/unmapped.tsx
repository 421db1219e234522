import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { failedOf, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Segments } from '../../ui/segments.tsx';
import { MapDrawer } from './map-drawer.tsx';
import type { Offer } from './offer.ts';

type Gap = ReplyOf<Contract['ledger']['coverage']>[number];

/** Accounts without a group account: of all units where none is chosen, else with suggestions and the mapping itself. */
export function Unmapped({ period, unit }: { period: Period; unit: string | undefined }) {
  return unit === undefined ? <AllUnits period={period} /> : <OneUnit period={period} unit={unit} />;
}

function AllUnits({ period }: { period: Period }) {
  const { t } = usePreferences();
  const { setUnit, units } = useScope();
  const gaps = useQuery(api.ledger.coverage.queryOptions({ input: { period } }));
  const columns = useMemo(
    (): GridColumn<Gap>[] => [
      { id: 'unit', title: t('field.unit'), value: (row) => row.unit, width: 90 },
      {
        id: 'unitName',
        title: t('import.unitName'),
        value: (row) => units?.find(({ code }) => code === row.unit)?.name,
        flex: 1,
      },
      { id: 'code', title: t('import.code'), value: (row) => row.code, width: 140 },
      { id: 'name', title: t('import.name'), value: (row) => row.name, flex: 1 },
      { id: 'closing', title: t('import.closing'), kind: 'money', value: (row) => row.closing, width: 150 },
      { id: 'movement', title: t('import.movement'), kind: 'money', value: (row) => row.yearMovement, width: 150 },
    ],
    [t, units],
  );
  return (
    <Grid
      id="import.coverage"
      label={t('import.tab.accounts')}
      header={<span className="hint">{t('import.unmapped.choose')}</span>}
      columns={columns}
      rows={gaps.data}
      rowKey={(row) => `${row.unit} ${row.code}`}
      onOpen={(row) => setUnit(row.unit)}
      failed={failedOf(gaps, t)}
      empty={{ title: t('import.unmapped.none'), body: <p>{t('import.unmapped.noneBody')}</p> }}
    />
  );
}

function OneUnit({ period, unit }: { period: Period; unit: string }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const notify = useNotify();
  const queries = useQueryClient();
  const [which, setWhich] = useState<'used' | 'all'>('used');
  const [opened, setOpened] = useState<Offer>();
  const [busy, setBusy] = useState<string>();
  const offers = useQuery(api.ledger.suggestMappings.queryOptions({ input: { unit, period } }));
  const rows = useMemo(() => offers.data?.filter((each) => which === 'all' || each.used), [offers.data, which]);
  const mayMap = may('ledger.chart', '');

  const map = useCallback(
    async (row: Offer, group: string, name: string): Promise<boolean> => {
      setBusy(row.code);
      try {
        await client.ledger.mapAccount({ scope: unit, code: row.code, group, from: periodOf(yearOf(period), 1) });
        notify.done({ title: t('import.mapped', { from: `${row.code} ${row.name}`, to: `${group} ${name}` }) });
        setOpened(undefined);
        void queries.invalidateQueries();
        return true;
      } catch (error) {
        notify.failed({ title: t('import.notMapped', { code: row.code }), body: sentenceOf(error, t) });
        return false;
      } finally {
        setBusy(undefined);
      }
    },
    [unit, period, notify, queries, t],
  );
  const columns = useMemo(
    (): GridColumn<Offer>[] => [
      { id: 'code', title: t('import.code'), value: (row) => row.code, width: 140 },
      { id: 'name', title: t('import.name'), value: (row) => row.name, flex: 1 },
      { id: 'closing', title: t('import.closing'), kind: 'money', value: (row) => row.closing, width: 140 },
      { id: 'movement', title: t('import.movement'), kind: 'money', value: (row) => row.yearMovement, width: 140 },
      {
        id: 'offer',
        title: t('import.suggestion'),
        value: (row) => row.suggestions[0] && `${row.suggestions[0].code} ${row.suggestions[0].name}`,
        flex: 1.4,
        minWidth: 220,
        render: (row) => {
          const best = row.suggestions[0];
          if (!best) return <span className="hint">{t('import.suggestion.none')}</span>;
          return (
            <span title={best.explanation}>
              {best.code} {best.name} <span className="hint">{t(`import.because.${best.reason}`)}</span>
            </span>
          );
        },
      },
      ...(mayMap
        ? [
            {
              id: 'map',
              title: t('import.map'),
              value: () => '',
              width: 190,
              render: (row: Offer) => {
                const best = row.suggestions[0];
                return (
                  <span className="cell-actions">
                    {best ? (
                      <button
                        type="button"
                        className="button small"
                        aria-disabled={busy !== undefined}
                        onClick={() => busy ?? void map(row, best.code, best.name)}
                      >
                        {t('import.map.take', { code: best.code })}
                      </button>
                    ) : null}
                    <button type="button" className="button small" onClick={() => setOpened(row)}>
                      {t('import.map.other')}
                    </button>
                  </span>
                );
              },
            },
          ]
        : []),
    ],
    [t, mayMap, map, busy],
  );
  return (
    <>
      <Grid
        key={mayMap ? 'map' : 'read'}
        id={mayMap ? 'import.unmapped' : 'import.unmappedRead'}
        label={t('import.tab.accounts')}
        header={
          <>
            <strong>{t('import.unmapped.title')}</strong>
            <Segments
              label={t('import.unmapped.which')}
              value={which}
              choices={[
                { value: 'used', label: t('import.unmapped.used') },
                { value: 'all', label: t('import.unmapped.all') },
              ]}
              onChange={setWhich}
            />
            {mayMap ? null : <span className="hint">{t('import.unmapped.cannot')}</span>}
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        onOpen={setOpened}
        failed={failedOf(offers, t)}
        empty={{ title: t('import.unmapped.none'), body: <p>{t('import.unmapped.noneBody')}</p> }}
      />
      <MapDrawer
        row={opened}
        from={periodOf(yearOf(period), 1)}
        mayMap={mayMap}
        busy={busy !== undefined}
        onClose={() => setOpened(undefined)}
        onMap={map}
      />
    </>
  );
}
