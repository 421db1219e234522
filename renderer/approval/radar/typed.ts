import type { approval } from '../../../shared/contract/approval.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { RADAR_BOUNDS, type RadarSettings } from '../../../shared/domain/approval/radar/settings.ts';

export type Settings = ReplyOf<(typeof approval)['settings']>;
export type Tested = ReplyOf<(typeof approval)['backTestRadar']>;
export type CaseRow = Tested['cases'][number];

export type Field = keyof RadarSettings;
export const FIELDS = Object.keys(RADAR_BOUNDS) as readonly Field[];
export const UNITS = {
  windowDays: 'days',
  nearPercent: 'percentFrom',
  sameDay: 'documents',
  repeatDays: 'days',
  regularMonths: 'months',
  regularPercent: 'percentWithin',
} as const satisfies Record<Field, string>;

/** Settings as they are being typed. */
export type Typed = Readonly<Record<Field, string>>;

export const typedOf = (settings: RadarSettings): Typed =>
  Object.fromEntries(FIELDS.map((field) => [field, String(settings[field])])) as Record<Field, string>;

/** What one field says, where it is within its bounds. */
export function numberIn(typed: Typed, field: Field): number | undefined {
  const [least, most] = RADAR_BOUNDS[field];
  const value = /^\d{1,3}$/.test(typed[field]) ? Number(typed[field]) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** What was typed, where all of it holds. */
export function settingsIn(typed: Typed): RadarSettings | undefined {
  const values = FIELDS.map((field) => [field, numberIn(typed, field)] as const);
  return values.every(([, value]) => value !== undefined)
    ? (Object.fromEntries(values) as Record<Field, number>)
    : undefined;
}

export const isSame = (one: RadarSettings, other: RadarSettings): boolean =>
  FIELDS.every((field) => one[field] === other[field]);
