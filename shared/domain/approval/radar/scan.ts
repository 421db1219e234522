import type { Rule } from '../rule.ts';
import type { Past } from './past.ts';
import type { Related } from './related.ts';
import type { RadarSettings } from './settings.ts';

/** What a document is held against: the rules in force, payees that are one, what came before, and how the radar is tuned. */
export interface Scan {
  readonly rules: readonly Rule[];
  readonly related: Related;
  readonly past: Past;
  readonly settings: RadarSettings;
}
