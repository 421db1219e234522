import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { searchOf, wordsOf } from './address.ts';
import { rememberPlaces } from './came-from.ts';
import type { PageEntry } from './page-entry.ts';
import { PageFrame } from './page-frame.tsx';
import { NoSuchPage, PageFailed } from './page-states.tsx';
import { PAGES } from './pages.tsx';
import { type Asked, readAsked } from './scope.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  validateSearch: (search: Record<string, unknown>): Asked => readAsked(search),
  // Period and unit go along from page to page.
  search: { middlewares: [retainSearchParams(['period', 'unit'])] },
});

/**
 * The router waits for `preload` before it shows the route, so the page is drawn at once, and not by way of a Suspense
 * boundary: React shows the second of two boundaries 300 ms after the first at the earliest.
 */
function routeOf(entry: PageEntry) {
  let Page: ComponentType | undefined;
  const Framed: RouteComponent = () => <PageFrame entry={entry}>{Page ? <Page /> : null}</PageFrame>;
  Framed.preload = async () => {
    Page ??= await entry.load();
  };
  return createRoute({ getParentRoute: () => root, path: entry.path, component: Framed });
}

/** Every page of the table at its address; loads a page's file as soon as the pointer or the focus rests on its link. */
export function makeRouter() {
  const router = createRouter({
    routeTree: root.addChildren(PAGES.map(routeOf)),
    parseSearch: wordsOf,
    stringifySearch: searchOf,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NoSuchPage,
  });
  rememberPlaces(router, PAGES);
  return router;
}
