import { useMemo, useState } from 'react';
import { isPerson } from '../../../shared/domain/approval/payee.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { rankOf, useInitials } from '../../ui/pinyin.ts';
import { Segments } from '../../ui/segments.tsx';
import { type PayeeRow, STATE_LOOKS, shownCode } from './looks.ts';

const NOTHING: readonly PayeeRow[] = [];

/** Every payee of the register, and those that wait for approval. */
export function PayeeListView(props: {
  readonly rows: readonly PayeeRow[] | undefined;
  readonly failed: GridProps<PayeeRow>['failed'];
  readonly onOpen: (code: PayeeRow['code']) => void;
}) {
  const { t } = usePreferences();
  const { rows: all, onOpen } = props;
  const [shown, setShown] = useState<'all' | 'waiting' | 'mine'>('all');
  const [typed, setTyped] = useState('');
  const initialsOf = useInitials(typed !== '');
  const rows = useMemo(
    () =>
      all?.filter(
        (row) =>
          (shown === 'all' || (shown === 'mine' ? row.mine : row.waiting)) &&
          (rankOf({ code: shownCode(row.code), name: row.name }, typed, initialsOf) > 0 || isFound(row, typed)),
      ),
    [all, shown, typed, initialsOf],
  );
  const columns = useMemo(
    (): GridColumn<PayeeRow>[] => [
      { id: 'name', title: t('approvalPayees.name'), value: ({ name }) => name, flex: 2, minWidth: 200 },
      {
        id: 'code',
        title: t('approvalPayees.code'),
        value: ({ code }) => shownCode(code),
        render: ({ code }) => <span className="code">{shownCode(code)}</span>,
        width: 72,
      },
      {
        id: 'kind',
        title: t('approvalPayees.kind'),
        value: ({ code }) => t(`approvalPayees.kind.${isPerson(code) ? 'person' : 'party'}`),
        width: 84,
        hidden: true,
      },
      {
        id: 'state',
        title: t('approvalPayees.state'),
        value: ({ state, waiting }) =>
          [
            t(`approvalPayees.state.${state}`),
            ...(waiting && state !== 'new' ? [t('approvalPayees.changing')] : []),
          ].join(' '),
        render: (row) => <States row={row} />,
        width: 186,
      },
      {
        id: 'payable',
        title: t('approvalPayees.payable'),
        value: ({ payable, state }) => (state === 'stopped' ? '' : (payable ?? '')),
        width: 104,
      },
      {
        id: 'accountName',
        title: t('approvalPayees.accountName'),
        value: ({ account }) => account?.name ?? '',
        flex: 1,
        minWidth: 150,
        hidden: true,
      },
      {
        id: 'bank',
        title: t('approvalPayees.bank'),
        value: ({ account }) => account?.bank ?? '',
        flex: 1,
        minWidth: 130,
      },
      {
        id: 'number',
        title: t('approvalPayees.number'),
        value: ({ account }) => account?.number ?? '',
        render: ({ account }) => <span className="code">{account?.number}</span>,
        width: 156,
      },
      { id: 'phone', title: t('approvalPayees.phone'), value: ({ phone }) => phone, width: 130 },
      {
        id: 'representative',
        title: t('approvalPayees.representative'),
        value: ({ representative }) => representative,
        width: 132,
      },
    ],
    [t],
  );
  const counted = all ?? NOTHING;
  const mine = counted.filter((row) => row.mine).length;
  return (
    <Grid<PayeeRow>
      id="approval.payees"
      label={t('approvalPayees.title')}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      onOpen={({ code }) => onOpen(code)}
      header={
        <>
          <FindField label={t('approvalPayees.find')} value={typed} onChange={setTyped} width={280} />
          <Segments
            label={t('approvalPayees.shown')}
            value={shown}
            choices={[
              { value: 'all', label: t('approvalPayees.shown.all') },
              {
                value: 'waiting',
                label: t('approvalPayees.shown.waiting', { count: counted.filter(({ waiting }) => waiting).length }),
              },
              { value: 'mine', label: t('approvalPayees.shown.mine', { count: mine }) },
            ]}
            onChange={setShown}
          />
        </>
      }
      failed={props.failed}
      empty={{ title: t('approvalPayees.none'), body: t('approvalPayees.noneBody') }}
    />
  );
}

/** Where a payee stands, and whether a change of it waits. */
export function States({ row }: { readonly row: PayeeRow }) {
  const { t } = usePreferences();
  const { state, payable, waiting } = row;
  return (
    <span className="payee-states">
      <span
        className={STATE_LOOKS[state]}
        title={state === 'cooling' && payable ? t('approvalPayees.coolingUntil', { day: payable }) : undefined}
      >
        {t(`approvalPayees.state.${state}`)}
      </span>
      {waiting && state !== 'new' ? <span className="chip accent">{t('approvalPayees.changing')}</span> : null}
    </span>
  );
}

/** Whether an account's number or the telephone holds what was typed, spaces and dashes aside. */
function isFound({ account, phone }: PayeeRow, typed: string): boolean {
  const wanted = typed.replaceAll(/\D/g, '');
  return (
    wanted.length > 2 && [account?.number ?? '', phone].some((text) => text.replaceAll(/\D/g, '').includes(wanted))
  );
}
