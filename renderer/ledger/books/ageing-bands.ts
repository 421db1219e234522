import { DEFAULT_BANDS } from '../../../shared/domain/ledger/ageing.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';

const MOST_BANDS = 11;
const MOST_DAYS = 36_500;

/** Bounds of bands as they are typed, `30, 90, 365`; undefined where they are no rising days. Empty: the usual ones. */
export function readBands(text: string | undefined): readonly number[] | undefined {
  const words = (text ?? '').split(/[,，、\s]+/u).filter((word) => word !== '');
  if (words.length === 0) return DEFAULT_BANDS;
  if (words.length > MOST_BANDS || words.some((word) => !/^[1-9]\d{0,4}$/.test(word))) return undefined;
  const bounds = words.map(Number);
  const rises = bounds.every((bound, at) => bound <= MOST_DAYS && (at === 0 || bound > bounds[at - 1]!));
  return rises ? bounds : undefined;
}

const yearsOf = (days: number): number | undefined => (days % 365 === 0 ? days / 365 : undefined);

/** A band by its days, and by its years where its bounds are whole years: 31–90 天, 1–2 年. */
export function bandTitle(bounds: readonly number[], at: number, t: Translate): string {
  const after = bounds[at - 1];
  const upTo = bounds[at];
  if (after === undefined) return t('ageing.upTo', { days: upTo ?? 0 });
  const from = yearsOf(after);
  if (upTo === undefined)
    return from === undefined ? t('ageing.overDays', { days: after }) : t('ageing.overYears', { years: from });
  const to = yearsOf(upTo);
  return from === undefined || to === undefined
    ? t('ageing.days', { from: after + 1, to: upTo })
    : t('ageing.years', { from, to });
}
