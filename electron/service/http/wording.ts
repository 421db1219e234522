import { lineInEnglish } from '../../../shared/i18n/en/lines.ts';
import { type Locale, pickLocale } from '../../../shared/i18n/locale.ts';
import { inLanguage } from '../../../shared/i18n/sentences.ts';

/**
 * The fields of answers and errors that hold what the service says; every other text is a name, a code or a person's own.
 * An event's `subject` is left as the trail has it: the console makes its own sentence of the event.
 */
const SAID = new Set([
  'caption',
  'clause',
  'detail',
  'explanation',
  'message',
  'note',
  'phase',
  'place',
  'problem',
  'problems',
  'reason',
  'remarks',
  'source',
  'title',
  'what',
  'words',
]);

/** Lists whose rows are named by the service, not by people. */
const NAMED = new Set(['hypotheses', 'rules']);

/** The language of a request: what its `Accept-Language` asks for first, Chinese where it says nothing we speak. */
export function localeOf(request: Request): Locale {
  const wanted = (request.headers.get('accept-language') ?? '').split(',').map((one) => {
    const [tag = '', ...settings] = one.split(';');
    const quality = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find((found) => found);
    return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) };
  });
  return pickLocale(wanted.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag));
}

/**
 * An answer in the reader's language. The service itself, what it keeps and what it caches speak Chinese; only here, on
 * the way out, are its sentences said otherwise, so that no two languages ever meet in a cache.
 */
export function worded<T>(answer: T, locale: Locale): T {
  return locale === 'zh-CN' ? answer : (inWords(answer, locale, false, false) as T);
}

function inWords(value: unknown, locale: Locale, said: boolean, named: boolean): unknown {
  if (typeof value === 'string') return said ? sentence(value, locale) : value;
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale, said, named));
  if (typeof value !== 'object' || value === null) return value;
  const own = isOwnWord(value);
  // A statement's line is known by its key; its name is the regulation's, not a person's.
  const line =
    'key' in value && 'name' in value && typeof value.name === 'string' ? lineInEnglish(value.name) : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'name' && line !== undefined
        ? line
        : inWords(
            one,
            locale,
            (SAID.has(key) && !(own && key === 'reason')) || (named && key === 'name'),
            NAMED.has(key),
          ),
    ]),
  );
}

/**
 * Whether a `reason` here is what somebody typed: it stands beside who gave it and when, as in a history, on the trail and of
 * what was let pass. It is never said in other words. What the service gives as a reason has no author.
 */
const isOwnWord = (value: object): boolean =>
  'reason' in value && ('instant' in value || 'at' in value || 'actor' in value || 'display' in value);

/** A word that may stand within a sentence begins one here. */
function sentence(chinese: string, locale: Locale): string {
  const text = inLanguage(chinese, locale);
  return text.charAt(0) === chinese.charAt(0) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
