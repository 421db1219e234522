import type { Findings, Place } from './findings.ts';
import { type Basis, COST_LIMITS } from './model.ts';
import { isWeight, readWeights, type Weights } from './weights.ts';

interface Reading {
  readonly findings: Findings;
  readonly numbers: ReadonlyMap<string, number>;
  /** Weights read so far, of all bases. */
  count: number;
}

/** The bases by name: weights by receiver, or by giver and receiver; never both in one. */
export function readBases(
  findings: Findings,
  value: unknown,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, Basis> {
  const bases = new Map<string, Basis>();
  const reading: Reading = { findings, numbers, count: 0 };
  const named = Object.entries(findings.record({ value, path: 'bases' }) ?? {});
  if (named.length > COST_LIMITS.bases) {
    findings.add('bases', `这里有 ${named.length} 项，最多 ${COST_LIMITS.bases} 项`);
    return bases;
  }
  for (const [name, weights] of named) {
    if (reading.count > COST_LIMITS.weights) break;
    bases.set(name, readBasis(reading, { value: weights, path: `bases.${name}` }));
  }
  if (reading.count > COST_LIMITS.weights) findings.add('bases', `权重超过 ${COST_LIMITS.weights} 个，请分开计算`);
  return bases;
}

function readBasis(reading: Reading, place: Place): Basis {
  const entries = Object.entries(reading.findings.record(place) ?? {});
  const nested = entries.filter(([, value]) => typeof value === 'object' && value !== null);
  if (nested.length === 0) return { kind: 'common', weights: weightsAt(reading, place, entries) };
  if (nested.length < entries.length)
    reading.findings.add(place.path, '一个分摊参数要么按接收科室给权重，要么按分出科室分别给，不能混写');
  const weights = new Map<number, Weights>();
  for (const [code, value] of nested) {
    const path = `${place.path}.${code}`;
    const giver = known(reading, code, path);
    const own = Object.entries(reading.findings.record({ value, path }) ?? {});
    if (giver !== undefined) weights.set(giver, weightsAt(reading, { value, path }, own));
  }
  return { kind: 'by-giver', weights };
}

function weightsAt(reading: Reading, { path }: Place, entries: readonly (readonly [string, unknown])[]): Weights {
  const pairs: [number, string][] = [];
  reading.count += entries.length;
  for (const [code, value] of reading.count > COST_LIMITS.weights ? [] : entries) {
    const receiver = known(reading, code, `${path}.${code}`);
    if (typeof value !== 'string' || !isWeight(value))
      reading.findings.add(
        `${path}.${code}`,
        '权重要写成不为负的十进制文字，最多 15 位整数、9 位小数，例如 "8" 或 "12.5"',
      );
    else if (receiver !== undefined) pairs.push([receiver, value]);
  }
  return readWeights(pairs);
}

function known({ findings, numbers }: Reading, code: string, path: string): number | undefined {
  const department = numbers.get(code);
  if (department === undefined) findings.add(path, `没有科室“${code}”`);
  return department;
}
