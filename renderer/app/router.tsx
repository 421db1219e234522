import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { searchOf, wordsOf } from './address.ts';
import { PageFrame } from './page-frame.tsx';
import { NoSuchPage, PageFailed } from './page-states.tsx';
import { PAGES, type PageEntry } from './pages.tsx';
import { type Asked, readAsked } from './scope.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  validateSearch: (search: Record<string, unknown>): Asked => readAsked(search),
  // Period and unit go along from page to page.
  search: { middlewares: [retainSearchParams(['period', 'unit'])] },
});

function routeOf(entry: PageEntry) {
  const preload = (): Promise<void> => entry.load().then(() => undefined);
  const Page = lazy(async () => ({ default: await entry.load() }));
  const Framed: RouteComponent = () => (
    <PageFrame entry={entry}>
      <Page />
    </PageFrame>
  );
  Framed.preload = preload;
  return createRoute({ getParentRoute: () => root, path: entry.path, component: Framed });
}

/** Every page of the table at its address; loads a page's file as soon as the pointer or the focus rests on its link. */
export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren(PAGES.map(routeOf)),
    parseSearch: wordsOf,
    stringifySearch: searchOf,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NoSuchPage,
  });
