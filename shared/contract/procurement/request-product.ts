import * as z from 'zod';
import { DOCTOR_LEVELS } from '../../domain/procurement/item.ts';
import { noneOr, period } from '../fields.ts';
import { itemCode, itemFlag, priceText } from './fields.ts';

/** How a suggested quantity came about; quantities but `packs` in smallest units. */
const suggestion = z.object({
  packs: z.int(),
  average: z.int(),
  months: z.int(),
  days: z.int(),
  target: z.int(),
  bound: z.enum(['', 'least', 'most']),
  onHand: z.int(),
  stockMonth: noneOr(period),
  outstanding: z.int(),
  /** 待审: asked for in requests made before, and not decided. */
  waiting: z.int(),
});

export const product = {
  item: itemCode,
  /** 品名 规格×包装. */
  name: z.string(),
  generic: z.string(),
  unit: z.string(),
  pack: z.string(),
  packSize: z.int(),
};

/** A product as whoever asks or decides looks at it. */
export const supply = {
  ...product,
  /** 协议价 of a pack on the day; '' where none is agreed on. */
  price: noneOr(priceText),
  /** 挂网价 of a pack as it holds on the day, or ''; whether 协议价 is above it, so that it cannot be ordered. */
  listed: noneOr(priceText),
  above: z.boolean(),
  flags: z.array(itemFlag),
  /** 处方权级别 that it asks for, or ''. */
  doctor: z.enum(DOCTOR_LEVELS),
  /** Other requests of the unit that ask for it and wait to be decided, in packs. */
  also: z.array(z.object({ number: z.string(), packs: z.int() })),
  suggestion,
  /** 可用天数; null where nothing is used. */
  stockDays: z.int().nullable(),
  /** Use of the last three months of which there are lists, the latest first, in smallest units. */
  lastUse: z.array(z.int()),
};
export const choice = z.object({
  ...supply,
  /** Why the unit may not ask for it, or ''. */
  problem: z.string(),
});
