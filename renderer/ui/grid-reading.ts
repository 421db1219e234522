import type { FetchRows } from './grid-columns.ts';

/** So long nothing more is asked for before the next piece is read ahead: what is in sight always comes first. */
const QUIET_MS = 80;

type Sort = Parameters<FetchRows<unknown>>[2];

/**
 * Reads a long list piece by piece and, in the pauses, the piece that scrolling on would want: so that turning the wheel
 * meets no empty rows. A piece read ahead serves once; after that the list is asked again.
 */
export function readingAhead<Row>(fetchRows: FetchRows<Row>, later = setTimeout, never = clearTimeout): FetchRows<Row> {
  let ahead: { readonly key: string; readonly piece: ReturnType<FetchRows<Row>> } | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const keyOf = (start: number, end: number, sort: Sort): string => JSON.stringify([start, end, sort]);
  return async (start, end, sort) => {
    never(waiting);
    const key = keyOf(start, end, sort);
    const piece = ahead?.key === key ? ahead.piece : fetchRows(start, end, sort);
    ahead = undefined;
    const answer = await piece;
    const size = end - start;
    const next = start < last ? start - size : end;
    last = start;
    if (next >= 0 && next < answer.total) {
      never(waiting);
      waiting = later(() => {
        const read = fetchRows(next, next + size, sort);
        ahead = { key: keyOf(next, next + size, sort), piece: read };
        // Whoever asks for the piece hears of it; asked for by nobody, it is as if it had not been tried.
        read.catch(() => {
          if (ahead?.piece === read) ahead = undefined;
        });
      }, QUIET_MS);
    }
    return answer;
  };
}
