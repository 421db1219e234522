import { HOME } from './guards.ts';
import type { Wishes } from './wishes.ts';

/** Where the books are kept: by a service of our own on this machine, or by a centre over TLS. */
export type Place =
  | { readonly kind: 'here'; readonly home: string; readonly data: string | undefined }
  | { readonly kind: 'centre'; readonly home: string };

/** Why the console cannot be opened as asked: a centre that is no plain https address, or two places at once. */
export type PlaceProblem = 'centre' | 'both';

/** The home page of a centre: `https://HOST[:PORT]/` and nothing else, or undefined. */
export function centreHome(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, pathname, search, hash, origin } = new URL(text);
  const plain = username === '' && password === '' && pathname === '/' && search === '' && hash === '';
  return protocol === 'https:' && plain ? `${origin}/` : undefined;
}

/**
 * Where this start goes. The command line overrules the setting of this desk.
 * @param kept the centre that the desk's settings name, if any.
 */
export function placeOf(wishes: Wishes, kept: string | undefined): Place | PlaceProblem {
  if (wishes.data !== undefined && wishes.centre !== undefined) return 'both';
  const centre = wishes.data === undefined ? (wishes.centre ?? kept) : undefined;
  if (centre === undefined) return { kind: 'here', home: HOME, data: wishes.data };
  const home = centreHome(centre);
  return home === undefined ? 'centre' : { kind: 'centre', home };
}

/** Whether a second start means another place than the one that is open. */
export function meansElsewhere(place: Place, { data, centre }: Wishes): boolean {
  if (centre !== undefined) return place.kind !== 'centre' || centreHome(centre) !== place.home;
  return data !== undefined && (place.kind !== 'here' || (place.data ?? '') !== data);
}
