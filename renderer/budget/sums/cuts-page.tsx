import { useQuery } from '@tanstack/react-query';
import { Fragment, useMemo } from 'react';
import { sideOfItem } from '../../../shared/domain/budget/consolidated.ts';
import {
  cutSummary,
  ROUND_STAGES,
  type RoundRow,
  type RoundStage,
} from '../../../shared/domain/budget/explained-cuts.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Amount } from '../../ui/amount.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { useBudgetYear, YearChoice } from '../year-choice.tsx';
import { rowsOfPlan } from './cut-rows.ts';
import { CutUnits } from './cut-units.tsx';
import { CutsWaterfall } from './cuts-waterfall.tsx';
import { useSumWords } from './sum-words.ts';
import './cuts.css';
import './sums.css';

/** 为什么被核减: for a unit's head, one page from what was asked for to what was given, with who changed what and why. */
export function CutsPage() {
  const { unit, units } = useScope();
  const year = useBudgetYear();
  if (units === undefined || year === undefined) return <Loading />;
  if (unit === undefined) return <CutUnits year={year} />;
  return <Unit key={`${unit} ${year}`} unit={unit} year={year} />;
}

function Unit({ unit, year }: { readonly unit: string; readonly year: number }) {
  const { t } = usePreferences();
  const names = useNames();
  const read = useQuery(api.budget.plan.queryOptions({ input: { unit, year } }));
  const rows = useMemo(() => (read.data ? rowsOfPlan(read.data) : []), [read.data]);
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const stages = ROUND_STAGES.filter((stage) => rows.some(({ at }) => at[stage] !== undefined));
  return (
    <div className="cuts-page">
      <PageHead
        title={t('budgetCuts.title')}
        actions={
          stages.length === 0 ? [] : [{ label: t('budgetSums.print'), shortcut: 'F9', onClick: () => void printPage() }]
        }
      >
        <UnitMark unit={unit} name={names.unit(unit)} />
        <YearChoice year={year} />
        <span className={read.data.stage === 'approved' ? 'chip ok' : 'chip'}>
          {t(`budget.stage.${read.data.stage}`)}
        </span>
        <ToPage to="/budget" search={{ unit, year: String(year) }} className="sums-link">
          {t('budgetCuts.toPlan')}
        </ToPage>
        {stages.length === 0 ? null : (
          <SaveBook make={() => client.budget.planBook({ unit, year })} hint={t('budgetCuts.bookHint')} />
        )}
      </PageHead>
      {stages.length === 0 ? (
        <Empty title={t('budgetCuts.none')}>
          <p>{t('budgetCuts.noneBody')}</p>
        </Empty>
      ) : (
        <>
          <Facts rows={rows} stages={stages} />
          {stages.length > 1 ? <CutsWaterfall rows={rows} /> : null}
          <Rounds rows={rows} stages={stages} unit={unit} />
        </>
      )}
    </div>
  );
}

/** How much spending was asked for, was given, and went away on the centre's and on the unit's side. */
function Facts({ rows, stages }: { readonly rows: readonly RoundRow[]; readonly stages: readonly RoundStage[] }) {
  const { t } = usePreferences();
  const spending = rows.filter(({ item }) => sideOfItem(item) === 'spending');
  const at = (stage: RoundStage): Fen => sumFen(spending.map((row) => row.at[stage] ?? ZERO));
  const last = stages.at(-1)!;
  const { cut, items } = cutSummary(rows);
  return (
    <section className="card cuts-facts" aria-label={t('budgetCuts.facts')}>
      {stages.map((stage) => (
        <dl key={stage}>
          <dt>{t(`budgetCuts.spendingAt.${stage}`)}</dt>
          <dd>
            <Amount value={at(stage)} />
          </dd>
        </dl>
      ))}
      {last === 'proposed' ? null : (
        <dl>
          <dt>{t('budgetCuts.inAll')}</dt>
          <dd>
            <Amount value={fen(at(last) - at('proposed'))} />
          </dd>
        </dl>
      )}
      <dl>
        <dt>{t('budgetCuts.byCentreInAll')}</dt>
        <dd>
          <Amount value={cut} />
        </dd>
      </dl>
      <dl>
        <dt>{t('budgetCuts.changedItems')}</dt>
        <dd>{items}</dd>
      </dl>
    </section>
  );
}

/** Revenue, then spending, then what only stands on paper: all rows of the rounds, side by side. */
function Rounds(props: {
  readonly rows: readonly RoundRow[];
  readonly stages: readonly RoundStage[];
  readonly unit: string;
}) {
  const { t, amountUnit } = usePreferences();
  const { rows, stages, unit } = props;
  const sides = ['spending', 'revenue', 'paper'] as const;
  const columns = stages.length + 2;
  const unchanged = rows.filter(isUnchanged).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="card sums-scroll" tabIndex={0} aria-label={t('budgetCuts.rounds')}>
      <table className="sums-table cuts-table">
        <caption>
          {t('budgetCuts.rounds')}
          <span className="hint">{t(amountUnit === 'yuan' ? 'budgetSums.inYuan' : 'budgetSums.inWan')}</span>
          {unchanged === 0 ? null : (
            <span className="hint cuts-on-paper">{t('budgetCuts.unchanged', { count: unchanged })}</span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('budgetSums.line')}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col" className="figure">
                {t(`budgetCuts.stage.${stage}`)}
              </th>
            ))}
            <th scope="col" className="figure">
              {t('budgetCuts.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => {
            const own = rows.filter(({ item }) => sideOfItem(item) === side);
            if (own.length === 0) return null;
            return (
              <Fragment key={side}>
                <tr className="sum">
                  <th scope="row">{t(`budgetCuts.side.${side}`)}</th>
                  <Stages at={sumsOf(own, stages)} stages={stages} />
                </tr>
                {own.map((row) => (
                  <Row
                    key={`${row.item} ${row.department} ${row.source} ${row.project}`}
                    {...{ row, stages, columns, unit }}
                  />
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const sumsOf = (rows: readonly RoundRow[], stages: readonly RoundStage[]): RoundRow['at'] =>
  Object.fromEntries(stages.map((stage) => [stage, sumFen(rows.map(({ at }) => at[stage] ?? ZERO))]));

function Stages({ at, stages }: { readonly at: RoundRow['at']; readonly stages: readonly RoundStage[] }) {
  const first = at[stages[0]!] ?? ZERO;
  const last = at[stages.at(-1)!] ?? ZERO;
  return (
    <>
      {stages.map((stage) => (
        <td key={stage} className="figure">
          <Amount value={at[stage] ?? ZERO} />
        </td>
      ))}
      <td className={last < first ? 'figure cut' : 'figure'}>
        <Amount value={fen(last - first)} />
      </td>
    </>
  );
}

/** Through all rounds the same: paper, which explains what was changed, leaves it out. */
const isUnchanged = ({ at, cuts }: RoundRow): boolean => cuts.length === 0 && new Set(Object.values(at)).size <= 1;

function Row(props: {
  readonly row: RoundRow;
  readonly stages: readonly RoundStage[];
  readonly columns: number;
  readonly unit: string;
}) {
  const { t } = usePreferences();
  const words = useSumWords();
  const names = useNames();
  const { row, stages, columns, unit } = props;
  const place = [
    row.department === '' ? '' : names.department(unit, row.department),
    words.source(row.source),
    row.project,
  ].filter((text) => text !== '');
  return (
    <>
      <tr className={row.cuts.length > 0 ? 'has-why' : isUnchanged(row) ? 'unchanged' : undefined}>
        <th scope="row" className="depth-1">
          {words.item(row.item)}
          <small>{place.join(' · ')}</small>
        </th>
        <Stages at={row.at} stages={stages} />
      </tr>
      {row.cuts.length === 0 ? null : (
        <tr className="why">
          <td colSpan={columns}>
            <ul className="why-list">
              {row.cuts.map((cut) => (
                <li key={`${cut.instant} ${cut.before} ${cut.after}`}>
                  {t(cut.stage === 'resubmitted' ? 'budgetCuts.inSecond' : 'budgetCuts.inFirst')}{' '}
                  {cut.earlier ? <span className="chip">{t('budgetCuts.earlier')}</span> : null}{' '}
                  <Amount value={cut.before} /> → <Amount value={cut.after} /> <q>{cut.reason}</q> {cut.display}{' '}
                  {instantName(cut.instant)}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}
