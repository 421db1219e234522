import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { formatYuan, sumFen } from '../../shared/kernel/fen.ts';
import { api } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress } from '../app/scope.ts';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Segments } from '../ui/segments.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { EliminationDetail } from './elimination-card.tsx';
import { pairName, ruleCode, ruleOf, statementName } from './names.ts';
import './panel.css';
import type { RunInSight } from './run-in-sight.tsx';
import { type Elimination, type Entry, fenOfText } from './sheet.ts';

/** One entry of one elimination. */
interface EntryRow {
  readonly key: string;
  readonly elimination: Elimination | undefined;
  readonly entry: Entry | undefined;
  readonly pair: string;
  readonly rule: string;
  readonly debit: string | undefined;
  readonly credit: string | undefined;
}

const keyOf = (row: EntryRow): string => row.key;
const ALL = 'all';

/** 抵销分录: every entry of the run by rule and pair, with totals; a row opens its elimination beside. */
export function EliminationList({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const [rule = ALL, setRule] = useAddress('rule');
  const [chosen, setChosen] = useAddress('elimination');
  const [text, setText] = useState('');
  const find = useRef<HTMLInputElement>(null);
  useShortcut('F3', () => find.current?.focus());
  const rules = useQuery(api.consolidation.rules.queryOptions({ input: {} })).data;
  const { eliminations } = run.sheet;
  const present = useMemo(() => [...new Set(eliminations.map((one) => one.rule))], [eliminations]);

  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return eliminations
      .filter((one) => rule === ALL || one.rule === rule)
      .flatMap((one) => {
        const pair = pairName(one.pair, run.nameOf, t);
        const found = `${pair} ${one.pair.join(' ')} ${one.documents.join(' ')}`.toLowerCase().includes(wanted);
        return one.entries.flatMap((entry, at): EntryRow[] =>
          found || entry.name.includes(wanted)
            ? [
                {
                  key: `${one.id}#${at}`,
                  elimination: one,
                  entry,
                  pair,
                  rule: one.rule,
                  debit: entry.side === 'debit' ? entry.amount : undefined,
                  credit: entry.side === 'credit' ? entry.amount : undefined,
                },
              ]
            : [],
        );
      });
  }, [eliminations, rule, text, run.nameOf, t]);
  const totals = useMemo<EntryRow>(
    () => ({
      key: 'sum',
      elimination: undefined,
      entry: undefined,
      pair: t('worksheet.entryCount', { count: rows.length }),
      rule: '',
      debit: formatYuan(sumFen(rows.map(({ debit }) => fenOfText(debit)))),
      credit: formatYuan(sumFen(rows.map(({ credit }) => fenOfText(credit)))),
    }),
    [rows, t],
  );
  const columns = useMemo<GridColumn<EntryRow>[]>(
    () => [
      {
        id: 'rule',
        title: t('worksheet.rule'),
        value: (row) => (row.rule === '' ? t('worksheet.total') : ruleCode(row.rule, t)),
        width: 76,
      },
      { id: 'ruleName', title: t('worksheet.ruleName'), value: (row) => ruleOf(rules, row.rule)?.name, width: 236 },
      { id: 'pair', title: t('worksheet.pair'), value: (row) => row.pair, flex: 3, minWidth: 180 },
      {
        id: 'statement',
        title: t('worksheet.statements'),
        value: ({ entry }) => entry && statementName(entry.statement, t),
        hidden: true,
      },
      {
        id: 'line',
        title: t('worksheet.line'),
        value: ({ entry }) => entry && `${t(`entry.${entry.side}`)} ${entry.name}`,
        render: ({ entry }) =>
          entry ? (
            <span className={`ws-entry ${entry.side}`}>
              <b>{t(`entry.${entry.side}`)}</b> {entry.name}
            </span>
          ) : null,
        flex: 2,
        minWidth: 160,
      },
      { id: 'debit', title: t('worksheet.debit'), kind: 'money', value: ({ debit }) => debit, width: 130 },
      { id: 'credit', title: t('worksheet.credit'), kind: 'money', value: ({ credit }) => credit, width: 130 },
      {
        id: 'state',
        title: t('worksheet.state'),
        value: ({ elimination }) => elimination && t(`elimination.state.${elimination.state}`),
        width: 84,
      },
      {
        id: 'documents',
        title: t('worksheet.documentCount'),
        kind: 'number',
        value: ({ elimination }) => elimination?.documents.length,
        hidden: true,
      },
      { id: 'note', title: t('worksheet.note'), value: ({ elimination }) => elimination?.note, flex: 1, hidden: true },
    ],
    [rules, t],
  );
  const open = eliminations.find(({ id }) => id === chosen);
  return (
    <div className={open ? 'ws-body with-panel' : 'ws-body'}>
      <Grid<EntryRow>
        id="worksheet.entries"
        label={`${t('worksheet.entries')} ${run.period}`}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        totals={totals}
        rowLook={(row) => (open && row.elimination?.id === open.id ? 'hot' : undefined)}
        onOpen={(row) => setChosen(row.elimination?.id, { replace: true })}
        empty={{ title: t('worksheet.noEntry'), body: <p>{t('worksheet.noEntryBody')}</p> }}
        header={
          <>
            <Segments
              label={t('worksheet.rule')}
              value={rule}
              choices={[
                { value: ALL, label: t('worksheet.everyRule') },
                ...present.map((value) => ({ value, label: ruleCode(value, t) })),
              ]}
              onChange={(value) => setRule(value === ALL ? undefined : value, { replace: true })}
            />
            <label className="ws-find">
              <span className="visually-hidden">{t('worksheet.findEntry')}</span>
              <input
                ref={find}
                className="input"
                type="search"
                value={text}
                placeholder={`${t('worksheet.findEntry')}　F3`}
                maxLength={40}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
          </>
        }
      />
      {open ? (
        <aside className="card ws-panel" aria-label={t('worksheet.entries')}>
          <header>
            <h2>
              <span className="chip accent">{ruleCode(open.rule, t)}</span> {pairName(open.pair, run.nameOf, t)}
            </h2>
            <button
              type="button"
              className="button icon"
              aria-label={t('close')}
              onClick={() => setChosen(undefined, { replace: true })}
            >
              ×
            </button>
          </header>
          <div className="ws-panel-body">
            <EliminationDetail key={open.id} elimination={open} run={run} rules={rules} />
          </div>
        </aside>
      ) : null}
    </div>
  );
}
