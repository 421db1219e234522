import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { STATEMENTS } from '../../shared/domain/ledger/statement.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { api } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress } from '../app/scope.ts';
import { CLOSED, readDrill } from '../ledger/statements/drill.ts';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { Segments } from '../ui/segments.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { FigurePanel } from './figure-panel.tsx';
import { useRemembered } from './folding.ts';
import { LATE } from './late-note.tsx';
import { statementName } from './names.ts';
import type { RunInSight } from './run-in-sight.tsx';
import { isSheetStatement, linesOf, restOf, SHEET_STATEMENTS, type SheetLine, unitsBySize } from './sheet.ts';
import { SheetDrill } from './sheet-drill.tsx';

/** Units that have a column of their own before all are asked for. */
const FEW = 3;

const keyOf = (line: SheetLine): string => line.key;
const lookOf = (line: SheetLine): 'sum' | undefined => (line.depth === 0 ? 'sum' : undefined);

function columnsOf(
  shown: readonly string[],
  count: number,
  { nameOf, sheet }: RunInSight,
  t: Translate,
): GridColumn<SheetLine>[] {
  // The totals stay in sight at the right; the units share what is left, or scroll between when all are shown.
  const figure = { kind: 'money', minWidth: 122, ...(shown.length > FEW ? { width: 128 } : {}) } as const;
  const whole = { kind: 'money', width: 126, pin: 'right' } as const;
  const rest = count - shown.length;
  // What stands in for a month that has not come is marked at every column that holds it; the note above says what it is.
  const late = sheet.late.map(({ unit }) => unit);
  const marked = (title: string, is: boolean): string => (is ? `${LATE} ${title}` : title);
  const holdsLate = late.length > 0;
  return [
    {
      id: 'name',
      title: t('worksheet.line'),
      value: ({ name }) => name,
      render: ({ name, depth }) => (
        <span className={`ws-line depth-${depth}`} title={name} lang="zh-CN">
          {name}
        </span>
      ),
      width: 200,
      pin: 'left',
    },
    ...shown.map(
      (unit): GridColumn<SheetLine> => ({
        ...figure,
        id: `unit:${unit}`,
        title: marked(nameOf(unit), late.includes(unit)),
        value: (line) => line.units[unit] ?? '0.00',
      }),
    ),
    ...(rest > 0
      ? [
          {
            ...figure,
            id: 'rest',
            title: marked(
              t('worksheet.rest', { count: rest }),
              late.some((unit) => !shown.includes(unit)),
            ),
            value: (line: SheetLine) => restOf(line, shown),
          },
        ]
      : []),
    { ...whole, id: 'sum', title: marked(t('worksheet.sum'), holdsLate), value: ({ sum }) => sum },
    { ...whole, id: 'elimination', title: t('worksheet.elimination'), value: ({ elimination }) => elimination },
    {
      ...whole,
      id: 'consolidated',
      title: marked(t('worksheet.consolidated'), holdsLate),
      value: ({ consolidated }) => consolidated,
    },
  ];
}

/** The worksheet's grid, statement by statement, and beside it what the chosen figure is made of. */
export function SheetGrid({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const [asked] = useAddress('statement');
  const [line] = useAddress('line');
  const [column] = useAddress('column');
  const [every, setEvery] = useRemembered('worksheet.units', false);
  const [nil, setNil] = useRemembered('worksheet.nil', false);
  const [text, setText] = useState('');
  const find = useRef<HTMLInputElement>(null);
  useShortcut('F3', () => find.current?.focus());
  const statement = isSheetStatement(asked) ? asked : 'balance-sheet';
  const { sheet } = run;

  const units = useMemo(() => unitsBySize(sheet.lines), [sheet]);
  const shown = useMemo(() => (every ? units : units.slice(0, FEW)), [every, units]);
  const columns = useMemo(() => columnsOf(shown, units.length, run, t), [shown, units, run, t]);
  const rows = useMemo(() => linesOf(sheet.lines, statement, { nil, text }), [sheet, statement, nil, text]);
  const chosen = sheet.lines.find((one) => one.statement === statement && one.key === line);

  /** Several words of the address at once; one that is undefined goes. */
  const say = (change: Record<string, string | undefined>): void =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, unknown>) => ({ ...before, ...change }),
    });
  const statements = SHEET_STATEMENTS.filter((each) => sheet.lines.some((one) => one.statement === each));
  return (
    <div className={chosen ? 'ws-body with-panel' : 'ws-body'}>
      <Grid<SheetLine>
        key={`${every}`}
        id={every ? 'worksheet.all' : 'worksheet.few'}
        label={`${t('worksheet.title')} ${statementName(statement, t)} ${run.period}`}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowLook={(row) => (row.key === line && row.statement === statement ? 'hot' : lookOf(row))}
        onOpen={(row, at) => say({ ...CLOSED, line: row.key, column: at === 'name' ? undefined : at })}
        empty={{ title: t('worksheet.noLine'), body: <p>{t('worksheet.noLineBody')}</p> }}
        header={
          <>
            <Segments
              label={t('worksheet.statements')}
              value={statement}
              choices={statements.map((value) => ({ value, label: statementName(value, t) }))}
              onChange={(value) => say({ ...CLOSED, statement: value, column: undefined })}
            />
            <button type="button" className="button" aria-pressed={every} onClick={() => setEvery(!every)}>
              {every ? t('worksheet.fewUnits', { count: FEW }) : t('worksheet.allUnits', { count: units.length })}
            </button>
            <Checkbox checked={nil} onChange={(event) => setNil(event.target.checked)}>
              {t('worksheet.nilLines')}
            </Checkbox>
            <label className="ws-find">
              <span className="visually-hidden">{t('worksheet.find')}</span>
              <input
                ref={find}
                className="input"
                type="search"
                value={text}
                placeholder={`${t('worksheet.find')}　F3`}
                maxLength={40}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
          </>
        }
      />
      {chosen ? (
        <Chosen
          run={run}
          line={chosen}
          column={column}
          shown={shown}
          units={units}
          onClose={() => say({ ...CLOSED, column: undefined })}
        />
      ) : null}
    </div>
  );
}

/** What the chosen figure is made of, and a unit of it gone into. Apart from the grid, which its steps leave as it is. */
function Chosen(props: {
  readonly run: RunInSight;
  readonly line: SheetLine;
  readonly column: string | undefined;
  readonly shown: readonly string[];
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { run, line, column } = props;
  const navigate = useNavigate();
  // Each step into a unit is a step that the browser's own way back undoes.
  const go = (change: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...change }) });
  const drill = readDrill(useSearch({ strict: false }));
  const part = drill?.part !== undefined && props.units.includes(drill.part) ? drill.part : undefined;
  const statement = STATEMENTS.find((each) => each === line.statement) ?? 'balance-sheet';
  const drilled = useQuery(
    api.consolidation.drill.queryOptions({ input: { run: run.head.run, statement, key: line.key } }),
  ).data;
  return (
    <>
      <FigurePanel
        key={`${line.statement}/${line.key}`}
        run={run}
        line={line}
        column={column}
        shown={props.shown}
        onClose={props.onClose}
        onUnit={(unit) => go({ part: unit })}
      />
      {drill && part !== undefined ? (
        <SheetDrill
          run={run}
          line={line}
          unit={part}
          drill={drill}
          column={column}
          adjustment={drilled && (drilled.adjustments[part] ?? '0.00')}
          onGo={go}
        />
      ) : null}
    </>
  );
}
