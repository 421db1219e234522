import { useMemo, useState } from 'react';
import { licenceState } from '../../../shared/domain/procurement/suppliers/licences.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { rankOf, useInitials } from '../../ui/pinyin.ts';
import { Segments } from '../../ui/segments.tsx';
import { firstUntil, LICENCE_LOOKS, needsAttention, STATE_LOOKS, type SupplierRow } from './looks.ts';
import { useCardWords } from './words.ts';

const NOTHING: readonly SupplierRow[] = [];

/** Every supplier, and which of them somebody should look at. */
export function SupplierListView(props: {
  readonly rows: readonly SupplierRow[] | undefined;
  /** On which licences are looked at, and from how many days before its end one counts as expiring. */
  readonly day: AccountingDate;
  readonly warnDays: number;
  readonly failed: GridProps<SupplierRow>['failed'];
  readonly onOpen: (code: string) => void;
}) {
  const { t } = usePreferences();
  const words = useCardWords();
  const { rows: all, day, warnDays, onOpen } = props;
  const [shown, setShown] = useState<'all' | 'attention' | 'mine'>('all');
  const [typed, setTyped] = useState('');
  const initialsOf = useInitials(typed !== '');
  const rows = useMemo(
    () =>
      all?.filter(
        (row) =>
          (shown === 'all' || (shown === 'mine' ? row.mine : needsAttention(row))) &&
          rankOf(row, typed, initialsOf) > 0,
      ),
    [all, shown, typed, initialsOf],
  );
  const columns = useMemo(
    (): GridColumn<SupplierRow>[] => [
      { id: 'name', title: t('suppliers.name'), value: ({ name }) => name, flex: 2, minWidth: 200 },
      {
        id: 'code',
        title: t('suppliers.code'),
        value: ({ code }) => code,
        render: ({ code }) => <span className="code">{code}</span>,
        width: 168,
        hidden: true,
      },
      { id: 'roles', title: t('suppliers.roles'), value: (row) => words.field(row, 'roles'), width: 138 },
      { id: 'goods', title: t('suppliers.goods'), value: (row) => words.field(row, 'goods'), flex: 1, minWidth: 110 },
      {
        id: 'chain',
        title: t('suppliers.chain'),
        value: (row) => (row.chain === '' ? '' : words.field(row, 'chain')),
        width: 170,
        hidden: true,
      },
      { id: 'group', title: t('suppliers.group'), value: ({ group }) => group, width: 130, hidden: true },
      {
        id: 'state',
        title: t('suppliers.state'),
        value: ({ state }) => t(`suppliers.state.${state}`),
        render: ({ state }) => <span className={STATE_LOOKS[state]}>{t(`suppliers.state.${state}`)}</span>,
        width: 92,
      },
      {
        id: 'licence',
        title: t('suppliers.licenceState'),
        value: ({ licence }) => t(`suppliers.licenceState.${licence}`),
        render: ({ licence, problems }) => (
          <span className={LICENCE_LOOKS[licence]} title={problems.join('\n')}>
            {t(`suppliers.licenceState.${licence}`)}
          </span>
        ),
        width: 82,
      },
      {
        id: 'until',
        title: t('suppliers.firstUntil'),
        value: (row) => firstUntil(row)?.until ?? '',
        render: (row) => <FirstUntil row={row} day={day} warnDays={warnDays} />,
        width: 168,
      },
      {
        id: 'account',
        title: t('suppliers.account'),
        value: ({ account }) => account || t('suppliers.noAccount'),
        render: ({ account, state }) =>
          account === '' ? (
            <span className={state === 'active' ? 'chip warn' : 'hint'}>{t('suppliers.noAccount')}</span>
          ) : (
            <span className="code">{account}</span>
          ),
        width: 150,
      },
      {
        id: 'waiting',
        title: t('suppliers.waiting'),
        value: ({ waiting }) => waiting.map((kind) => t(`suppliers.waiting.${kind}`)).join(' '),
        render: ({ waiting }) => (
          <span className="suppliers-chips">
            {waiting.map((kind) => (
              <span key={kind} className="chip accent">
                {t(`suppliers.waiting.${kind}`)}
              </span>
            ))}
          </span>
        ),
        width: 96,
      },
      {
        id: 'score',
        title: t('suppliers.score'),
        kind: 'number',
        value: ({ score }) => score,
        width: 86,
        minWidth: 86,
      },
      {
        id: 'average',
        title: t('suppliers.average'),
        kind: 'number',
        value: ({ average }) => average,
        width: 110,
        hidden: true,
      },
      { id: 'contact', title: t('suppliers.contact'), value: ({ contact }) => contact, width: 100, hidden: true },
      { id: 'phone', title: t('suppliers.phone'), value: ({ phone }) => phone, width: 130, hidden: true },
    ],
    [t, words, day, warnDays],
  );
  const counted = all ?? NOTHING;
  return (
    <Grid<SupplierRow>
      id="procurement.suppliers"
      label={t('suppliers.title')}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      onOpen={({ code }) => onOpen(code)}
      header={
        <>
          <FindField label={t('suppliers.find')} value={typed} onChange={setTyped} width={270} />
          <Segments
            label={t('suppliers.shown')}
            value={shown}
            choices={[
              { value: 'all', label: t('suppliers.shown.all') },
              {
                value: 'attention',
                label: t('suppliers.shown.attention', { count: counted.filter(needsAttention).length }),
              },
              { value: 'mine', label: t('suppliers.shown.mine', { count: counted.filter(({ mine }) => mine).length }) },
            ]}
            onChange={setShown}
          />
        </>
      }
      failed={props.failed}
      empty={{ title: t('suppliers.none'), body: t('suppliers.noneBody') }}
    />
  );
}

/** 证照最早到期: the day, and whether it is near or past. */
function FirstUntil(props: { readonly row: SupplierRow; readonly day: AccountingDate; readonly warnDays: number }) {
  const { t } = usePreferences();
  const { row, day, warnDays } = props;
  const first = firstUntil(row);
  if (first?.until === undefined) return null;
  const state = licenceState(first, day, warnDays);
  return (
    <span className="suppliers-chips" title={row.problems.join('\n')}>
      {first.until}
      {state === 'ok' ? null : <span className={LICENCE_LOOKS[state]}>{t(`suppliers.until.${state}`)}</span>}
    </span>
  );
}
