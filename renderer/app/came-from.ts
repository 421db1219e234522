import type { PlainKey } from '../../shared/i18n/translate.ts';

/** A page that one was on: what it is called, and its address with all of its words. */
export interface Place {
  readonly title: PlainKey;
  readonly href: string;
}

const VOUCHER = /^\/vouchers\/\d+$/;

/** Where one comes from after a step away from `pathname`; leafing from voucher to voucher leaves it as it was. */
export function placeAfter(
  before: Place | undefined,
  { pathname, href }: { readonly pathname: string; readonly href: string },
  pages: readonly { readonly path: string; readonly title: PlainKey }[],
): Place | undefined {
  if (VOUCHER.test(pathname)) return before;
  const page = pages.find(({ path }) => path === pathname);
  return page && { title: page.title, href };
}

let place: Place | undefined;

/** The page from which a voucher was opened; undefined after a reload. */
export const cameFrom = (): Place | undefined => place;

/** The part of the router that is asked. */
interface Steps {
  subscribe(
    event: 'onBeforeNavigate',
    told: (step: { readonly fromLocation?: { pathname: string; href: string }; readonly pathChanged: boolean }) => void,
  ): unknown;
}

/** Keeps in mind where one was, from the first step on. */
export function rememberPlaces(router: Steps, pages: Parameters<typeof placeAfter>[2]): void {
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) place = placeAfter(place, fromLocation, pages);
  });
}
