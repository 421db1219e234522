import { describe, expect, it } from 'vitest';
import { isBench, row, table } from '../../../build/bench-table.mjs';
import { tally } from '../../../build/tally.mjs';

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
});

describe('the counts at the end of npm test', () => {
  it('are those of the tests', () => {
    const counts = tally(
      { testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] },
      false,
    );
    expect(counts).toEqual({ passed: 3, failed: 1, skipped: 1, failures: ['a.test.ts: test 0'] });
  });

  it('count a file that could not be loaded', () => {
    expect(tally({ testResults: [file('failed')] }, false)).toMatchObject({
      failed: 1,
      failures: ['a.test.ts: not loaded'],
    });
  });

  it('count a run that broke without a failed test, and one that left no report', () => {
    expect(tally({ testResults: [file('passed', 'passed')] }, false)).toMatchObject({ passed: 1, failed: 1 });
    expect(tally(undefined, true)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the table of npm run bench', () => {
  it('puts ours beside the peer or the limit, Chinese names counted as wide as they are shown', () => {
    const rows = [
      row('合并', { ours: 12.345, peer: 100, ratio: 0.12345 }),
      row('commit', { ours: 0.09, limit: 0.07, ratio: 1.286, note: 'median of 200' }),
      row('rows', { ours: '1.2 M/s' }),
    ];
    expect(table(['operation', 'ours', 'beside', 'ratio'], rows)).toBe(
      [
        'operation               ours       beside           ratio',
        '----------------------  ---------  ---------------  ------',
        '合并                    12.3 ms    100 ms peer      0.123×',
        'commit (median of 200)  0.0900 ms  0.0700 ms limit  1.29×',
        'rows                    1.2 M/s    –',
        '',
      ].join('\n'),
    );
  });

  it('takes only what can be run', () => {
    expect(isBench({ name: 'x', run: async () => ({ ours: 1 }) })).toBe(true);
    expect(isBench({ name: 'x' })).toBe(false);
    expect(isBench(null)).toBe(false);
  });
});
