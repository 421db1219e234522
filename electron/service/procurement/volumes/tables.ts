import type { Migration } from '../../store/port.ts';

/** Tables of 集采约定量. */
export interface VolumeTables {
  /**
   * 约定采购量 of an approved batch (paper `batch`, whose days are `first` to `last`): by product and unit, in smallest
   * units. Prices of a smallest unit stand in the batch's content.
   */
  volume_agreed: { batch: number; item: string; unit: string; quantity: number };
}

export const volumeMigrations: readonly Migration[] = [
  {
    id: 40,
    name: 'procurement-volumes',
    statements: [
      `CREATE TABLE volume_agreed (batch INTEGER NOT NULL REFERENCES procurement_paper(id), item TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(code), quantity INTEGER NOT NULL CHECK (quantity >= 0), PRIMARY KEY (batch, item, unit)) STRICT`,
    ],
  },
];
