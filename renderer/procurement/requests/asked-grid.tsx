import { type ReactNode, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { amountOfLine, type DraftLine, farAbove, packsIn, sumOf } from './draft.ts';
import { NamedProduct } from './product-chips.tsx';
import { supplyColumns } from './supply-columns.tsx';
import { count } from './words.ts';

type Row = DraftLine | { readonly item: ''; readonly lines: readonly DraftLine[] };

const lineOf = (row: Row): DraftLine | undefined => ('packs' in row ? row : undefined);

/** The lines of a request that is being written: packs and remarks are typed, or pasted from a spreadsheet. */
export function AskedGrid(props: {
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
  /** What was typed that is no number of packs, by product; the number that was there stays. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly onWrong: (wrong: ReadonlyMap<string, string>) => void;
  /** From how many times the suggestion or use a row is marked. */
  readonly timesAsked: number;
  readonly header: ReactNode;
  readonly empty: ReactNode;
}) {
  const { t } = usePreferences();
  const { lines, onChange, wrong, onWrong, timesAsked } = props;
  const far = useMemo(() => new Set(farAbove(lines, timesAsked).map(({ item }) => item)), [lines, timesAsked]);
  const columns = useMemo((): GridColumn<Row>[] => {
    const remove = (item: string): void => onChange(lines.filter((line) => line.item !== item));
    return [
      {
        ...{ id: 'name', title: t('purchaseRequests.product'), flex: 3, minWidth: 240 },
        value: (row) => lineOf(row)?.name ?? t('purchaseRequests.total', { count: lines.length }),
        render: (row) => {
          const line = lineOf(row);
          if (line && line.problem !== '')
            return (
              <span className="purchase-mark">
                <span className="chip danger" title={line.problem}>
                  {t('purchaseRequests.notThen')}
                </span>
                <span className="one-line">{line.name}</span>
              </span>
            );
          return line ? <NamedProduct of={line} /> : t('purchaseRequests.total', { count: lines.length });
        },
      },
      {
        ...{ id: 'item', title: t('purchaseRequests.code'), width: 196, hidden: true },
        value: ({ item }) => item,
        render: ({ item }) => <span className="code">{item}</span>,
      },
      ...supplyColumns<Row>(t, lineOf),
      {
        ...{ id: 'packs', title: t('purchaseRequests.asked'), kind: 'number', width: 132, minWidth: 80 },
        editable: (row) => lineOf(row) !== undefined,
        value: (row) => lineOf(row)?.packs || undefined,
        render: (row) => {
          const line = lineOf(row);
          if (!line) return null;
          const bad = wrong.get(line.item);
          const said = `${line.packs === 0 ? '' : count(line.packs)} ${line.pack}`;
          if (bad !== undefined)
            return (
              <span className="wrong-packs" title={t('purchaseRequests.wrongPacks', { text: bad, name: line.name })}>
                <s>{bad}</s> {said}
              </span>
            );
          return far.has(line.item) ? (
            <span className="far-packs" title={t('purchaseRequests.farAbove', { times: timesAsked })}>
              {said}
            </span>
          ) : (
            said
          );
        },
      },
      {
        ...{ id: 'amount', title: t('purchaseRequests.amount'), kind: 'money', width: 132 },
        value: (row) => ('packs' in row ? amountOfLine(row) : sumOf(row.lines)),
      },
      {
        ...{ id: 'remark', title: t('purchaseRequests.remark'), flex: 1, minWidth: 100 },
        editable: (row) => lineOf(row) !== undefined,
        value: (row) => lineOf(row)?.remark ?? '',
      },
      {
        ...{ id: 'remove', title: t('purchaseRequests.remove'), width: 70, sortable: false, value: () => '' },
        render: (row) =>
          'packs' in row ? (
            <button
              type="button"
              className="button icon"
              aria-label={t('purchaseRequests.removeLine', { name: row.name })}
              onClick={() => remove(row.item)}
            >
              ×
            </button>
          ) : null,
      },
    ];
  }, [t, lines, onChange, wrong, far, timesAsked]);
  return (
    <Grid<Row>
      id="procurement.asked"
      label={t('purchaseRequests.lines')}
      columns={columns}
      rows={lines}
      totals={lines.length === 0 ? undefined : { item: '', lines }}
      rowKey={({ item }) => item || ' total'}
      rowLook={(row) =>
        'packs' in row && (row.packs === 0 || wrong.has(row.item))
          ? 'bad'
          : 'packs' in row && far.has(row.item)
            ? 'hot'
            : undefined
      }
      onEdit={(edits) => {
        const changed = new Map(lines.map((line) => [line.item, line]));
        const bad = new Map(wrong);
        for (const { row, column, text } of edits) {
          const line = changed.get(row.item);
          if (!line) continue;
          if (column === 'remark') changed.set(line.item, { ...line, remark: text.slice(0, 200) });
          else {
            const packs = packsIn(text.replace(line.pack, ''));
            if (packs === undefined) bad.set(line.item, text.slice(0, 20));
            else {
              bad.delete(line.item);
              changed.set(line.item, { ...line, packs });
            }
          }
        }
        onWrong(bad);
        onChange([...changed.values()]);
      }}
      header={props.header}
      empty={{ title: t('purchaseRequests.noLines'), body: props.empty }}
    />
  );
}
