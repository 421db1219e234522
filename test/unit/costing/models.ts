import fc from 'fast-check';
import { type Allocation, allocate } from '../../../shared/domain/costing/allocate.ts';
import { allocationDocument } from '../../../shared/domain/costing/document.ts';
import type { CostProblem } from '../../../shared/domain/costing/model.ts';
import { readCostModel } from '../../../shared/domain/costing/read-model.ts';

/** A model as it is written. */
export interface Written {
  method: string;
  items: string[];
  departments: { code: string; name: string; class: string; direct: Record<string, string> }[];
  stages: { from: string[]; basis: string; perItem?: Record<string, string> }[];
  bases: Record<string, Record<string, string | Record<string, string>>>;
}

export function allocated(model: unknown): Allocation {
  const read = readCostModel(model);
  if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const result = allocate(read.value);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'));
  return result.value;
}

export const documentOf = (model: unknown) => allocationDocument(allocated(model));

/** What a model is refused with; empty when it is not. */
export function problemsOf(model: unknown): readonly CostProblem[] {
  const read = readCostModel(model);
  if (!read.ok) return read.error;
  const result = allocate(read.value);
  return result.ok ? [] : result.error;
}

/** Full cost of a department and item in 分. */
export function fullOf({ model, full }: Allocation, code: string, item: string): number {
  return full[model.items.indexOf(item)]![model.departments.findIndex((one) => one.code === code)]!;
}

const amount = fc.oneof(
  fc.integer({ min: -100_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -99, max: 99 }),
  fc.constant(0),
);
const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
/** Far apart, but not so far that a loop of them is as good as closed. */
const farApart = (method: string): fc.Arbitrary<string> =>
  fc.constantFrom('0', '1', '0.000000001', method === 'reciprocal' ? '12345.123456789' : '123456789012345.123456789');
const weightOf = (method: string) =>
  fc.oneof(
    fc.integer({ min: 0, max: 9 }).map(String),
    fc.integer({ min: 1, max: 1_000_000 }).map((n) => (n / 1000).toFixed(3)),
    farApart(method),
  );

/**
 * Any model that can be allocated: service departments of three classes, clinical ones that receive of every basis (so
 * that there is always an outlet), stages in any order, common bases and givers' own, other bases for an item.
 */
export const models = (method?: string): fc.Arbitrary<Written> =>
  fc
    .record({
      method: method === undefined ? fc.constantFrom('step-down', 'direct', 'reciprocal') : fc.constant(method),
      services: fc.integer({ min: 0, max: 6 }),
      clinical: fc.integer({ min: 1, max: 4 }),
      cut: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      own: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      other: fc.boolean(),
    })
    .chain(({ method: chosen, services, clinical, cut, own, other }) => {
      const givers = Array.from({ length: services }, (_, at) => `S${at}`);
      const finals = Array.from({ length: clinical }, (_, at) => `C${at}`);
      const all = [...givers, ...finals];
      const classes = ['admin', 'auxiliary', 'technology'];
      const from: string[][] = [];
      for (const [at, giver] of givers.entries())
        if (at > 0 && cut[at]) from[from.length - 1]!.push(giver);
        else from.push([giver]);
      const weights = fc.array(weightOf(chosen), { minLength: all.length, maxLength: all.length }).map(
        (list): Record<string, string> => ({
          ...Object.fromEntries(all.map((code, at) => [code, list[at]!])),
          C0: '2.5',
        }),
      );
      const bases = fc
        .tuple(
          ...from.map((list, at) =>
            own[at]
              ? fc
                  .tuple(...list.map(() => weights))
                  .map((rows) => Object.fromEntries(list.map((giver, n) => [giver, rows[n]!])))
              : weights,
          ),
          weights,
        )
        .map((list) => Object.fromEntries(list.map((basis, at) => [`b${at}`, basis])));
      const direct = fc.array(fc.tuple(amount, amount), { minLength: all.length, maxLength: all.length }).map((list) =>
        all.map((code, at) => ({
          code,
          name: `${code}科`,
          class: code.startsWith('C') ? 'clinical' : classes[at % 3]!,
          direct: { 人员经费: yuan(list[at]![0]), 药品费: yuan(list[at]![1]) },
        })),
      );
      return fc.record({
        method: fc.constant(chosen),
        items: fc.constant(['人员经费', '药品费']),
        departments: direct,
        stages: fc.constant(
          from.map((list, at) => ({
            from: list,
            basis: `b${at}`,
            ...(other ? { perItem: { 药品费: `b${from.length}` } } : {}),
          })),
        ),
        bases,
      });
    });
