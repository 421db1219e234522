import { useMemo } from 'react';
import { ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { usePlanWords } from '../words.ts';
import { edited, MONTHS, type Plan, type PlanRow, rowsOf, totalsOf } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

/** Who types now: the unit plans, the centre cuts with a reason, all others read. */
export type Hand = 'unit' | 'centre' | 'nobody';

/** 预算表: a row for item × department × source × project, twelve months and the year, subtotals by kind. */
export function PlanGrid({ plan, planning, hand }: { plan: Plan; planning: Planning; hand: Hand }) {
  const { t } = usePreferences();
  const words = usePlanWords(plan.unit);
  const dialogs = useDialogs();
  const notify = useNotify();
  const rows = useMemo(() => rowsOf(plan.cells, planning.waiting, words), [plan.cells, planning.waiting, words]);
  const named = plan.cells.some(({ project }) => project !== '');
  const columns = useMemo((): GridColumn<PlanRow>[] => {
    const editable = hand === 'nobody' ? false : ({ place }: PlanRow) => place !== undefined;
    return [
      { id: 'item', title: t('budget.item'), value: ({ item }) => item, width: 200, pin: 'left' },
      { id: 'source', title: t('budget.source'), value: ({ source }) => source, width: 130 },
      { id: 'department', title: t('budget.department'), value: ({ department }) => department, width: 110 },
      { id: 'project', title: t('budget.project'), value: ({ project }) => project, width: 130, hidden: !named },
      ...MONTHS.map(
        (month): GridColumn<PlanRow> => ({
          ...{ id: String(month), title: t('budget.month', { month }), kind: 'money', width: 112, editable },
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
  }, [t, hand, named]);

  async function keep(edits: readonly { row: PlanRow; column: string; text: string }[]): Promise<void> {
    const changed = edited(edits.filter(({ row }) => row.place !== undefined));
    if (changed === undefined) return notify.failed({ title: t('budget.noAmount') });
    for (const [key, { months }] of changed) {
      const before = rows.find((row) => row.key === key);
      if (before?.months.every((amount, index) => amount === months[index])) changed.delete(key);
    }
    if (changed.size === 0) return;
    if (hand === 'unit') return void planning.save(changed);
    const first = rows.find(({ key }) => changed.has(key));
    const reason = await dialogs.reason({
      title: t('budget.cutTitle', { count: changed.size, item: first?.item ?? '' }),
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
