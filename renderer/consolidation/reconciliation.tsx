import { useNavigate } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { formatYuan, sumFen } from '../../shared/kernel/fen.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Amount } from '../ui/amount.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { CLASS_LOOK, pairName, settledName } from './names.ts';
import { OwnReconciliation } from './own-reconciliation.tsx';
import { PairDrawer } from './pair-drawer.tsx';
import { PairMatrix } from './pair-matrix.tsx';
import {
  countsByClass,
  isClass,
  isMatrixAmount,
  isOpen,
  isPairKind,
  keyOf,
  kindOf,
  matrixOf,
  openByKind,
  PAIR_KINDS,
  rowsOf,
  standingOf,
} from './pairs.ts';
import { type RunInSight, WithRun } from './run-in-sight.tsx';
import { type Difference, fenOfText } from './sheet.ts';
import './consolidation.css';
import './reconciliation.css';

/** 内部对账: which members disagree about what they did among themselves, why, and what was said about it; to a member its own. */
export function ReconciliationPage() {
  const { t } = usePreferences();
  const { may, seesCounty } = useIdentity();
  const { chosen } = useScope();
  const [view, setView] = useAddress('view');
  if (!(seesCounty && may('consolidation.read'))) return <OwnReconciliation />;
  if (view === 'own' && chosen) return <OwnReconciliation onCounty={() => setView(undefined)} />;
  return (
    <WithRun title={t('reconciliation.title')}>{(run) => <Reconciliation key={run.head.run} run={run} />}</WithRun>
  );
}

function Reconciliation({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const { unit, setUnit } = useScope();
  const { may } = useIdentity();
  const [askedKind] = useAddress('kind');
  const [askedClass, setClass] = useAddress('class');
  const [pair] = useAddress('pair');
  const [askedAmount] = useAddress('amount');
  const amount = isMatrixAmount(askedAmount) ? askedAmount : 'open';
  const [everyUnit, setEveryUnit] = useState(false);
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const find = useRef<HTMLInputElement>(null);
  useShortcut('F3', () => find.current?.focus());

  const say = (change: Record<string, string | undefined>, replace = true): void =>
    void navigate({
      to: '.',
      replace,
      search: (before: Record<string, unknown>) => ({ ...before, ...change }),
    });
  const differences = useMemo(
    () => run.sheet.differences.filter((row) => unit === undefined || row.pair.includes(unit)),
    [run, unit],
  );
  const opened = run.sheet.differences.find((row) => keyOf(row) === pair);
  const kind = isPairKind(askedKind) ? askedKind : 'receivable-payable';
  const chosenClass = isClass(askedClass) ? askedClass : undefined;
  const byKind = useMemo(() => openByKind(differences), [differences]);
  const ofKind = useMemo(() => differences.filter((row) => kindOf(row) === kind), [differences, kind]);
  const counts = useMemo(() => countsByClass(ofKind), [ofKind]);
  const matrix = useMemo(() => matrixOf(ofKind, run.units, everyUnit), [ofKind, run.units, everyUnit]);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return rowsOf(differences, { kind, class: chosenClass, all }).filter(
      (row) =>
        wanted === '' ||
        `${pairName(row.pair, run.nameOf, t)} ${row.pair.join(' ')}`.toLowerCase().includes(wanted) ||
        row.unmatched.some(({ document }) => document?.toLowerCase().includes(wanted)),
    );
  }, [differences, kind, chosenClass, all, text, run.nameOf, t]);
  const columns = useColumns(run);
  const totals = useMemo<Difference | undefined>(() => totalsOf(rows), [rows]);
  return (
    <>
      <PageHead
        title={t('reconciliation.title')}
        subtitle={t('reconciliation.which', { ordinal: run.ordinal })}
        actions={[
          ...(unit !== undefined && may('ledger.submit', unit)
            ? [
                {
                  label: t('reconciliation.asUnit', { unit: run.nameOf(unit) }),
                  onClick: () => say({ view: 'own', pair: undefined }, false),
                },
              ]
            : []),
          ...(run.remake ? [{ label: t('worksheet.remake'), onClick: run.remake, shortcut: 'F9' }] : []),
        ]}
      >
        <Segments
          label={t('reconciliation.kinds')}
          value={kind}
          choices={PAIR_KINDS.map((value) => {
            const open = byKind.get(value) ?? 0;
            const name = t(`reconciliation.kind.${value}`);
            return { value, label: open > 0 ? `${name} ${open}` : name };
          })}
          onChange={(value) => say({ kind: value === 'receivable-payable' ? undefined : value, class: undefined })}
        />
      </PageHead>
      <div className="rec fill">
        {run.progress}
        {unit === undefined ? null : (
          <p className="notice ws-notice">
            {t('reconciliation.ofUnit', { unit: run.nameOf(unit) })}
            <button type="button" className="button" onClick={() => setUnit(undefined)}>
              {t('reconciliation.ofCounty')}
            </button>
          </p>
        )}
        <section className="rec-counts" aria-label={t('reconciliation.byClass')}>
          {counts.map(([each, { rows: count, open }]) => (
            <button
              key={each}
              type="button"
              className="card rec-count"
              aria-pressed={each === chosenClass}
              onClick={() => setClass(each === chosenClass ? undefined : each, { replace: true })}
            >
              <span className={CLASS_LOOK[each]}>{t(`reconciliation.class.${each}`)}</span>
              <b>{t('reconciliation.pairs', { count })}</b>
              {each === 'matched' ? null : <Amount value={open} />}
            </button>
          ))}
        </section>
        <div className={everyUnit ? 'rec-body wide' : 'rec-body'}>
          <PairMatrix
            matrix={matrix}
            run={run}
            amount={amount}
            onAmount={(value) => say({ amount: value === 'open' ? undefined : value })}
            every={everyUnit}
            onEvery={setEveryUnit}
            chosen={pair}
            onOpen={(row) => say({ pair: keyOf(row) }, false)}
          />
          <Grid<Difference>
            id="reconciliation.pairs"
            label={`${t('reconciliation.title')} ${t(`reconciliation.kind.${kind}`)} ${run.period}`}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            totals={totals}
            rowLook={(row) => (keyOf(row) === pair ? 'hot' : undefined)}
            onOpen={(row) => say({ pair: keyOf(row) }, false)}
            empty={{
              title: text || chosenClass ? t('reconciliation.noneFound') : t('reconciliation.allAgreed'),
              body: (
                <p>{text || chosenClass ? t('reconciliation.noneFoundBody') : t('reconciliation.allAgreedBody')}</p>
              ),
            }}
            header={
              <>
                <strong>{t('reconciliation.list')}</strong>
                <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
                  {t('reconciliation.withAgreed')}
                </Checkbox>
                <label className="ws-find">
                  <span className="visually-hidden">{t('reconciliation.find')}</span>
                  <input
                    ref={find}
                    className="input"
                    type="search"
                    value={text}
                    placeholder={`${t('reconciliation.find')}　F3`}
                    maxLength={40}
                    onChange={(event) => setText(event.target.value)}
                  />
                </label>
              </>
            }
          />
        </div>
      </div>
      <PairDrawer row={opened} run={run} onClose={() => say({ pair: undefined })} />
    </>
  );
}

const TOTAL = 'Σ';

/** The open amounts of the rows in sight, added up; differences of both signs are not, they would offset each other. */
function totalsOf(rows: readonly Difference[]): Difference | undefined {
  const [first] = rows;
  return (
    first && {
      ...first,
      pair: [TOTAL],
      open: formatYuan(sumFen(rows.filter(isOpen).map(({ open }) => fenOfText(open)))),
      explanation: null,
      settledBy: null,
      unmatched: [],
    }
  );
}

function useColumns(run: RunInSight): GridColumn<Difference>[] {
  const { t } = usePreferences();
  return useMemo(() => {
    const isTotal = (row: Difference): boolean => row.pair[0] === TOTAL;
    const classOf = (row: Difference): string =>
      isClass(row.class) ? t(`reconciliation.class.${row.class}`) : row.class;
    const said = (row: Difference): string =>
      row.settledBy !== null
        ? settledName(row.settledBy, t)
        : row.agreedSince !== null
          ? t('reconciliation.agreedSince')
          : (row.explanation ?? (isOpen(row) ? t('reconciliation.unexplained') : ''));
    return [
      {
        id: 'pair',
        title: t('worksheet.pair'),
        value: (row) => (isTotal(row) ? t('worksheet.total') : pairName(row.pair, run.nameOf, t)),
        flex: 3,
        minWidth: 170,
      },
      {
        id: 'class',
        title: t('reconciliation.class'),
        value: (row) => (isTotal(row) ? '' : classOf(row)),
        render: (row) =>
          isTotal(row) || !isClass(row.class) ? null : <span className={CLASS_LOOK[row.class]}>{classOf(row)}</span>,
        width: 108,
      },
      {
        id: 'left',
        title: t('reconciliation.left'),
        kind: 'money',
        value: (row) => (isTotal(row) ? null : row.left),
        width: 124,
        hidden: true,
      },
      {
        id: 'right',
        title: t('reconciliation.right'),
        kind: 'money',
        value: (row) => (isTotal(row) ? null : row.right),
        width: 124,
        hidden: true,
      },
      {
        id: 'difference',
        title: t('reconciliation.difference'),
        kind: 'money',
        value: (row) => (isTotal(row) ? null : row.difference),
        width: 112,
      },
      { id: 'open', title: t('reconciliation.open'), kind: 'money', value: (row) => row.open, width: 116 },
      { id: 'since', title: t('reconciliation.since'), value: (row) => (isTotal(row) ? '' : row.since), width: 84 },
      {
        id: 'said',
        title: t('reconciliation.said'),
        value: (row) => (isTotal(row) ? '' : said(row)),
        render: (row) =>
          isTotal(row) ? null : standingOf(row) === 'open' ? (
            <span className="hint">{said(row)}</span>
          ) : (
            <span title={said(row)}>{said(row)}</span>
          ),
        flex: 2,
        minWidth: 96,
      },
    ];
  }, [run, t]);
}
