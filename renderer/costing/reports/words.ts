import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { COST_ITEMS, type CostItem } from '../../../shared/domain/costing/cost-item.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';
import { fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { Palette } from '../../ui/chart.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';

export type FullCost = ReplyOf<Contract['costing']['fullCost']>;
export type SourceOut = FullCost['source'];
export type Trend = ReplyOf<Contract['costing']['costTrend']>;
export type Comparison = ReplyOf<Contract['costing']['costComparison']>;
export type Flow = ReplyOf<Contract['costing']['costFlow']>;
/** What a place of the flow is called. */
export type NodeName = (node: Flow['nodes'][number]) => string;

/** What the tabs of one unit are asked of. */
export interface ReportAsked {
  readonly unit: string;
  readonly period: Period;
  readonly span: CostSpan;
  /** A run that is named in the address, instead of the locked one. */
  readonly run?: number;
}

export const fenOf = (text: string) => parseYuan(text) ?? ZERO;
/** As a chart takes it. */
export const yuanOf = (text: string | null): number | null => (text === null ? null : fenOf(text) / 100);

/** Hundredths of a percent as people read a share. */
export const percentText = (share: number | null): string => (share === null ? '' : `${(share / 100).toFixed(2)}%`);

/** What a driver and its measure are called, as the form of the drivers has it. */
export const driverName = (t: Translate, driver: string): string => {
  const key = `costDrivers.driver.${driver}`;
  return isPlainKey(key) ? t(key) : driver;
};

export const isItem = (text: string | undefined): text is CostItem => COST_ITEMS.some((each) => each === text);

/** An axis of money: 万 in Chinese, millions in English. */
export const onAxis = (t: Translate, locale: string) => {
  const step = locale === 'zh-CN' ? 10_000 : 1_000_000;
  return (value: number): string =>
    value === 0
      ? '0'
      : t('costReports.axisWan', { value: (value / step).toLocaleString('en', { maximumFractionDigits: 2 }) });
};

export const exact = (value: number | null): string =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** One colour an item, the same in every picture. */
export const itemColours = (palette: Palette): string[] =>
  ['accent', 'own', 'standing-open', 'standing-locked', 'ink-3', 'danger', 'field-line'].map((name) => palette[name]!);

/** A column of shares, which sorts by their size. */
export const shareColumn = <Row>(id: string, title: string, shareOf: (row: Row) => number | null): GridColumn<Row> => ({
  ...{ id, title, kind: 'number', width: 76, minWidth: 70 },
  value: (row) => {
    const share = shareOf(row);
    return share === null ? undefined : share / 100;
  },
  render: (row) => percentText(shareOf(row)),
});

/** A sum of amounts of the contract. */
export const sumOf = (texts: readonly string[]) => fen(texts.reduce((sum, text) => sum + fenOf(text), 0));
