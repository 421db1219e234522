import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { absFen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { CrossingChoice } from './crossing-choice.tsx';
import { bareCode, type CrossingAsked } from './dimensions.ts';
import { sideOf } from './ledger-rows.ts';
import { SaveBook } from './save-book.tsx';

type Row = ReplyOf<Contract['ledger']['crossing']>['rows'][number];

const keyOf = ({ within }: Row): string => Object.entries(within).join(' ');
const depthOf = ({ depth }: Row): number => depth;

/** 辅助核算余额表: balances by one dimension within another, as a tree; Enter opens the account book of a row. */
export function CrossingView(props: {
  readonly asked: CrossingAsked;
  /** Of what and when, for paper. */
  readonly label: string;
  /** How deep the chart goes. */
  readonly deepest: number;
  readonly picker: React.ReactNode;
  readonly onOpen: (within: Row['within']) => void;
}) {
  const { t } = usePreferences();
  const { asked } = props;
  const read = useQuery(api.ledger.crossing.queryOptions({ input: asked }));
  const { data } = read;
  const totals = useMemo<Row | undefined>(
    () =>
      data && {
        depth: 0,
        key: 'account',
        value: '',
        name: t('crossing.total'),
        within: {},
        leaf: false,
        ...data.total,
      },
    [data, t],
  );
  const columns = useMemo<GridColumn<Row>[]>(() => {
    const side = (amount: string): string => t(`side.${sideOf(amount) ?? 'flat'}`);
    const size = (amount: string) => absFen(parseYuan(amount) ?? ZERO);
    /** Fund natures have codes of our own that nobody writes. */
    const item = ({ key, value, name, within }: Row): string => {
      if (within[key] === '') return t('dimension.none');
      return value === name || key === 'fund' ? name : `${bareCode(value)} ${name}`.trim();
    };
    return [
      {
        id: 'item',
        title: t('crossing.item'),
        value: item,
        flex: 2,
        minWidth: 230,
        pin: 'left',
      },
      { id: 'openingSide', title: t('trial.side'), value: (row) => side(row.opening), width: 56, minWidth: 50 },
      { id: 'opening', title: t('trial.opening'), kind: 'money', value: (row) => size(row.opening), minWidth: 124 },
      { id: 'debit', title: t('trial.debit'), kind: 'money', value: (row) => row.debit, minWidth: 124 },
      { id: 'credit', title: t('trial.credit'), kind: 'money', value: (row) => row.credit, minWidth: 124 },
      { id: 'yearDebit', title: t('trial.yearDebit'), kind: 'money', value: (row) => row.yearDebit, minWidth: 124 },
      { id: 'yearCredit', title: t('trial.yearCredit'), kind: 'money', value: (row) => row.yearCredit, minWidth: 124 },
      { id: 'closingSide', title: t('trial.side'), value: (row) => side(row.closing), width: 56, minWidth: 50 },
      { id: 'closing', title: t('trial.closing'), kind: 'money', value: (row) => size(row.closing), minWidth: 124 },
    ];
  }, [t]);
  return (
    <Grid
      id="books.crossing"
      label={props.label}
      columns={columns}
      rowKey={keyOf}
      rows={data?.rows}
      depthOf={depthOf}
      totals={totals}
      onOpen={(row) => props.onOpen(row.within)}
      rowLook={(row) => (row.leaf ? undefined : 'sum')}
      failed={failedOf(read, t)}
      empty={{ title: t('crossing.nothing'), body: <p>{t('crossing.nothingBody')}</p> }}
      header={
        <>
          {props.picker}
          <CrossingChoice asked={asked} deepest={props.deepest} />
          <SaveBook make={() => client.ledger.crossingBook(asked)} />
        </>
      }
    />
  );
}
