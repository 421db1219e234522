import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readingAhead } from '../../../renderer/ui/grid-reading.ts';

const TOTAL = 1000;
const asked = vi.fn(async (start: number, end: number) => ({
  total: TOTAL,
  rows: Array.from({ length: Math.max(0, Math.min(end, TOTAL) - start) }, (_, at) => start + at),
}));
const starts = () => asked.mock.calls.map(([start]) => start);
const pause = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('a long list is read one piece ahead', () => {
  it('onwards in a pause, and the piece is then there', async () => {
    const read = readingAhead(asked);
    await read(0, 200, undefined);
    expect(starts()).toEqual([0]);
    await pause();
    expect(starts()).toEqual([0, 200]);
    expect((await read(200, 400, undefined)).rows[0]).toBe(200);
    expect(starts()).toEqual([0, 200]);
  });

  it('backwards where one scrolls back', async () => {
    const read = readingAhead(asked);
    await read(600, 800, undefined);
    await pause();
    await read(400, 600, undefined);
    await pause();
    expect(starts()).toEqual([600, 800, 400, 200]);
  });

  it('never before the beginning, never behind the end', async () => {
    const read = readingAhead(asked);
    await read(800, 1000, undefined);
    await pause();
    await read(200, 400, undefined);
    await read(0, 200, undefined);
    await pause();
    expect(starts()).toEqual([800, 200, 0]);
  });

  it('not while more is asked for: a far leap comes first', async () => {
    const read = readingAhead(asked);
    await read(0, 200, undefined);
    await read(600, 800, undefined);
    expect(starts()).toEqual([0, 600]);
  });

  it('a piece in another order is another piece, and one serves once', async () => {
    const read = readingAhead(asked);
    await read(0, 200, undefined);
    await pause();
    await read(200, 400, { column: 'date', descending: true });
    expect(starts()).toEqual([0, 200, 200]);
    await read(200, 400, { column: 'date', descending: true });
    expect(starts()).toEqual([0, 200, 200, 200]);
  });

  it('a piece that could not be read ahead is asked for again', async () => {
    const read = readingAhead(asked);
    await read(0, 200, undefined);
    asked.mockRejectedValueOnce(new Error('lost'));
    await pause();
    expect((await read(200, 400, undefined)).rows).toHaveLength(200);
    expect(starts()).toEqual([0, 200, 200]);
  });
});
