import { assert } from '../../../kernel/assert.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { Sha256 } from '../event.ts';
import type { Population, SampleItem } from './population.ts';

/**
 * How a sample is drawn (抽样方法): 随机, 等距, 分层 (each layer at random), 货币单位 (each 分 has the same chance, so that what is dear is
 * drawn more often and what reaches the interval always).
 */
export const SAMPLE_METHODS = ['random', 'interval', 'stratified', 'monetary'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

export interface SampleAsked {
  readonly method: SampleMethod;
  /** 随机种子, as it was typed or thrown: it is recorded, and the same one draws the same sample. */
  readonly seed: string;
  /** 样本量: how many things; of 货币单位 how many intervals. */
  readonly size: number;
  /** 分层界限: of 分层 the amounts without sign at which a layer begins, in 分, rising and above nil; the first layer begins at nil. */
  readonly bounds: readonly Fen[];
}

/** What was drawn of a layer. */
export interface Stratum {
  /** The least and the most of its amounts without sign, in 分; `below` is not in it, undefined without end. */
  readonly from: Fen;
  readonly below: Fen | undefined;
  readonly items: number;
  readonly total: Fen;
  readonly drawn: number;
}

export interface Drawn {
  readonly item: SampleItem;
  /** 必选: it reaches the interval of 货币单位 by itself. */
  readonly certain: boolean;
}

export interface Sample {
  /** In the order of their keys. */
  readonly drawn: readonly Drawn[];
  /** 抽样间隔: of 等距 in things, whole or not, of 货币单位 in 分; 0 of the others. */
  readonly interval: number;
  /** 起点, counted from 0: of 等距 below the number of things, of 货币单位 within the first interval. */
  readonly start: number;
  readonly strata: readonly Stratum[];
}

/** Why nothing can be drawn; empty where it can. */
export function sampleProblems(
  { method, seed, size, bounds }: SampleAsked,
  { items, weight }: Population,
): readonly ('empty' | 'seed' | 'size' | 'bounds' | 'no-amounts')[] {
  const rising = bounds.every((bound, at) => bound > (bounds[at - 1] ?? 0));
  return [
    ...(items.length === 0 ? (['empty'] as const) : []),
    ...(seed.trim() === '' ? (['seed'] as const) : []),
    ...(Number.isSafeInteger(size) && size >= 1 && (size <= items.length || items.length === 0)
      ? []
      : (['size'] as const)),
    ...(method !== 'stratified' || (bounds.length > 0 && rising) ? [] : (['bounds'] as const)),
    ...(method === 'monetary' && items.length > 0 && weight === 0 ? (['no-amounts'] as const) : []),
  ];
}

/** Draws a sample that may be drawn (`sampleProblems` is empty). The same seed and things give the same sample everywhere. */
export function drawSample(asked: SampleAsked, population: Population, sha256: Sha256): Sample {
  assert(sampleProblems(asked, population).length === 0, 'a sample is drawn as it was asked to be');
  switch (asked.method) {
    case 'random':
      return { ...plain(ranked(population.items, asked, sha256).slice(0, asked.size)), strata: [] };
    case 'interval':
      return byInterval(asked, population, sha256);
    case 'stratified':
      return byStratum(asked, population, sha256);
    case 'monetary':
      return byMoney(asked, population, sha256);
  }
}

/** Things by the hash of the seed with their keys: each draw is as likely, and no thing's chance hangs on where another stands. */
function ranked(
  items: readonly SampleItem[],
  { seed }: Pick<SampleAsked, 'seed'>,
  sha256: Sha256,
): readonly SampleItem[] {
  const lots = items.map((item) => ({ item, lot: sha256(`tongcai-lot-1\n${seed}\n${item.key}`) }));
  return lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ item }) => item);
}

const sorted = (drawn: readonly Drawn[]): readonly Drawn[] =>
  [...drawn].sort((one, other) => (one.item.key < other.item.key ? -1 : 1));

const plain = (items: readonly SampleItem[]): Omit<Sample, 'strata'> => ({
  drawn: sorted(items.map((item) => ({ item, certain: false }))),
  ...{ interval: 0, start: 0 },
});

/** A whole number from 0 up to, not including, the limit, thrown by the seed; the hash is so much longer that none is favoured. */
const thrown = (seed: string, limit: number, sha256: Sha256): number =>
  Number(BigInt(`0x${sha256(`tongcai-start-1\n${seed}`)}`) % BigInt(limit));

/**
 * 等距抽样: of N things the ⌊(start + k × N) ÷ size⌋-th, counted from 0, for k from 0, with a start below N that the seed throws: steps of
 * N ÷ size things, which need not be whole, so that the last ones are drawn as often as the first.
 */
function byInterval({ seed, size }: SampleAsked, { items }: Population, sha256: Sha256): Sample {
  const count = items.length;
  const start = thrown(seed, count, sha256);
  const drawn = Array.from({ length: size }, (_, turn) => items[Math.floor((start + turn * count) / size)]!);
  return { ...plain(drawn), interval: count / size, start, strata: [] };
}

/** 分层抽样: the size shared over the layers by how many things they have (最大余数), and each layer at random. */
function byStratum(asked: SampleAsked, { items }: Population, sha256: Sha256): Sample {
  const edges = [fen(0), ...asked.bounds];
  const layers = edges.map((from, at) => {
    const below = edges[at + 1];
    const own = items.filter(
      ({ amount }) => Math.abs(amount) >= from && (below === undefined || Math.abs(amount) < below),
    );
    return { from, below, own };
  });
  const counts = shareFen(
    fen(asked.size),
    layers.map(({ own }) => own.length),
  )!;
  const chosen = layers.map(({ own }, at) => ranked(own, asked, sha256).slice(0, counts[at]));
  return {
    ...plain(chosen.flat()),
    strata: layers.map(({ from, below, own }, at) => ({
      ...{ from, below, items: own.length, drawn: counts[at]! },
      total: fen(own.reduce((sum, { amount }) => sum + amount, 0)),
    })),
  };
}

/**
 * 货币单位抽样 (PPS): the 分 of all things without their signs stand in one row, and every interval one of them is drawn from a start that
 * the seed throws; what reaches the interval is drawn in any case, and what is drawn twice counts once.
 */
function byMoney({ seed, size }: SampleAsked, { items, weight }: Population, sha256: Sha256): Sample {
  const interval = Math.max(1, Math.floor(weight / size));
  const start = thrown(seed, interval, sha256);
  let passed = 0;
  const drawn: Drawn[] = [];
  for (const item of items) {
    const own = Math.abs(item.amount);
    // The first of the drawn 分 that are not before this thing.
    const next = passed <= start ? start : start + Math.ceil((passed - start) / interval) * interval;
    const certain = own >= interval;
    if (certain || (next < passed + own && next >= passed)) drawn.push({ item, certain });
    passed += own;
  }
  return { drawn: sorted(drawn), interval, start, strata: [] };
}
