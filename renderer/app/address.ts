/** An address's words as they are written: plain text each, nothing parsed into numbers or objects. */
export const wordsOf = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

/** The words of an address written out; what is undefined, empty or no text is left away. */
export function searchOf(words: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(words).filter(
    (each): each is [string, string] => typeof each[1] === 'string' && each[1] !== '',
  );
  const text = new URLSearchParams(said).toString();
  return text === '' ? '' : `?${text}`;
}
