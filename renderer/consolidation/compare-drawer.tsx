import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { subtractFen } from '../../shared/kernel/fen.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress } from '../app/scope.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Segments } from '../ui/segments.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { instantName } from '../ui/time.ts';
import { pairName, ruleCode, statementName, wordOf } from './names.ts';
import { kindOf } from './pairs.ts';
import './drawers.css';
import type { RunInSight } from './run-in-sight.tsx';
import { fenOfText, ordinalOf } from './sheet.ts';

/** One thing that is not as it was: a line, an elimination or a difference. */
interface ChangeRow {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
}

const PARTS = ['lines', 'eliminations', 'differences'] as const;
type Part = (typeof PARTS)[number];
const keyOf = (row: ChangeRow): string => row.key;

/** What changed since an earlier run (与前次比较): lines, eliminations and differences. */
export function CompareDrawer({ open, run, onClose }: { open: boolean; run: RunInSight; onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <Drawer open={open} title={t('compare.title', { ordinal: run.ordinal })} onClose={onClose} width={920}>
      <Comparing run={run} />
    </Drawer>
  );
}

function Comparing({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const [asked, setAsked] = useAddress('with');
  const [part, setPart] = useState<Part>('lines');
  const others = useMemo(() => run.runs.filter((one) => one.run !== run.head.run), [run]);
  const other =
    others.find((one) => String(one.run) === asked) ?? others.find((one) => one.run < run.head.run) ?? others[0];
  const compared = useQuery({
    ...api.consolidation.compare.queryOptions({ input: { run: run.head.run, with: other?.run ?? run.head.run } }),
    enabled: other !== undefined,
  });
  const rows = useMemo(() => {
    const changes = compared.data;
    if (!changes) return undefined;
    const lists: Record<Part, ChangeRow[]> = {
      lines: changes.lines.map((line) => ({
        key: `${line.statement}/${line.key}`,
        group: statementName(line.statement, t),
        name: line.name,
        change: t('compare.change.changed'),
        before: line.before,
        after: line.after,
      })),
      eliminations: changes.eliminations.map((one) => ({
        key: one.id,
        group: ruleCode(one.rule, t),
        name: pairOfId(one.id, run, t),
        change: t(`compare.change.${one.change}`),
        before: one.before,
        after: one.after,
      })),
      differences: changes.differences.map((one) => ({
        key: `${one.pair.join('/')}/${one.book}/${one.kind}`,
        group: t(`reconciliation.kind.${kindOf(one)}`),
        name: pairName(one.pair, run.nameOf, t),
        change: t(`compare.change.${one.change}`),
        before: one.before,
        after: one.after,
      })),
    };
    return lists;
  }, [compared.data, run, t]);
  const columns = useMemo<GridColumn<ChangeRow>[]>(
    () => [
      { id: 'group', title: t(`compare.group.${part}`), value: (row) => row.group, width: 120 },
      { id: 'name', title: t(`compare.name.${part}`), value: (row) => row.name, flex: 2 },
      { id: 'change', title: t('compare.change'), value: (row) => row.change, width: 76 },
      { id: 'before', title: t('compare.before'), kind: 'money', value: (row) => row.before, width: 132 },
      { id: 'after', title: t('compare.after'), kind: 'money', value: (row) => row.after, width: 132 },
      {
        id: 'moved',
        title: t('compare.moved'),
        kind: 'money',
        value: (row) => subtractFen(fenOfText(row.after), fenOfText(row.before)),
        width: 124,
      },
    ],
    [part, t],
  );
  if (!other) return <Empty title={t('compare.only')} />;
  return (
    <div className="ws-drawer">
      <div className="ws-row">
        <label htmlFor="compare-with">{t('compare.with')}</label>
        <ChoiceField
          id="compare-with"
          width={320}
          options={others.map((one) => ({
            code: String(one.run),
            name: t('compare.run', {
              ordinal: ordinalOf(run.runs, one.run),
              time: instantName(one.instant),
              name: one.madeBy,
            }),
          }))}
          value={String(other.run)}
          select={{
            labelRender: () =>
              t('compare.run', {
                ordinal: ordinalOf(run.runs, other.run),
                time: instantName(other.instant),
                name: other.madeBy,
              }),
          }}
          onChange={(code) => setAsked(code, { replace: true })}
        />
        {rows ? (
          <Segments
            label={t('compare.part')}
            value={part}
            choices={PARTS.map((value) => ({ value, label: `${t(`compare.part.${value}`)} ${rows[value].length}` }))}
            onChange={setPart}
          />
        ) : null}
      </div>
      {compared.isError && isAnswered(compared.error) ? (
        <Failed sentence={sentenceOf(compared.error, t)} onRetry={() => void compared.refetch()} />
      ) : rows ? (
        <Grid<ChangeRow>
          key={part}
          id={`worksheet.compare.${part}`}
          label={`${t('compare.action')} ${t(`compare.part.${part}`)}`}
          columns={columns}
          rows={rows[part]}
          rowKey={keyOf}
          empty={{ title: t('compare.same'), body: <p>{t('compare.sameBody')}</p> }}
          height={520}
        />
      ) : (
        <Loading />
      )}
    </div>
  );
}

/** `E1/C01-H01/receivable-payable`: the units that an elimination's id names. */
function pairOfId(id: string, run: RunInSight, t: ReturnType<typeof usePreferences>['t']): string {
  const [rule, pair = '', kind = ''] = id.split('/');
  if (rule === 'manual') return `${t('manual.word')} ${pair}`;
  const names = pairName(pair.split('-'), run.nameOf, t);
  const what = wordOf(`reconciliation.kind.${kind}`, '', t);
  return what ? `${names} · ${what}` : names;
}
