import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { parsePeriod } from '../../shared/kernel/period.ts';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Labelled } from '../ui/labelled.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { Problem, Tally } from '../ui/states.tsx';
import { groupAccountName } from './group-accounts.ts';
import { MappingForm, MonthField } from './mapping-form.tsx';

type Mapping = ReplyOf<Contract['ledger']['mappings']>['rows'][number];
const CHARTS = ['hospital', 'primary', 'institution'] as const;

/** Every mapping that was made, with its months: those that ended stay as history. */
export function ChartMappings({ unit }: { unit: string | undefined }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units, chosen, period } = useScope();
  const mappings = useQuery(api.ledger.mappings.queryOptions({ input: {} }));
  const [opened, setOpened] = useState<Mapping>();
  const [scope, setScope] = useState<string>();
  const maps = may('ledger.chart');
  const first = unit ?? units?.[0]?.code ?? 'hospital';
  useShortcut(maps ? 'F2' : undefined, () => setScope(first));
  const columns = useMemo<GridColumn<Mapping>[]>(() => {
    const whose = ({ scope: of }: Mapping): string => {
      const chart = CHARTS.find((each) => each === of);
      if (chart) return t('charts.everyUnit', { chart: t(`chart.${chart}`) });
      return `${of} ${units?.find((each) => each.code === of)?.name ?? ''}`.trim();
    };
    return [
      { id: 'scope', title: t('charts.whose'), value: whose, flex: 2, minWidth: 180 },
      { id: 'code', title: t('charts.code'), value: ({ code }) => code, width: 140 },
      { id: 'group', title: t('charts.group'), value: ({ group }) => groupAccountName(group), flex: 3, minWidth: 200 },
      { id: 'from', title: t('charts.from'), value: ({ from }) => from, width: 120 },
      { id: 'to', title: t('charts.to'), value: ({ to }) => to ?? t('charts.stillHolds'), width: 140 },
    ];
  }, [t, units]);
  // A unit's own mappings and those of its chart; without a unit, all.
  const rows = mappings.data?.rows.filter(
    (row) => unit === undefined || row.scope === unit || row.scope === chosen?.chart,
  );
  return (
    <>
      <Grid
        id="ledger.mappings"
        label={t('charts.mappings')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        {...(maps ? { onOpen: setOpened } : {})}
        failed={failedOf(mappings, t)}
        empty={{ title: t('charts.noMappings'), body: t('charts.noMappingsBody') }}
        header={
          <>
            <Tally>
              {rows && mappings.data && t('charts.version', { count: rows.length, version: mappings.data.version })}
            </Tally>
            {maps ? (
              <button type="button" className="button" onClick={() => setScope(first)}>
                {t('charts.add')} <kbd>F2</kbd>
              </button>
            ) : null}
          </>
        }
      />
      <Drawer
        open={scope !== undefined || opened !== undefined}
        title={opened ? `${opened.code} → ${groupAccountName(opened.group)}` : t('charts.add')}
        onClose={() => {
          setScope(undefined);
          setOpened(undefined);
        }}
      >
        {opened ? (
          <Ending key={opened.id} mapping={opened} onDone={() => setOpened(undefined)} />
        ) : scope !== undefined && period ? (
          <>
            <Labelled label={t('charts.whose')}>
              {(field) => (
                <select {...field} className="input" value={scope} onChange={(event) => setScope(event.target.value)}>
                  {CHARTS.map((chart) => (
                    <option key={chart} value={chart}>
                      {t('charts.everyUnit', { chart: t(`chart.${chart}`) })}
                    </option>
                  ))}
                  {units?.map((each) => (
                    <option key={each.code} value={each.code}>
                      {each.code} {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            <MappingForm
              key={scope}
              scope={scope}
              code={undefined}
              suggestions={[]}
              from={period}
              onDone={() => setScope(undefined)}
            />
          </>
        ) : null}
      </Drawer>
    </>
  );
}

/** Ends a mapping with a month; what was consolidated under it stays as it was. */
function Ending({ mapping, onDone }: { mapping: Mapping; onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [to, setTo] = useState(mapping.to ?? '');
  const month = parsePeriod(to.trim());
  const [asked, setAsked] = useState(false);
  async function end(): Promise<void> {
    setAsked(true);
    if (busy || !month) return;
    const done = await act(
      () => client.ledger.endMapping({ id: mapping.id, to: month }),
      t('charts.ended', { to: month }),
    );
    if (done) onDone();
  }
  return (
    <form
      className="mapping-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <MonthField
        label={t('charts.endWith')}
        problem={asked && !month ? t('units.monthWrong') : undefined}
        hint={t('charts.endHint')}
        value={to}
        onChange={setTo}
      />
      <Problem sentence={problem} />
      <div>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {t('charts.end')}
        </button>
      </div>
    </form>
  );
}
