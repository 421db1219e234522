import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepWindow, readKept } from '../../../electron/kept.ts';
import { centreHome, meansElsewhere, placeOf } from '../../../electron/place.ts';
import { readWishes, wishesFrom } from '../../../electron/wishes.ts';

vi.mock('electron', () => ({}));
const { boundsFor } = await import('../../../electron/window.ts');

const WINDOW = { x: 100, y: 50, width: 1200, height: 700, maximized: false, zoom: 0 };
const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcai-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is asked for on the command line', () => {
  it('is read among what Chromium adds, and a folder from where it was typed', () => {
    const args = ['.', '--enable-logging', '--data', 'books', '--page=/checks', '--centre'];
    expect(readWishes(args, '/home/li')).toEqual({ data: resolve('/home/li', 'books'), page: '/checks' });
    expect(readWishes(['--data', '--page', '/x', '--centre='], '/')).toEqual({ page: '/x' });
  });

  it('is taken from a second start as far as it is that', () => {
    expect(wishesFrom({ page: '/x', data: 1, more: 'y' })).toEqual({ page: '/x' });
    for (const nothing of [null, undefined, 'text', 7]) expect(wishesFrom(nothing)).toEqual({});
  });
});

describe('where the books are', () => {
  it('is here, unless the command line or the desk’s settings name a centre', () => {
    expect(placeOf({}, undefined)).toEqual({ kind: 'here', home: 'app://console/', data: undefined });
    expect(placeOf({}, 'https://a/')).toEqual({ kind: 'centre', home: 'https://a/' });
    expect(placeOf({ centre: 'https://b' }, 'https://a/')).toEqual({ kind: 'centre', home: 'https://b/' });
    expect(placeOf({ data: '/d' }, 'https://a/')).toMatchObject({ kind: 'here', data: '/d' });
    expect(placeOf({ data: '/d', centre: 'https://b' }, undefined)).toBe('both');
    expect(placeOf({}, 'http://a/')).toBe('centre');
  });

  it('is a centre by https, host and port alone', () => {
    expect(centreHome('https://CW.example.org:443')).toBe('https://cw.example.org/');
    for (const wrong of ['http://a', 'https://a/b', 'https://a/?b', 'https://a/#b', 'https://u@a/', 'ftp://a', 'a', ''])
      expect(centreHome(wrong), wrong).toBeUndefined();
  });

  it('is the same or another for a second start', () => {
    const here = { kind: 'here', home: 'app://console/', data: '/d' } as const;
    const centre = { kind: 'centre', home: 'https://a/' } as const;
    expect([{}, { data: '/d' }, { page: '/x' }].map((wishes) => meansElsewhere(here, wishes))).toEqual([
      false,
      false,
      false,
    ]);
    expect([{ data: '/e' }, { centre: 'https://a/' }].map((wishes) => meansElsewhere(here, wishes))).toEqual([
      true,
      true,
    ]);
    expect(meansElsewhere(centre, { centre: 'https://a' })).toBe(false);
    expect(meansElsewhere(centre, { data: '/d' })).toBe(true);
  });
});

describe('what a desk remembers', () => {
  it('is nothing at first, and nothing when the file cannot be understood', () => {
    expect(readKept(folder)).toEqual({});
    for (const text of ['not JSON', '[]', '7', '{"window":{"x":1},"centre":7}', '{"window":null}']) {
      writeFileSync(join(folder, 'desk.json'), text);
      expect(readKept(folder), text).toEqual({});
    }
  });

  it('is where the window stood', () => {
    keepWindow(join(folder, 'new'), WINDOW);
    expect(readKept(join(folder, 'new'))).toEqual({ window: WINDOW });
  });

  it('is not worth failing for', () => {
    mkdirSync(join(folder, 'desk.json'));
    expect(() => keepWindow(folder, WINDOW)).not.toThrow();
  });
});

describe('the window opens', () => {
  it('where it stood', () => expect(boundsFor(WINDOW, [SCREEN])).toEqual({ x: 100, y: 50, width: 1200, height: 700 }));

  it('in the middle the first time, no larger than the screen', () => {
    expect(boundsFor(undefined, [SCREEN])).toEqual({ width: 1366, height: 768 });
    expect(boundsFor(undefined, [{ ...SCREEN, width: 1280, height: 700 }])).toEqual({ width: 1280, height: 700 });
    expect(boundsFor(undefined, [])).toEqual({ width: 1366, height: 768 });
  });

  it.each([
    ['its screen is gone', { ...WINDOW, x: 2500 }],
    ['its title bar is above the screen', { ...WINDOW, y: -200 }],
    ['its title bar is below the screen', { ...WINDOW, y: 1030 }],
    ['it hangs over the edge but for a corner', { ...WINDOW, x: 1900 }],
  ])('in the middle when %s', (_, kept) => expect(boundsFor(kept, [SCREEN])).toEqual({ width: 1200, height: 700 }));

  it('on the second screen, if it stood there', () => {
    const second = { x: -1280, y: 0, width: 1280, height: 984 };
    expect(boundsFor({ ...WINDOW, x: -1200, width: 1900 }, [SCREEN, second])).toEqual({
      x: -1200,
      y: 50,
      width: 1280,
      height: 700,
    });
  });
});
