import { useCallback, useMemo, useState } from 'react';
import type { Translate } from '../../shared/i18n/translate.ts';
import { type Fen, fen, sumFen } from '../../shared/kernel/fen.ts';
import { readAmount } from '../ui/arithmetic.ts';
import { useTaste } from '../ui/context.tsx';
import { type Edit, Grid } from '../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../ui/grid-columns.ts';

interface Row {
  readonly key: string;
  readonly depth: number;
  readonly name: string;
  readonly opening: Fen;
  readonly closing: Fen;
}

const MANY = 1_000_000;
const keyOf = (row: Row): string => row.key;
const depthOf = (row: Row): number => row.depth;

const columnsIn = (t: Translate): GridColumn<Row>[] => [
  { id: 'name', title: t('gallery.item'), value: (row) => row.name, flex: 2 },
  { id: 'opening', title: t('gallery.opening'), kind: 'money', value: (row) => row.opening },
  {
    id: 'closing',
    title: t('gallery.closing'),
    kind: 'money',
    value: (row) => row.closing,
    editable: (row) => row.depth > 0,
  },
];

const treeIn = (t: Translate): Row[] => [
  { key: 'a', depth: 0, name: t('gallery.assets'), opening: fen(1_500_000_00), closing: fen(1_620_500_50) },
  { key: 'a1', depth: 1, name: t('gallery.cash'), opening: fen(900_000_00), closing: fen(1_020_500_50) },
  { key: 'a2', depth: 1, name: t('gallery.receivable'), opening: fen(600_000_00), closing: fen(600_000_00) },
  { key: 'b', depth: 0, name: t('gallery.liabilities'), opening: fen(-200_000_00), closing: fen(0) },
  { key: 'b1', depth: 1, name: t('gallery.payable'), opening: fen(-200_000_00), closing: fen(0) },
];

/** A tree with totals that takes pasted blocks, and a long list read as it is scrolled. */
export function Grids() {
  const { t } = useTaste();
  const columns = useMemo(() => columnsIn(t), [t]);
  const [typed, setTyped] = useState<ReadonlyMap<string, Fen>>(new Map());
  const rows = useMemo(
    () => treeIn(t).map((row) => ({ ...row, closing: typed.get(row.key) ?? row.closing })),
    [t, typed],
  );
  const totals = useMemo<Row>(() => {
    const tops = rows.filter((row) => row.depth === 0);
    const sum = (of: (row: Row) => Fen): Fen => sumFen(tops.map(of));
    return {
      key: 'sum',
      depth: 0,
      name: t('gallery.total'),
      opening: sum((r) => r.opening),
      closing: sum((r) => r.closing),
    };
  }, [rows, t]);
  const onEdit = (edits: readonly Edit<Row>[]): void =>
    setTyped((before) => {
      const next = new Map(before);
      for (const { row, text } of edits) {
        const amount = readAmount(text);
        if (amount !== undefined) next.set(row.key, amount);
      }
      return next;
    });
  const fetchRows = useCallback<FetchRows<Row>>(
    async (start, end) => ({
      total: MANY,
      rows: Array.from({ length: Math.min(end, MANY) - start }, (_, at) => {
        const number = start + at + 1;
        const amount = fen(((number * 7919) % 10_000_000) - 2_000_000);
        return { key: `${number}`, depth: 0, name: t('gallery.line', { number }), opening: amount, closing: fen(0) };
      }),
    }),
    [t],
  );
  const empty = { title: t('gallery.empty'), body: <p>{t('gallery.emptyBody')}</p> };
  return (
    <div className="gallery-grids">
      <Grid
        id="gallery.tree"
        label={t('gallery.tree')}
        header={<strong>{t('gallery.tree')}</strong>}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        depthOf={depthOf}
        totals={totals}
        onEdit={onEdit}
        rowLook={(row) => (row.depth === 0 ? 'sum' : undefined)}
        empty={empty}
        height={280}
      />
      <Grid
        id="gallery.infinite"
        label={t('gallery.infinite')}
        header={<strong>{t('gallery.infinite')}</strong>}
        columns={columns}
        fetchRows={fetchRows}
        rowKey={keyOf}
        empty={empty}
        height={280}
      />
    </div>
  );
}
