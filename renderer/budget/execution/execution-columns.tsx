import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';

export type Board = ReplyOf<Contract['budget']['progressBoard']>;
export type LineRow = ReplyOf<Contract['budget']['progress']>['lines'][number];
/** What the board and one unit say alike. */
export type Figures = Pick<Board, 'time' | 'total' | 'months'>;
type Row = Board['total'];

const LOOKS = {
  fine: undefined,
  'will-exceed': 'chip warn',
  near: 'chip warn',
  some: 'chip warn',
  over: 'chip danger',
} as const;

/** A unit or a total that still has money left is not over: some of its lines are. */
const saidOf = ({ warning, available }: Pick<Row, 'warning' | 'available'>): keyof typeof LOOKS =>
  warning === 'over' && !available.startsWith('-') ? 'some' : warning;

/** What stands beside each unit or line: 批复 to 可用, the rate of execution, the forecast and the warning. */
export function useFigureColumns<Named extends Row>(
  first: GridColumn<Named>,
  second?: GridColumn<Named>,
): GridColumn<Named>[] {
  const { t } = usePreferences();
  return useMemo((): GridColumn<Named>[] => {
    const money = (
      id: 'approved' | 'adjusted' | 'reserved' | 'committed' | 'spent' | 'available' | 'forecast',
      minWidth: number,
    ) => ({
      id,
      title: t(`budgetSpend.${id}`),
      kind: 'money' as const,
      value: (row: Named) => row[id],
      minWidth,
    });
    // What is asked first stands first, so that no screen hides it: how much there is, what is gone of it, how fast.
    return [
      { ...first, width: 172, pin: 'left' },
      ...(second ? [second] : []),
      money('approved', 118),
      money('adjusted', 100),
      money('spent', 118),
      {
        id: 'rate',
        title: t('budgetSpend.rate'),
        kind: 'number',
        value: ({ rate }) => (rate === null ? '' : `${rate.toFixed(1)}%`),
        width: 76,
        minWidth: 76,
      },
      {
        id: 'warning',
        title: t('budgetSpend.warning'),
        value: (row) => (row.warning === 'fine' ? '' : t(`budgetSpend.warning.${saidOf(row)}`)),
        render: (row) =>
          LOOKS[saidOf(row)] ? (
            <span className={LOOKS[saidOf(row)]}>{t(`budgetSpend.warning.${saidOf(row)}`)}</span>
          ) : null,
        width: 104,
      },
      money('reserved', 100),
      money('committed', 100),
      // A line has its source besides: its forecast is said in sum above, and can be chosen.
      { ...money('forecast', 118), hidden: second !== undefined },
      { ...money('available', 118), width: 118, pin: 'right' },
    ];
  }, [t, first, second]);
}
