/** A difference's name within its period: the pair, the book and the kind of dealing. */
export const differenceKey = (row: { pair: readonly string[]; kind: string; book: string }): string =>
  `${row.pair.join('/')}/${row.book}/${row.kind}`;
