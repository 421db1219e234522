import * as z from 'zod';
import { yuanText } from '../fields.ts';
import { voucherLineOut } from './import.ts';

/** What is said of vouchers that the rules make at a period's end (计提、结转): before they are posted, and after. */

/** A voucher to be made. */
export const toBeMade = <K extends z.ZodType>(key: K) =>
  z.object({
    key,
    summary: z.string(),
    /** Σ of the debits. */
    total: yuanText,
    lines: z.array(voucherLineOut),
  });

/** A voucher that was made. */
export const madeVoucher = z.object({
  id: z.int(),
  /** As people say it: `记-12`. */
  number: z.string(),
  summary: z.string(),
});

/** Why they cannot be posted now. */
export const whyNot = z.array(z.object({ code: z.string(), message: z.string() }));
