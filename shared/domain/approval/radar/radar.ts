import type { Finding } from './finding.ts';
import { nearOf } from './near.ts';
import { repeatsOf } from './repeats.ts';
import type { Scan } from './scan.ts';
import type { Spending } from './spending.ts';
import { splitsOf } from './splits.ts';

/** All that the radar has to say of one document before it is decided; it is not yet among what came before. */
export const findingsOf = (spending: Spending, scan: Scan): readonly Finding[] => [
  ...splitsOf(spending, scan),
  ...nearOf(spending, scan),
  ...repeatsOf(spending, scan),
];
