import type { ReactNode } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Fen, groupedYuan, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { usePlanWords } from '../words.ts';
import { Count } from './count.tsx';
import { useMeasureWords } from './schedule-words.ts';

type Preview = ReplyOf<Contract['budget']['readKit']>;
type Change = Preview['changes'][number];
type CarryChange = Preview['carries'][number];
type CountChange = Preview['workload'][number];

const inFen = (amount: string): Fen => parseYuan(amount) ?? ZERO;
const keyOf = ({ item, department, source, project }: Change): string => [item, department, source, project].join(' ');

/** What taking a kit would do: row by row before → after, what others changed since, and the rules it would break. */
export function KitPreview({ unit, preview }: { readonly unit: string; readonly preview: Preview }) {
  const { t } = usePreferences();
  const { changes, carries, workload, since, sinceCarries, sinceWorkload, problems, madeAt, revision } = preview;
  const nothing = changes.length === 0 && carries.length === 0 && workload.length === 0;
  return (
    <>
      {madeAt < revision ? <p className="notice warn">{t('budgetKit.older', { count: revision - madeAt })}</p> : null}
      {nothing ? <p>{t('budgetKit.nothing')}</p> : null}
      {nothing ? null : (
        <dl className="budget-kit-sums">
          <Sum name={t('budgetKit.revenue')} sums={preview.revenue} />
          <Sum name={t('budgetKit.spending')} sums={preview.spending} />
        </dl>
      )}
      {nothing ? null : problems.length > 0 ? (
        <div className="notice warn budget-kit-says">
          <strong>{t('budgetKit.breaks', { count: problems.length })}</strong>
          <ul>
            {problems.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="notice">{t('budgetKit.keeps')}</p>
      )}
      <Part title={t('budgetKit.changes', { count: changes.length })} shown={changes.length > 0}>
        <Changes unit={unit} changes={changes} />
      </Part>
      <Part title={t('budgetKit.carries', { count: carries.length })} shown={carries.length > 0}>
        <Carries unit={unit} changes={carries} />
      </Part>
      <Part title={t('budgetKit.workload', { count: workload.length })} shown={workload.length > 0}>
        <Counts unit={unit} changes={workload} />
      </Part>
      <Part title={t('budgetKit.since', { count: since.length })} shown={since.length > 0}>
        <Changes unit={unit} changes={since} />
      </Part>
      <Part title={t('budgetKit.sinceCarries', { count: sinceCarries.length })} shown={sinceCarries.length > 0}>
        <Carries unit={unit} changes={sinceCarries} />
      </Part>
      <Part title={t('budgetKit.sinceWorkload', { count: sinceWorkload.length })} shown={sinceWorkload.length > 0}>
        <Counts unit={unit} changes={sinceWorkload} />
      </Part>
    </>
  );
}

function Part(props: { readonly title: string; readonly shown: boolean; readonly children: ReactNode }) {
  if (!props.shown) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="budget-kit-part" tabIndex={0} aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Sum({ name, sums }: { readonly name: string; readonly sums: Preview['revenue'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount value={sums.before} /> → <Amount value={sums.after} />
      </dd>
    </div>
  );
}

interface Column<Row> {
  readonly title: string;
  readonly figure?: true;
  readonly hint?: true;
  readonly cell: (row: Row) => ReactNode;
}

/** What differs, row by row. */
function Differences<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}) {
  const classOf = ({ figure, hint }: Column<Row>): string | undefined =>
    figure ? 'figure' : hint ? 'hint' : undefined;
  return (
    <table className="budget-table">
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.title} scope="col" className={column.figure ? 'figure' : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column) => (
              <td key={column.title} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Somebody else changed it too since the kit was made. */
function Both({ both }: { readonly both: boolean }) {
  const { t } = usePreferences();
  return both ? (
    <>
      {' '}
      <span className="chip warn">{t('budgetKit.both')}</span>
    </>
  ) : null;
}

function Changes({ unit, changes }: { readonly unit: string; readonly changes: readonly Change[] }) {
  const { t } = usePreferences();
  const words = usePlanWords(unit);
  const columns: Column<Change>[] = [
    {
      title: t('budget.item'),
      cell: ({ item, both }) => (
        <>
          {item} {words.item(item)}
          <Both both={both} />
        </>
      ),
    },
    {
      title: t('budget.department'),
      cell: ({ department }) => (department === '' ? t('budget.departmentAll') : words.department(department)),
    },
    { title: t('budget.source'), cell: ({ source }) => words.source(source) },
    { title: t('budgetKit.project'), cell: ({ project }) => project },
    { title: t('budgetKit.before'), figure: true, cell: ({ totalBefore }) => <Amount value={totalBefore} /> },
    { title: t('budgetKit.after'), figure: true, cell: ({ totalAfter }) => <Amount value={totalAfter} /> },
    {
      title: t('budgetKit.difference'),
      figure: true,
      cell: ({ totalBefore, totalAfter }) => <Amount value={subtractFen(inFen(totalAfter), inFen(totalBefore))} />,
    },
    { title: t('budgetKit.months'), hint: true, cell: (change) => <Months change={change} /> },
  ];
  return <Differences columns={columns} rows={changes} rowKey={keyOf} />;
}

/** The months that differ, each before → after; one sentence where all twelve go the same way. */
function Months({ change: { before, after } }: { readonly change: Change }): string {
  const { t } = usePreferences();
  const said = before.map((amount, index) => [groupedYuan(inFen(amount)), groupedYuan(inFen(after[index]!))] as const);
  const [first] = said;
  if (first && said.every(([from, to]) => from === first[0] && to === first[1]))
    return t('budgetKit.everyMonth', { before: first[0], after: first[1] });
  return said
    .flatMap(([from, to], index) =>
      from === to ? [] : [t('budgetKit.month', { month: index + 1, before: from, after: to })],
    )
    .join(', ');
}

function Carries({ unit, changes }: { readonly unit: string; readonly changes: readonly CarryChange[] }) {
  const { t } = usePreferences();
  const words = usePlanWords(unit);
  const amount = (title: string, of: (change: CarryChange) => string): Column<CarryChange> => ({
    ...{ title, figure: true, cell: (change) => <Amount value={of(change)} /> },
  });
  const columns: Column<CarryChange>[] = [
    {
      title: t('budget.source'),
      cell: ({ source, both }) => (
        <>
          {words.source(source)}
          <Both both={both} />
        </>
      ),
    },
    amount(t('budgetKit.openingBefore'), ({ before }) => before.opening),
    amount(t('budgetKit.openingAfter'), ({ after }) => after.opening),
    amount(t('budgetKit.usedBefore'), ({ before }) => before.used),
    amount(t('budgetKit.usedAfter'), ({ after }) => after.used),
  ];
  return <Differences columns={columns} rows={changes} rowKey={({ source }) => source} />;
}

function Counts({ unit, changes }: { readonly unit: string; readonly changes: readonly CountChange[] }) {
  const { t } = usePreferences();
  const words = usePlanWords(unit);
  const measures = useMeasureWords();
  return (
    <table className="budget-table">
      <thead>
        <tr>
          <th>{t('budgetSchedules.measure')}</th>
          <th>{t('budget.department')}</th>
          {(['before', 'after', 'difference'] as const).map((key) => (
            <th key={key} className="figure">
              {t(`budgetKit.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ measure, department, yearBefore, yearAfter, both }) => (
          <tr key={`${measure} ${department}`}>
            <td>
              {measures.measure(measure)} {both ? <span className="chip warn">{t('budgetKit.both')}</span> : null}
            </td>
            <td>{department === '' ? t('budget.departmentAll') : words.department(department)}</td>
            {[yearBefore, yearAfter, yearAfter - yearBefore].map((count, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
              <td key={at} className="figure">
                <Count value={count} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
