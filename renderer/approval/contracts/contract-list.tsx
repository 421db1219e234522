import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { type ContractRow, STANDING_LOOKS, standingWord } from './looks.ts';

/** Every contract of the year. */
export function ContractListView(props: {
  readonly rows: readonly ContractRow[] | undefined;
  readonly failed: GridProps<ContractRow>['failed'];
  readonly onOpen: (id: number) => void;
}) {
  const { t, locale } = usePreferences();
  const columns = useMemo(
    (): GridColumn<ContractRow>[] => [
      { id: 'number', title: t('contracts.number'), value: ({ number }) => number, width: 152 },
      {
        ...{ id: 'application', title: t('contracts.application'), width: 124, hidden: true },
        value: ({ documentNumber }) => documentNumber,
      },
      { id: 'unit', title: t('contracts.unit'), value: ({ unitName }) => unitName, flex: 2, minWidth: 120 },
      { id: 'payee', title: t('contracts.payee'), value: ({ payeeName }) => payeeName, flex: 3, minWidth: 120 },
      { id: 'purpose', title: t('contracts.purpose'), value: ({ purpose }) => purpose, flex: 1, hidden: true },
      { id: 'signed', title: t('contracts.signed'), value: ({ signed }) => signed, width: 92 },
      { id: 'worth', title: t('contracts.worth'), kind: 'money', value: ({ worth }) => worth, width: 112 },
      { id: 'accepted', title: t('contracts.accepted'), kind: 'money', value: ({ accepted }) => accepted, width: 112 },
      { id: 'paid', title: t('contracts.paid'), kind: 'money', value: ({ paid }) => paid, width: 112 },
      {
        id: 'standing',
        title: t('contracts.standing'),
        value: ({ early, ...row }) =>
          early ? `${t(standingWord(row))} ${t('contracts.early')}` : t(standingWord(row)),
        render: ({ early, ...row }) =>
          early ? (
            <span className="chip warn" title={`${t(standingWord(row))} · ${t('contracts.earlyHint')}`}>
              {t('contracts.early')}
            </span>
          ) : (
            <span className={STANDING_LOOKS[row.standing]}>{t(standingWord(row))}</span>
          ),
        width: locale === 'en' ? 148 : 104,
      },
      {
        id: 'retention',
        title: t('contracts.retention'),
        kind: 'money',
        value: ({ retention }) => retention?.amount,
        width: 104,
      },
      {
        id: 'release',
        title: t('contracts.release'),
        value: ({ retention }) => retention?.release ?? '',
        width: 104,
      },
    ],
    [t, locale],
  );
  return (
    <Grid<ContractRow>
      id="approval.contracts"
      label={t('contracts.title')}
      columns={columns}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => props.onOpen(id)}
      failed={props.failed}
      empty={{ title: t('contracts.none'), body: t('contracts.noneBody') }}
    />
  );
}
