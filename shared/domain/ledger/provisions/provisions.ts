import { endOf, monthOf, type Period } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { VoucherDraft, VoucherLine } from '../voucher.ts';
import { type AllowanceAsked, type AllowancePart, allowanceLines, allowanceParts } from './allowance.ts';
import type { AllowanceSettings } from './allowance-settings.ts';
import type { CardInMonth } from './cards-in-month.ts';
import { type Depreciating, depreciationLines } from './depreciation.ts';

/** What is provided for before a month is closed (期末计提), in this order. */
export const PROVISIONS = ['depreciation', 'amortisation', 'allowance'] as const;
export type ProvisionKey = (typeof PROVISIONS)[number];

/** One voucher to be made. */
export interface Provision {
  readonly key: ProvisionKey;
  readonly draft: VoucherDraft;
}

export interface ProvisionsAsked extends Depreciating, AllowanceAsked {
  readonly unit: UnitCode;
  /** 凭证字. */
  readonly type: string;
  /** The unit's assets as they stand in the month; none where no list was brought in. */
  readonly cards: readonly CardInMonth[];
}

export interface Provisions {
  readonly provisions: readonly Provision[];
  /** The allowance taken apart, also where nothing is to be posted; none in a month in which it is not reckoned. */
  readonly allowance: readonly AllowancePart[];
  /** Why it cannot be posted, as sentences. */
  readonly problems: readonly string[];
}

/** 年末计提: the regulation reckons the allowance once a year; a unit may settle that every month does. */
export const reckonsAllowance = ({ method, every }: AllowanceSettings, period: Period): boolean =>
  method !== 'none' && (every === 'month' || monthOf(period) === 12);

/** What the month still has to take before it is closed. Asked again after it was posted, there is nothing, or the rest. */
export function provisionsOf(asked: ProvisionsAsked): Provisions {
  const { unit, period, type, cards, settings } = asked;
  const provisions: Provision[] = [];
  const put = (key: ProvisionKey, { summary, lines }: { summary: string; lines: readonly VoucherLine[] }): void => {
    if (lines.length > 0)
      provisions.push({ key, draft: { unit, date: endOf(period), type, summary, attachments: 0, lines } });
  };
  put('depreciation', depreciationLines(asked, 'fixed', cards));
  put('amortisation', depreciationLines(asked, 'intangible', cards));
  const allowance = reckonsAllowance(settings, period) ? allowanceParts(asked) : [];
  put('allowance', allowanceLines(asked, allowance));
  return { provisions, allowance, problems: [...asked.accounts.missing] };
}
