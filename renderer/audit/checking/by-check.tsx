import { useId, useMemo, useState } from 'react';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { titleOf } from '../../app/check-title.ts';
import { type Identity, useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { AcceptFinding } from './accept-finding.tsx';
import { aboutOf } from './check-words.ts';
import {
  type Check,
  type CheckRow,
  explainable,
  matching,
  openIn,
  ordered,
  placeIn,
  rankOf,
  totalOf,
} from './results.ts';
import { RowDrawer } from './row-drawer.tsx';

const LOOKS = ['chip danger', 'chip warn', 'chip', 'chip ok'] as const;

/** The checks at the left, errors first; what the chosen one means and its rows at the right. */
export function ByCheck({ checks }: { checks: readonly Check[] }) {
  const { t } = usePreferences();
  const [asked, choose] = useAddress('check');
  const [all, setAll] = useAddress('all');
  const group = useId();
  const inOrder = useMemo(() => ordered(checks), [checks]);
  const chosen = inOrder.find(({ name }) => name === asked) ?? inOrder[0];
  const shown = inOrder.filter((check) => all || !check.ok || check === chosen);
  return (
    <div className="by-check">
      <section className="card check-list" aria-label={t('checks.list')}>
        <header>
          <Segments
            label={t('checks.which')}
            value={all ? 'all' : 'failed'}
            choices={[
              { value: 'failed', label: t('checks.which.failed') },
              { value: 'all', label: t('checks.which.all') },
            ]}
            onChange={(next) => setAll(next === 'all' ? '1' : undefined, { replace: true })}
          />
        </header>
        <div className="check-names" role="radiogroup" aria-label={t('checks.list')}>
          {shown.map((check) => (
            <label key={check.name} className="check-name">
              <input
                type="radio"
                name={group}
                checked={check === chosen}
                onChange={() => choose(check.name, { replace: true })}
              />
              <span>{titleOf(check, t)}</span>
              <CheckChip check={check} />
            </label>
          ))}
        </div>
      </section>
      {chosen ? <OneCheck key={chosen.name} check={chosen} /> : null}
    </div>
  );
}

export function CheckChip({ check }: { check: Check }) {
  const { t } = usePreferences();
  const open = openIn(check);
  return (
    <>
      {check.ok || open > 0 ? (
        <span className={check.idle ? 'chip' : LOOKS[rankOf(check)]}>
          {check.idle
            ? t('checks.idle')
            : check.ok
              ? t('checks.ok')
              : `${t(`checks.severity.${check.severity}`)} ${open}`}
        </span>
      ) : null}
      {check.explained > 0 ? <span className="chip">{t('checks.explained', { count: check.explained })}</span> : null}
    </>
  );
}

/** What is asked of this person: to explain only where somebody may, and here only where it is this person. */
function meansOf(check: Check, { period, may }: { period: string | undefined; may: Identity['may'] }) {
  if (check.severity === 'error') return 'checks.errorMeans';
  const units = [...new Set(check.rows.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
  const open = units.filter((unit) => explainable(check, unit, period).length > 0);
  if (open.length === 0) return 'checks.findingMeans.look';
  return open.some((unit) => may('ledger.lock', unit)) ? 'checks.findingMeans' : 'checks.findingMeans.centre';
}

type Numbered = CheckRow & { readonly at: number };

function OneCheck({ check }: { check: Check }) {
  const { t } = usePreferences();
  const { units, unit, period } = useScope();
  const { may } = useIdentity();
  // One unit's checks need no column that says the same in every row; the group's own rows have no unit.
  const ofUnits = unit === undefined && check.rows.some((row) => row.unit !== undefined);
  const ofPairs = check.rows.some(({ pair }) => pair);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<Numbered>();
  const names = useMemo(() => new Map(units?.map(({ code, name }) => [code, name])), [units]);
  const rows = useMemo(
    () => matching(check.rows, text, (unit) => names.get(unit) ?? unit).map((row, at): Numbered => ({ ...row, at })),
    [check.rows, text, names],
  );
  // The explanations take no room while nothing was said.
  const isExplained = rows.some(({ accepted }) => accepted);
  const columns = useMemo(
    (): GridColumn<Numbered>[] => [
      ...(ofUnits
        ? [
            { id: 'unit', title: t('field.unit'), value: (row: Numbered) => row.unit, width: 76 },
            {
              id: 'name',
              title: t('checks.unitName'),
              value: (row: Numbered) => names.get(row.unit ?? ''),
              width: 140,
            },
          ]
        : []),
      { id: 'period', title: t('period.label'), value: (row) => row.period, width: 90, hidden: true },
      {
        id: 'place',
        title: t('checks.place'),
        value: (row) => placeIn(row, (code) => names.get(code)),
        width: ofPairs ? 330 : ofUnits ? 120 : 150,
      },
      {
        id: 'message',
        title: t('checks.message'),
        value: (row) => row.message,
        flex: 1,
        minWidth: 360,
        // A sentence that is longer than its column is read in full by pointing at it.
        render: (row) => <span title={row.message}>{row.message}</span>,
      },
      { id: 'difference', title: t('checks.difference'), kind: 'money', value: (row) => row.difference, width: 130 },
      ...(isExplained
        ? [
            {
              id: 'accepted',
              title: t('checks.accepted'),
              value: (row: Numbered) => row.accepted?.reason,
              width: 150,
            },
          ]
        : []),
    ],
    [t, names, ofUnits, ofPairs, isExplained],
  );
  const total = totalOf(check.name, rows);
  const totals =
    total === undefined
      ? undefined
      : {
          at: -1,
          place: '',
          message: t('checks.total', { count: rows.length }),
          difference: formatYuan(total),
        };
  const about = aboutOf(check.name, t);
  return (
    <div className="one-check">
      <section className="card check-about" aria-label={titleOf(check, t)}>
        <h2>
          {titleOf(check, t)} <CheckChip check={check} />
        </h2>
        {about ? <p>{about}</p> : null}
        {unit === undefined ? null : <AcceptFinding check={check} unit={unit} />}
        <p className="hint">{t(meansOf(check, { period, may }))}</p>
      </section>
      <Grid
        id={`checks.${check.severity}.${ofUnits ? 'units' : ofPairs ? 'pairs' : 'one'}`}
        label={titleOf(check, t)}
        header={
          <>
            <FindField label={t('checks.find')} value={text} onChange={setText} />
            <span className="hint" role="status">
              {check.count > check.rows.length
                ? t('checks.shownOf', { shown: check.rows.length, count: check.count })
                : t('checks.shown', { shown: rows.length, count: check.rows.length })}
            </span>
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.at)}
        totals={totals}
        onOpen={setOpened}
        empty={
          check.idle
            ? { title: t('checks.idle'), body: <p>{t('checks.idleBody')}</p> }
            : check.ok
              ? { title: t('checks.passedTitle'), body: <p>{t('checks.passedBody')}</p> }
              : { title: t('checks.noMatch') }
        }
      />
      <RowDrawer check={check} row={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
}
