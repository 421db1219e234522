import { useMemo } from 'react';
import { fen, groupedYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { useMonthName, usePlanWords } from '../words.ts';
import { edited, MONTHS, type Plan, type PlanRow, rowsOf, totalsOf } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

/** Rows that are named one by one before a cut is kept. */
const MAX_SAID = 5;

/** Who types now: the unit plans, the centre cuts with a reason, all others read. */
export type Hand = 'unit' | 'centre' | 'nobody';

/** 预算表: a row for item × department × source × project, twelve months and the year, subtotals by kind. */
export function PlanGrid(props: {
  readonly plan: Plan;
  readonly planning: Planning;
  readonly hand: Hand;
  /** How many open remarks a row has. */
  readonly remarks: ReadonlyMap<string, number>;
  readonly onRemarks: (row: string) => void;
}) {
  const { plan, planning, hand, remarks, onRemarks } = props;
  const { t, locale } = usePreferences();
  const monthName = useMonthName();
  const words = usePlanWords(plan.unit);
  const dialogs = useDialogs();
  const notify = useNotify();
  const rows = useMemo(() => rowsOf(plan.cells, planning.waiting, words), [plan.cells, planning.waiting, words]);
  const named = plan.cells.some(({ project }) => project !== '');
  const columns = useMemo((): GridColumn<PlanRow>[] => {
    const editable = hand === 'nobody' ? false : ({ place }: PlanRow) => place !== undefined;
    return [
      {
        ...{ id: 'item', title: t('budget.item'), width: 260, minWidth: 160, pin: 'left' },
        value: ({ item }) => item,
        render: ({ key, place, item }) => (
          <span className="budget-item">
            <Named text={item} />
            {place === undefined ? null : (
              <button
                type="button"
                className={remarks.has(key) ? 'budget-mark open' : 'budget-mark'}
                aria-label={t('budgetSchedules.remarksOf', { item, count: remarks.get(key) ?? 0 })}
                title={t('budgetSchedules.remarksOf', { item, count: remarks.get(key) ?? 0 })}
                onClick={() => onRemarks(key)}
              >
                {remarks.get(key) ?? '+'}
              </button>
            )}
          </span>
        ),
      },
      {
        id: 'source',
        title: t('budget.source'),
        width: locale === 'en' ? 230 : 172,
        value: ({ source }) => source,
        render: sourceOf,
      },
      {
        ...{ id: 'department', title: t('budget.department'), width: 124 },
        value: ({ department }) => department,
        render: ({ department }) => <Named text={department} />,
      },
      { id: 'project', title: t('budget.project'), value: ({ project }) => project, width: 130, hidden: !named },
      ...MONTHS.map(
        (month): GridColumn<PlanRow> => ({
          ...{ id: String(month), title: monthName(month), kind: 'money', width: 108, editable },
          value: ({ months }) => months[month - 1] ?? ZERO,
          sortable: false,
        }),
      ),
      {
        ...{ id: 'total', title: t('budget.yearTotal'), kind: 'money', width: 130, pin: 'right', editable },
        value: ({ total }) => total,
        sortable: false,
      },
    ];
  }, [t, locale, monthName, hand, named, remarks, onRemarks]);

  async function keep(edits: readonly { row: PlanRow; column: string; text: string }[]): Promise<void> {
    const changed = edited(edits.filter(({ row }) => row.place !== undefined));
    if (changed === undefined) return notify.failed({ title: t('budget.noAmount') });
    for (const [key, { months }] of changed) {
      const before = rows.find((row) => row.key === key);
      if (before?.months.every((amount, index) => amount === months[index])) changed.delete(key);
    }
    if (changed.size === 0) return;
    if (hand === 'unit') return void planning.save(changed);
    const before = new Map(rows.map((row) => [row.key, row]));
    const first = rows.find(({ key }) => changed.has(key));
    const said = [...changed].slice(0, MAX_SAID).map(([key, { place, months }]) => {
      const [old, next] = [before.get(key)?.total ?? ZERO, sumFen(months)];
      return t('budget.cutOf', {
        row: [
          `${place.item} ${words.item(place.item)}`,
          words.source(place.source),
          ...(place.department === '' ? [] : [words.department(place.department)]),
          ...(place.project === '' ? [] : [words.project(place.project)]),
        ].join(' · '),
        before: groupedYuan(old),
        after: groupedYuan(next),
        change: `${next > old ? '+' : ''}${groupedYuan(fen(next - old))}`,
      });
    });
    if (changed.size > MAX_SAID) said.push(t('budget.cutMore', { count: changed.size }));
    const reason = await dialogs.reason({
      title: t('budget.cutTitle', { count: changed.size, item: first?.item ?? '' }),
      body: said.join('\n'),
      label: t('budget.cutReason'),
      action: t('budget.cut'),
    });
    if (reason !== undefined) await planning.cut(changed, reason);
  }
  return (
    <Grid<PlanRow>
      id="budget.plan"
      label={`${t('budget.title')} ${plan.unit} ${plan.year}`}
      columns={columns}
      rows={rows}
      totals={rows.length > 0 ? totalsOf(rows, { in: t('budget.revenueTotal'), out: t('budget.spending') }) : undefined}
      rowKey={({ key }) => key}
      rowLook={({ place }) => (place === undefined ? 'sum' : undefined)}
      {...(hand === 'nobody' ? {} : { onEdit: (edits) => void keep(edits) })}
      empty={{ title: t('budget.noRows'), body: hand === 'unit' ? t('budget.noRowsBody') : undefined }}
      header={
        hand === 'nobody' ? null : (
          <span className="hint">{t(hand === 'unit' ? 'budget.typeHint' : 'budget.cutHint')}</span>
        )
      }
    />
  );
}

/** A name that may be cut off: whole where it is pointed at. */
const Named = ({ text }: { readonly text: string }) => (
  <span className="budget-named" title={text}>
    {text}
  </span>
);
const sourceOf = ({ source }: PlanRow) => <Named text={source} />;
