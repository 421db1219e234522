import type { RawFile } from '../reading/grid.ts';
import { type MarkedSheet, markedFile } from '../reading/marked-file.ts';
import type { CardReading } from './read-cards.ts';

/** The whole list with what is wrong beside each bad row (原因): mended there and brought in again it is the whole list. */
export const markedCards = ({ rejections, columns, headerRows }: CardReading, file: RawFile): readonly MarkedSheet[] =>
  markedFile(
    {
      // Red ink is a mark in a list of assets: nothing in it is negative.
      kind: 'trial-balance',
      rejections,
      layout: {
        kind: 'trial-balance',
        headerRows,
        columns: Object.fromEntries(
          ['cost', 'accumulated'].flatMap((role) => (columns[role] ? [[`${role}.amount`, columns[role]]] : [])),
        ),
      },
    },
    file,
  );
