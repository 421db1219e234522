import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';
import { fen, groupedYuan } from '../../shared/kernel/fen.ts';

/** One field of what an event changed: as it was and as it became; undefined where it did not stand there. */
export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The fields of a value that the trail keeps as JSON, flat; a plain value stands under an empty name. */
function fieldsOf(text: string | null): Map<string, string> {
  const fields = new Map<string, string>();
  if (text === null) return fields;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text;
  }
  const isGroup = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  const walk = (one: unknown, path: string): void => {
    if (isGroup(one))
      for (const [key, inside] of Object.entries(one)) walk(inside, path === '' ? key : `${path}.${key}`);
    else fields.set(path, textOf(one));
  };
  walk(value, '');
  return fields;
}

/** What an event changed, field by field, in the order in which they stand. */
export function changesOf(before: string | null, after: string | null): Change[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].map((field) => ({
    field,
    before: from.get(field),
    after: to.get(field),
  }));
}

/** Fields that people know by a word; others (digests, counters of ours) are shown on the trail only. */
const WORDS = [
  'name',
  'kind',
  'joined',
  'left',
  'state',
  'thresholdFen',
  'differenceThresholdFen',
  'timingDays',
  'enabled',
  'differences',
  'eliminations',
  'to',
  'class',
  'rows',
  'submitDay',
  'consolidateDay',
  'disabled',
] as const;
type Word = (typeof WORDS)[number];

const isWord = (field: string): field is Word => (WORDS as readonly string[]).includes(field);

/** A field's name for people, or as the trail has it. */
export const fieldWord = (field: string, t: Translate): string => (isWord(field) ? t(`change.${field}`) : field);

/** What became of what, in plain words: fields that stood before and stand otherwise now. */
export function plainChanges(before: string | null, after: string | null, t: Translate): Change[] {
  return changesOf(before, after)
    .filter(({ field, before: was, after: is }) => isWord(field) && was !== undefined && is !== undefined && was !== is)
    .map(({ field, before: was, after: is }) =>
      field === 'enabled'
        ? { field: fieldWord(field, t), ...onlyOther(was, is, t) }
        : { field: fieldWord(field, t), before: valueWord(field, was, t), after: valueWord(field, is, t) },
    );
}

function valueWord(field: string, value = '', t: Translate): string {
  if (value === 'null' || value === '') return t('change.nothing');
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'change.yes' : 'change.no');
  if (field.endsWith('Fen')) return groupedYuan(fen(Number(value)));
  const key = `${field}.${value}`;
  return isPlainKey(key) ? t(key) : value;
}

/** Of two lists only what the other has not: a list of thirty rules says nothing. */
function onlyOther(was = '[]', is = '[]', t: Translate): { before: string; after: string } {
  const [from, to] = [JSON.parse(was) as string[], JSON.parse(is) as string[]];
  const without = (list: string[], other: string[]) =>
    list.filter((each) => !other.includes(each)).join(' ') || t('change.nothing');
  return { before: without(from, to), after: without(to, from) };
}
