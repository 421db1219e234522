import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { STATEMENTS } from '../../shared/domain/ledger/statement.ts';
import { absFen, type Fen, formatYuan } from '../../shared/kernel/fen.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { prefetchAccounts } from '../ledger/statements/reading.ts';
import { Amount } from '../ui/amount.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { EliminationCard, EntryTable } from './elimination-card.tsx';
import { ruleCode, ruleOf } from './names.ts';
import { isOpen } from './pairs.ts';
import './panel.css';
import type { RunInSight } from './run-in-sight.tsx';
import { addedEntries, type Drill, effectsByRule, fenOfText, restOf, type SheetLine } from './sheet.ts';

const FIRST_UNITS = 6;
const FIRST_ELIMINATIONS = 8;

/** What a figure of the worksheet is made of (追溯): units, eliminations with their rule, pair, documents and entries. */
export function FigurePanel(props: {
  readonly run: RunInSight;
  readonly line: SheetLine;
  /** The column that was chosen; undefined: the line as a whole. */
  readonly column: string | undefined;
  /** Units that have a column of their own. */
  readonly shown: readonly string[];
  readonly onClose: () => void;
  /** A unit's figure is gone into. */
  readonly onUnit: (unit: string) => void;
}) {
  const { t } = usePreferences();
  const { run, line, column, onClose } = props;
  const panel = useRef<HTMLElement>(null);
  const statement = STATEMENTS.find((each) => each === line.statement) ?? 'balance-sheet';
  const drill = useQuery({
    ...api.consolidation.drill.queryOptions({ input: { run: run.head.run, statement, key: line.key } }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('[role=dialog]') === null)
        onClose();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [onClose]);
  const queries = useQueryClient();
  const near = (unit: string): void => prefetchAccounts(queries, statement, run.period, unit);
  const { title, amount } = headingOf(props, t);
  const stale = drill.isPlaceholderData;
  return (
    <aside
      className="card ws-panel"
      ref={panel}
      aria-label={t('worksheet.madeOf', { line: line.name })}
      aria-busy={stale}
    >
      <header>
        <h2>
          {title} · {line.name}
        </h2>
        <Amount value={amount} />
        <button type="button" className="button icon" aria-label={t('close')} onClick={onClose}>
          ×
        </button>
      </header>
      {drill.isError && isAnswered(drill.error) ? (
        <Failed sentence={sentenceOf(drill.error, t)} onRetry={() => void drill.refetch()} />
      ) : drill.data ? (
        <div className="ws-panel-body">
          <Equation line={line} />
          {column === 'elimination' ? null : <Units {...props} onNear={near} drill={drill.data} />}
          <Eliminations drill={drill.data} run={run} line={line} unit={unitOf(column)} />
          {column === 'elimination' ? <Units {...props} onNear={near} drill={drill.data} /> : null}
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </aside>
  );
}

const unitOf = (column: string | undefined): string | undefined =>
  column?.startsWith('unit:') ? column.slice(5) : undefined;

function headingOf(
  { run, line, column, shown }: Parameters<typeof FigurePanel>[0],
  t: ReturnType<typeof usePreferences>['t'],
): { title: string; amount: Fen | string } {
  const unit = unitOf(column);
  if (unit !== undefined) return { title: run.nameOf(unit), amount: line.units[unit] ?? '0.00' };
  if (column === 'rest') {
    const rest = Object.keys(line.units).length - shown.length;
    return { title: t('worksheet.rest', { count: rest }), amount: restOf(line, shown) };
  }
  if (column === 'sum') return { title: t('worksheet.sum'), amount: line.sum };
  if (column === 'elimination') return { title: t('worksheet.elimination'), amount: line.elimination };
  return { title: t('worksheet.consolidated'), amount: line.consolidated };
}

/** 汇总 + 抵销 = 合并, with the amounts. */
function Equation({ line }: { line: SheetLine }) {
  const { t } = usePreferences();
  return (
    <dl className="ws-equation">
      <div>
        <dt>{t('worksheet.sum')}</dt>
        <dd>
          <Amount value={line.sum} />
        </dd>
      </div>
      <div>
        <dt>{t('worksheet.elimination')}</dt>
        <dd>
          <Amount value={line.elimination} />
        </dd>
      </div>
      <div className="whole">
        <dt>{t('worksheet.consolidated')}</dt>
        <dd>
          <Amount value={line.consolidated} />
        </dd>
      </div>
    </dl>
  );
}

function Units(props: {
  readonly drill: Drill;
  readonly run: RunInSight;
  readonly column: string | undefined;
  readonly onUnit: (unit: string) => void;
  /** A unit is pointed at: what it is made of is read before it is gone into. */
  readonly onNear: (unit: string) => void;
}) {
  const { t } = usePreferences();
  const { drill, run } = props;
  const [all, setAll] = useState(props.column === 'rest');
  const chosen = unitOf(props.column);
  const rows = useMemo(
    () =>
      Object.entries(drill.units)
        .map(([unit, text]) => ({ unit, amount: fenOfText(text), adjustment: drill.adjustments[unit] }))
        .filter(({ amount, unit }) => amount !== 0 || unit === chosen)
        .sort((a, b) => Number(b.unit === chosen) - Number(a.unit === chosen) || absFen(b.amount) - absFen(a.amount)),
    [drill, chosen],
  );
  const largest = rows.reduce((most, { amount }) => Math.max(most, absFen(amount)), 1);
  const shown = all ? rows : rows.slice(0, FIRST_UNITS);
  return (
    <section aria-label={t('worksheet.units')}>
      <h3>
        {t('worksheet.units')} <small>{t('worksheet.unitsWith', { count: rows.length })}</small>
      </h3>
      <ul className="ws-bars">
        {shown.map(({ unit, amount, adjustment }) => (
          <li key={unit} className={unit === chosen ? 'chosen' : undefined}>
            <span className="ws-bar-name">
              <button
                type="button"
                className="ws-unit"
                onPointerEnter={() => props.onNear(unit)}
                onFocus={() => props.onNear(unit)}
                title={t('worksheet.intoUnit', { unit: run.nameOf(unit) })}
                onClick={() => props.onUnit(unit)}
              >
                {run.nameOf(unit)}
              </button>
            </span>
            <Amount value={amount} />
            <i
              className={amount < 0 ? 'negative' : undefined}
              style={{ width: `${Math.max(1, Math.round((absFen(amount) / largest) * 100))}%` }}
            />
            {adjustment === undefined ? null : (
              <small>
                {t('worksheet.ofWhichManual')} <Amount value={adjustment} />
              </small>
            )}
          </li>
        ))}
      </ul>
      {rows.length > FIRST_UNITS ? (
        <button type="button" className="ws-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('worksheet.fewer') : t('worksheet.moreUnits', { count: rows.length - FIRST_UNITS })}
        </button>
      ) : null}
    </section>
  );
}

function Eliminations(props: { drill: Drill; run: RunInSight; line: SheetLine; unit: string | undefined }) {
  const { t } = usePreferences();
  const { drill, run, line, unit } = props;
  const [all, setAll] = useState(false);
  const rules = useQuery(api.consolidation.rules.queryOptions({ input: {} })).data;
  const own = useMemo(
    () =>
      drill.eliminations
        .filter(({ pair }) => unit === undefined || pair.includes(unit))
        .sort((a, b) => absFen(fenOfText(b.effect)) - absFen(fenOfText(a.effect))),
    [drill, unit],
  );
  const entries = useMemo(() => addedEntries(own), [own]);
  const byRule = effectsByRule({ eliminations: own });
  const kinds = new Set(byRule.map(([rule]) => OPEN_BESIDE[rule]));
  const open = run.sheet.differences.filter(
    (row) => isOpen(row) && kinds.has(row.book === 'budget' ? 'budget' : row.kind),
  );
  if (own.length === 0) {
    return (
      <section aria-label={t('worksheet.elimination')}>
        <h3>{t('worksheet.elimination')}</h3>
        <p className="hint">{t('worksheet.nothingEliminated')}</p>
      </section>
    );
  }
  const shown = all ? own : own.slice(0, FIRST_ELIMINATIONS);
  return (
    <>
      <section aria-label={t('worksheet.elimination')}>
        <h3>
          {t('worksheet.elimination')} <small>{t('worksheet.eliminationsHere', { count: own.length })}</small>
        </h3>
        <div className="ws-cards">
          {shown.map((one) => (
            <EliminationCard key={one.id} elimination={one} effect={one.effect} run={run} rules={rules} />
          ))}
        </div>
        {own.length > FIRST_ELIMINATIONS ? (
          <button type="button" className="ws-more" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('worksheet.fewer') : t('worksheet.moreEliminations', { count: own.length - FIRST_ELIMINATIONS })}
          </button>
        ) : null}
        {open.length > 0 ? (
          <p className="notice warn ws-open">
            <span>{t('worksheet.openBeside', { count: open.length })}</span>
            <Link to="/reconciliation" className="button">
              {t('reconciliation.title')}
            </Link>
          </p>
        ) : null}
      </section>
      <section aria-label={t('worksheet.entries')}>
        <h3>
          {t('worksheet.entries')} <small>{t('worksheet.entriesNote')}</small>
        </h3>
        <EntryTable entries={entries} marked={`${line.statement}/${line.key}`} />
      </section>
      <section aria-label={t('rules.title')}>
        <h3>{t('rules.title')}</h3>
        {byRule.map(([id, amount]) => {
          const rule = ruleOf(rules, id);
          return (
            <div key={id} className="ws-rule">
              <p>
                <span className="chip accent">{ruleCode(id, t)}</span> <strong>{rule?.name}</strong>
                <Amount value={formatYuan(amount)} />
              </p>
              {rule ? (
                <p className="hint">
                  {rule.clause} — {rule.explanation}
                </p>
              ) : null}
            </div>
          );
        })}
      </section>
    </>
  );
}

/** Differences of which kind stand beside the eliminations of a rule. */
const OPEN_BESIDE: Readonly<Record<string, string>> = {
  E1: 'receivable-payable',
  E2: 'subsidy',
  E3: 'turn-in',
  E4: 'service',
  B1: 'budget',
};
