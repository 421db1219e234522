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

const LOOKS = { fine: undefined, 'will-exceed': 'chip warn', near: 'chip warn', over: 'chip danger' } as const;

/** What stands beside each unit or line: 批复 to 可用, the rate of execution, the forecast and the warning. */
export function useFigureColumns<Named extends Row>(
  first: GridColumn<Named>,
  second?: GridColumn<Named>,
): GridColumn<Named>[] {
  const { t } = usePreferences();
  return useMemo((): GridColumn<Named>[] => {
    const money = (id: 'approved' | 'adjusted' | 'reserved' | 'committed' | 'spent' | 'available' | 'forecast') => ({
      id,
      title: t(`budgetSpend.${id}`),
      kind: 'money' as const,
      value: (row: Named) => row[id],
      minWidth: 126,
    });
    return [
      { ...first, flex: 2, pin: 'left' },
      ...(second ? [second] : []),
      {
        id: 'rate',
        title: t('budgetSpend.rate'),
        kind: 'number',
        value: ({ rate }) => (rate === null ? '' : `${rate.toFixed(1)}%`),
        width: 90,
      },
      {
        id: 'warning',
        title: t('budgetSpend.warning'),
        value: ({ warning }) => (warning === 'fine' ? '' : t(`budgetSpend.warning.${warning}`)),
        render: ({ warning }) =>
          LOOKS[warning] ? <span className={LOOKS[warning]}>{t(`budgetSpend.warning.${warning}`)}</span> : null,
        width: 104,
      },
      ...(['approved', 'adjusted', 'reserved', 'committed', 'spent', 'available'] as const).map(money),
      money('forecast'),
    ];
  }, [t, first, second]);
}
