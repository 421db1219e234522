import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { instantName } from '../../ui/time.ts';
import { stageLook } from '../stage-look.ts';
import { WishSheet } from './wish-sheet.tsx';
import { titleOf, type Wish } from './words.ts';

const FATE_LOOKS = { open: 'chip', taken: 'chip accent', 'in-force': 'chip ok' } as const;

/** 新增品种建议 of the units, the newest first. */
export function Wishes({ onNew }: { readonly onNew: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { unit } = useScope();
  const [chosen, choose] = useAddress('wish');
  const read = useQuery(api.procurement.wishes.queryOptions({ input: unit === undefined ? {} : { unit } }));
  const wishes = read.data?.wishes;
  const columns = useMemo<GridColumn<Wish>[]>(
    () => [
      { id: 'number', title: t('formulary.wish.number'), value: ({ number }) => number, width: 112 },
      { id: 'day', title: t('formulary.wish.day'), value: ({ day }) => day, width: 100 },
      {
        id: 'unit',
        title: t('formulary.wish.unit'),
        value: (row) => `${row.unit} ${row.unitName}`,
        flex: 1,
        minWidth: 150,
      },
      { id: 'item', title: t('formulary.product'), value: ({ item }) => titleOf(item), flex: 2, minWidth: 180 },
      { id: 'maker', title: t('formulary.maker'), value: ({ item }) => item.maker, flex: 1, minWidth: 130 },
      { id: 'why', title: t('formulary.wish.why'), value: ({ why }) => why, flex: 2, minWidth: 150 },
      {
        id: 'stage',
        title: t('formulary.stage'),
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
        width: 88,
      },
      {
        id: 'fate',
        title: t('formulary.fate'),
        value: ({ stage, fate }) => (stage === 'approved' ? t(`formulary.fate.${fate}`) : ''),
        render: ({ stage, fate }) =>
          stage === 'approved' ? <span className={FATE_LOOKS[fate]}>{t(`formulary.fate.${fate}`)}</span> : null,
        width: 104,
      },
      {
        id: 'last',
        title: t('formulary.last'),
        value: (row) => `${row.display} ${instantName(row.instant)}`,
        width: 190,
        hidden: true,
      },
    ],
    [t],
  );
  const wish = wishes?.find(({ id }) => String(id) === chosen);
  return (
    <>
      <Grid<Wish>
        id="procurement.wishes"
        label={t('formulary.view.wishes')}
        columns={columns}
        rows={wishes}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => choose(String(id))}
        failed={failedOf(read, t)}
        header={
          <span className="hint">
            {wishes === undefined
              ? null
              : t('formulary.waiting', { count: wishes.filter(({ stage }) => stage === 'handed').length })}
          </span>
        }
        empty={{
          title: t('formulary.noWishes'),
          body: <p>{t('formulary.noWishesBody')}</p>,
          action: may('procurement.request') ? (
            <button type="button" className="button primary" onClick={onNew}>
              {t('formulary.newWish')}
            </button>
          ) : undefined,
        }}
      />
      {wish ? <WishSheet wish={wish} onClose={() => choose(undefined)} /> : null}
    </>
  );
}
