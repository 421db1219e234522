import type { Locale } from '../../shared/i18n/locale.ts';

/** A period as people call it: `2025年12月`, `December 2025`. */
export function periodName(period: string, locale: Locale): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, month - 1, 1)));
}

/** A day as forms say it: `2025年12月31日`, `31 December 2025`. */
export function dayName(date: string, locale: Locale): string {
  const words = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, words).format(Date.parse(`${date}T00:00:00Z`));
}

/** An instant of the trail in this desk's own time, `2026-01-04 16:20`; anything that is no instant is shown as it is. */
export function instantName(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const at = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The time of day, with seconds. */
export const timeOfDay = (ms: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(ms);
