import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { SavedAgainst } from '../../../shared/domain/procurement/cockpit/savings.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { rateText, type Seen } from './looks.ts';

type Row = ReplyOf<Contract['procurement']['cockpitSavings']>[number];

/** 节约 by product: what each would have cost, and what was saved of it; a product opens its lines. */
export function SavingsDrawer(props: {
  readonly seen: Seen;
  readonly against: SavedAgainst;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { seen, against } = props;
  const [, setDrill] = useAddress('drill');
  const read = useQuery(api.procurement.cockpitSavings.queryOptions({ input: { ...seen, against } }));
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'item', title: t('cockpit.item'), flex: 3, minWidth: 200, value: ({ name }) => name },
      { id: 'maker', title: t('cockpit.maker'), flex: 2, minWidth: 140, value: ({ maker }) => maker },
      countColumn<Row>('packs', t('cockpit.packs'), ({ packs }) => packs, { width: 88 }),
      { id: 'base', title: t(`cockpit.base.${against}`), kind: 'money', value: ({ base }) => base, width: 140 },
      { id: 'saved', title: t('cockpit.saved'), kind: 'money', value: ({ saved }) => saved, width: 124 },
      {
        ...{ id: 'rate', title: t('cockpit.savedRate'), kind: 'number', width: 88 },
        value: ({ bps }) => bps ?? undefined,
        text: ({ bps }) => rateText(bps),
        render: ({ bps }) => rateText(bps),
      },
    ],
    [t, against],
  );
  const total = useMemo((): Row => {
    const sum = (of: (row: Row) => string) =>
      formatYuan(sumFen((read.data ?? []).map((row) => parseYuan(of(row)) ?? ZERO)));
    const [saved, base] = [sum((row) => row.saved), sum((row) => row.base)];
    const [part, whole] = [parseYuan(saved) ?? 0, parseYuan(base) ?? 0];
    return {
      ...{ item: '', name: t('cockpit.total'), maker: '', packs: 0, saved, base },
      bps: whole === 0 ? null : Math.round((part * 10_000) / whole),
    };
  }, [read.data, t]);
  const title = t(against === 'listed' ? 'cockpit.figure.savedListed' : 'cockpit.figure.savedBefore');
  return (
    <Drawer open width={1080} onClose={props.onClose} title={title}>
      <Grid<Row>
        id={`procurement.cockpit.saved.${against}`}
        label={title}
        columns={columns}
        rows={read.data}
        height={540}
        rowKey={({ item }) => item || ' total'}
        onOpen={({ item }) => (item === '' ? undefined : setDrill(`item.${item}`))}
        totals={read.data?.length ? total : undefined}
        failed={failedOf(read, t)}
        empty={{ title: t('cockpit.noLines') }}
      />
    </Drawer>
  );
}
