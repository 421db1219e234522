import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { stageChip } from '../deliveries/looks.ts';

export type StockPaperRow = ReplyOf<Contract['procurement']['stockPapers']>[number];
type Kind = 'opening' | 'issue' | 'transfer' | 'count';

export const stockStage = (stage: StockPaperRow['stage']) =>
  stage as 'draft' | 'handed' | 'accepted' | 'approved' | 'closed' | 'refused' | 'withdrawn';

/** Documents of a stock of one kind, the latest first. */
export function PaperList(props: {
  readonly kind: Kind;
  readonly empty: { readonly title: string; readonly body: string };
  readonly onOpen?: (id: number) => void;
  readonly header?: ReactNode;
}) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const { kind } = props;
  const read = useQuery(
    api.procurement.stockPapers.queryOptions({ input: { kind, ...(unit === undefined ? {} : { unit }) } }),
  );
  const columns = useMemo((): GridColumn<StockPaperRow>[] => {
    const moves = kind === 'transfer';
    const listed = kind === 'opening' || kind === 'issue';
    return [
      { id: 'number', title: t('drugStock.number'), value: ({ number }) => number, width: 136, pin: 'left' },
      {
        ...{ id: 'holder', title: t(moves ? 'drugStock.from' : 'drugStock.unit'), flex: 2, minWidth: 140 },
        value: ({ holder, holderName }) => `${holder} ${holderName}`,
      },
      ...(moves
        ? [
            {
              ...{ id: 'other', title: t('drugStock.to'), flex: 2, minWidth: 140 },
              value: ({ other, otherName }: StockPaperRow) => `${other} ${otherName}`,
            },
            {
              ...{ id: 'form', title: t('drugStock.form'), width: 104 },
              value: ({ form }: StockPaperRow) => (form === null ? '' : t(`drugStock.form.${form}`)),
            },
          ]
        : []),
      { id: 'day', title: t('drugStock.day'), value: ({ day }) => day, width: 104 },
      listed
        ? { id: 'file', title: t('drugStock.file'), value: ({ file }) => file, flex: 2, minWidth: 140 }
        : { id: 'why', title: t('drugStock.why'), value: ({ why }) => why, flex: 2, minWidth: 140 },
      countColumn<StockPaperRow>('lines', t('drugStock.lines'), ({ lines }) => lines, { width: 84 }),
      { id: 'amount', title: t('drugStock.value'), kind: 'money', value: ({ amount }) => amount, width: 124 },
      { id: 'display', title: t('drugStock.display'), value: ({ display }) => display, width: 150 },
      {
        ...{ id: 'stage', title: t('drugStock.stage'), width: 108, pin: 'right' },
        value: ({ stage }) => t(`drugStock.stage.${stockStage(stage)}`),
        render: ({ stage }) => <span className={stageChip(stage)}>{t(`drugStock.stage.${stockStage(stage)}`)}</span>,
      },
    ];
  }, [t, kind]);
  return (
    <Grid<StockPaperRow>
      key={kind}
      id={`procurement.${kind}`}
      label={`${t('drugStock.title')} ${t(`procurement.paper.${kind}`)}`}
      columns={columns}
      rows={read.data}
      rowKey={({ id }) => String(id)}
      {...(props.onOpen ? { onOpen: ({ id }: StockPaperRow) => props.onOpen?.(id) } : {})}
      header={props.header}
      failed={failedOf(read, t)}
      empty={props.empty}
    />
  );
}

/** One document of the list as it stands now, by its id. */
export function useStockPaper(kind: Kind, id: number | undefined): StockPaperRow | undefined {
  const { unit } = useScope();
  const read = useQuery(
    api.procurement.stockPapers.queryOptions({ input: { kind, ...(unit === undefined ? {} : { unit }) } }),
  );
  return read.data?.find((row) => row.id === id);
}
