import { Checkbox } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { priceText } from '../../ui/price.ts';
import { type Choices, chosen, type Plan, type PlanRow, planRows } from './plan-choice.ts';
import { KIND_CHIPS, packsText } from './words.ts';

/** Suppliers and their products, with what is open and what is ordered now. */
export function PlanGrid(props: {
  readonly plan: Plan;
  readonly choices: Choices;
  readonly find: string;
  readonly buys: boolean;
  readonly onChoose: (choices: Choices) => void;
  readonly onOpen: (row: PlanRow) => void;
  readonly header: ReactNode;
}) {
  const { t } = usePreferences();
  const { plan, choices, find, buys, onChoose, onOpen } = props;
  const nobody = t('purchaseOrders.noSupplier');
  const rows = useMemo(() => planRows(plan, choices, { find, nobody }), [plan, choices, find, nobody]);
  const columns = useMemo((): GridColumn<PlanRow>[] => {
    const toggle = ({ lines, packs }: PlanRow): void =>
      onChoose(chosen(choices, lines, ({ proposed }) => ({ packs: packs > 0 ? 0 : proposed })));
    const count = (id: string, title: string, of: (row: PlanRow) => number, width = 84): GridColumn<PlanRow> => ({
      ...{ id, title, kind: 'number', width, minWidth: 64, value: (row) => of(row) || undefined },
      render: (row) => packsText(of(row)),
    });
    return [
      {
        ...{ id: 'name', title: t('purchaseOrders.name'), flex: 2, minWidth: 210 },
        value: ({ name }) => name,
        render: (row) => <Name row={row} />,
      },
      ...(buys
        ? [
            {
              ...{ id: 'pick', title: t('purchaseOrders.pick'), width: 58, minWidth: 50, sortable: false },
              value: ({ packs, key }: PlanRow) => (packs > 0 && key !== 'total' ? '✓' : ''),
              render: (row: PlanRow) =>
                row.key === 'total' ? null : (
                  <Checkbox
                    tabIndex={-1}
                    aria-label={t('purchaseOrders.pickOne', { name: row.name })}
                    checked={row.packs > 0}
                    indeterminate={row.packs > 0 && row.packs < row.open}
                    disabled={row.packs === 0 && row.lines.every(({ proposed }) => proposed === 0)}
                    onChange={() => toggle(row)}
                  />
                ),
            },
          ]
        : []),
      count('units', t('purchaseOrders.units'), ({ units }) => units, 76),
      count('open', t('purchaseOrders.open'), ({ open }) => open),
      ...(buys ? [count('packs', t('purchaseOrders.now'), ({ packs }: PlanRow) => packs)] : []),
      {
        id: 'price',
        title: t('purchaseOrders.price'),
        kind: 'number',
        value: ({ price }) => price,
        render: ({ price }) => priceText(price ?? ''),
        width: 92,
        minWidth: 80,
      },
      ...(buys
        ? [{ id: 'amount', title: t('purchaseOrders.amount'), kind: 'money' as const, value: amountIn, width: 118 }]
        : []),
      { id: 'needed', title: t('purchaseOrders.needed'), value: ({ needed }) => needed, width: 100 },
      {
        ...{ id: 'stands', title: t('purchaseOrders.stands'), flex: 3, minWidth: 330 },
        value: ({ lines, depth }) =>
          depth === 0 ? '' : [...new Set(lines.flatMap(({ problems }) => problems))].join(' '),
        render: (row) => <Stands row={row} />,
      },
      {
        ...{ id: 'settlement', title: t('purchaseOrders.settlement'), width: 124, hidden: true },
        value: ({ lines, depth }) =>
          depth === 0
            ? ''
            : [...new Set(lines.map(({ settlement }) => t(`purchaseOrders.settlement.${settlement}`)))].join(' · '),
      },
      { id: 'item', title: t('purchaseOrders.code'), value: ({ item }) => item, width: 220, hidden: true },
      { id: 'maker', title: t('purchaseOrders.maker'), value: ({ maker }) => maker, width: 200, hidden: true },
    ];
  }, [t, choices, buys, onChoose]);
  const tops = rows.filter(({ depth }) => depth === 0);
  const total: PlanRow = {
    ...{ key: 'total', depth: 0, supplier: '', item: '', name: t('purchaseOrders.total'), maker: '', lines: [] },
    ...{ units: 0, open: sumOf(tops, 'open'), packs: sumOf(tops, 'packs'), price: undefined, needed: '' },
    amount: sumFen(tops.map(({ amount }) => amount)),
  };
  return (
    <Grid<PlanRow>
      id={buys ? 'procurement.plan' : 'procurement.plan.seen'}
      label={t('purchaseOrders.view.plan')}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      depthOf={({ depth }) => depth}
      totals={total}
      onOpen={(row) => row.depth === 1 && onOpen(row)}
      rowLook={({ depth }) => (depth === 0 ? 'sum' : undefined)}
      header={props.header}
      empty={{ title: t('purchaseOrders.planNone'), body: <p>{t('purchaseOrders.planNoneBody')}</p> }}
    />
  );
}

const amountIn = ({ amount }: PlanRow) => amount;
const sumOf = (rows: readonly PlanRow[], key: 'open' | 'packs'): number => rows.reduce((sum, row) => sum + row[key], 0);

function Name({ row }: { readonly row: PlanRow }) {
  return row.depth === 0 ? (
    <b>{row.name}</b>
  ) : (
    <span className="orders-cell">
      <span className="one-line" title={row.name}>
        {row.name}
      </span>
    </span>
  );
}

/** What is urgent of it, what of it cannot be ordered, in a word why, and how much an exception still allows. */
function Stands({ row }: { readonly row: PlanRow }) {
  const { t } = usePreferences();
  const blocked = row.lines.filter(({ problems }) => problems.length > 0);
  const kinds = (['urgent', 'shortage'] as const).filter((kind) => row.lines.some((line) => line.kind === kind));
  const sentences = row.depth === 0 ? '' : [...new Set(blocked.flatMap(({ problems }) => problems))].join(' ');
  const why = [...new Set(blocked.flatMap(({ guards }) => guards))].map((guard) => t(`purchaseOrders.guard.${guard}`));
  const exceptions = new Map(row.lines.flatMap((line) => line.exceptions.map((each) => [each.number, each.left])));
  return (
    <span className="orders-cell" title={sentences || undefined}>
      {row.depth === 0
        ? null
        : kinds.map((kind) => (
            <span key={kind} className={KIND_CHIPS[kind]}>
              {t(`purchaseOrders.kind.${kind}`)}
            </span>
          ))}
      {blocked.length === 0 ? null : (
        <span className="chip danger">{t('purchaseOrders.blocked', { count: blocked.length })}</span>
      )}
      {row.depth === 0
        ? null
        : [...exceptions].map(([number, left]) => (
            <span key={number} className="chip warn">
              {t('purchaseOrders.exceptionLeft', { number, left: packsText(left) })}
            </span>
          ))}
      {row.depth === 0 || why.length === 0 ? null : (
        <span className="one-line">
          {why.join('、')} <b>{t('purchaseOrders.openToMend')}</b>
        </span>
      )}
    </span>
  );
}
