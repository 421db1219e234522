import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { MOST_VOLUME } from '../../../shared/domain/procurement/volumes/volume-table.ts';
import type { FullBatch } from './words.ts';

/** A product as it is being typed: prices of a smallest unit in 元, volumes in smallest units by unit. */
export interface DraftRow {
  readonly item: string;
  readonly name: string;
  readonly measure: string;
  readonly selected: string;
  readonly before: string;
  readonly volumes: Readonly<Record<string, string>>;
}

type Procurement = Contract['procurement'];
type Read = ReplyOf<Procurement['readVolumeBook']>['rows'][number];
type Products = RequestOf<Procurement['saveBatch']>['products'];

const volumesOf = (volumes: readonly { readonly unit: string; readonly quantity: number }[]) =>
  Object.fromEntries(volumes.map(({ unit, quantity }) => [unit, String(quantity)]));

export const rowsOf = ({ rows }: FullBatch): DraftRow[] =>
  rows.map(({ item, name, measure, selected, before, volumes }) => ({
    ...{ item, name, measure, selected, before, volumes: volumesOf(volumes) },
  }));

/** What a workbook said takes the place of all rows; a price that it leaves out stays as it was typed. */
export const rowsRead = (read: readonly Read[], before: readonly DraftRow[]): DraftRow[] =>
  read.map((row) => {
    const known = before.find(({ item }) => item === row.item);
    return {
      ...{ item: row.item, name: row.name, measure: row.measure, volumes: volumesOf(row.volumes) },
      ...{ selected: row.selected ?? known?.selected ?? '', before: row.before ?? known?.before ?? '' },
    };
  });

/** Separators and blanks that people type are no part of a figure. */
const plain = (text: string): string => text.replaceAll(/[,，\s]/g, '');

/** A row with one cell typed anew; `column` is `selected`, `before` or a unit. */
export const typedInto = (row: DraftRow, column: string, text: string): DraftRow =>
  column === 'selected' || column === 'before'
    ? { ...row, [column]: plain(text) }
    : { ...row, volumes: { ...row.volumes, [column]: plain(text) } };

const quantityIn = (text: string): number | undefined =>
  /^\d{1,10}$/.test(text) && Number(text) <= MOST_VOLUME ? Number(text) : undefined;

/** Whether a cell holds what it must; an empty volume is none. */
export const isGood = (row: DraftRow, column: string): boolean =>
  column === 'selected' || column === 'before'
    ? parsePrice(row[column]) !== undefined
    : (row.volumes[column] ?? '') === '' || quantityIn(row.volumes[column]!) !== undefined;

export const sumOf = (row: DraftRow): number =>
  Object.values(row.volumes).reduce((sum, text) => sum + (quantityIn(text) ?? 0), 0);

/** The rows as they are sent; undefined while a cell does not hold what it must. */
export function productsOf(rows: readonly DraftRow[]): Products | undefined {
  const good = rows.every((row) => ['selected', 'before', ...Object.keys(row.volumes)].every((at) => isGood(row, at)));
  if (!good) return undefined;
  return rows.map(({ item, selected, before, volumes }) => ({
    ...{ item, selected, before },
    volumes: Object.entries(volumes).flatMap(([unit, text]) => {
      const quantity = quantityIn(text) ?? 0;
      return quantity === 0 ? [] : [{ unit, quantity }];
    }),
  }));
}
