import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  guardContents,
  guardSession,
  isAllowed,
  isFromConsole,
  isOurs,
  mayOpenOutside,
} from '../../../electron/guards.ts';

describe('the console’s own address', () => {
  it.each(['app://console/', 'app://console/index.html?x=1#y'])('is %s', (url) => expect(isOurs(url)).toBe(true));

  it.each([
    'https://console/',
    'app://elsewhere/',
    'app://console.elsewhere/',
    'app://someone@console/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'http://127.0.0.1:8123/',
    '',
    'not an address',
  ])('is not %s', (url) => expect(isOurs(url)).toBe(false));
});

describe('the home page of a centre', () => {
  const centre = 'https://cw.example.org:7660/';

  it('takes the place of the console’s own', () => {
    expect(isOurs(`${centre}checks?period=2025-12`, centre)).toBe(true);
    const others = ['https://cw.example.org/', 'http://cw.example.org:7660/', 'https://cw.example.org.evil:7660/'];
    for (const url of [...others, 'app://console/', 'https://a:b@cw.example.org:7660/'])
      expect(isOurs(url, centre), url).toBe(false);
  });
});

describe('an address for the desktop’s browser', () => {
  it('is plain https', () => expect(mayOpenOutside('https://www.example.org/rules')).toBe(true));

  it.each([
    'http://example.org/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'mailto:a@example.org',
    'https://name:word@example.org/',
    'smb://host/share',
    '',
  ])('is not %s', (url) => expect(mayOpenOutside(url)).toBe(false));
});

describe('a message to the main process', () => {
  it('is heard from the console’s top frame alone', () => {
    expect(isFromConsole({ url: 'app://console/', parent: null })).toBe(true);
    expect(isFromConsole({ url: 'app://console/', parent: {} })).toBe(false);
    expect(isFromConsole({ url: 'https://example.org/', parent: null })).toBe(false);
    expect(isFromConsole(null)).toBe(false);
  });
});

/** Stands where a page's contents stand: remembers what is listened to, and lets the test make it happen. */
function fakeContents() {
  const listeners = new Map<string, (event: { url: string; preventDefault: () => void }) => void>();
  let open: ((details: { url: string }) => { action: string }) | undefined;
  return {
    contents: {
      on: (name: string, listener: (event: { url: string; preventDefault: () => void }) => void) =>
        listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof open) => {
        open = handler;
      },
    } as unknown as WebContents,
    /** Whether the event was let through. */
    happens(name: string, url: string): boolean {
      let through = true;
      listeners.get(name)?.({
        url,
        preventDefault: () => {
          through = false;
        },
      });
      return through;
    },
    opens: (url: string) => open?.({ url }),
  };
}

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays in the console on %s', (event) => {
    const { contents, happens } = fakeContents();
    guardContents(contents, () => {});
    expect(happens(event, 'app://console/index.html')).toBe(true);
    expect(happens(event, 'https://example.org/')).toBe(false);
    expect(happens(event, 'file:///etc/hosts')).toBe(false);
  });

  it('holds no web view', () => {
    const { contents, happens } = fakeContents();
    guardContents(contents, () => {});
    expect(happens('will-attach-webview', 'app://console/')).toBe(false);
  });

  it('opens no window; an outside link goes to the browser', () => {
    const outside: string[] = [];
    const { contents, opens } = fakeContents();
    guardContents(contents, (url) => outside.push(url));
    for (const url of ['https://example.org/', 'file:///etc/hosts', 'app://console/']) {
      expect(opens(url)).toEqual({ action: 'deny' });
    }
    expect(outside).toEqual(['https://example.org/']);
  });
});

describe('what a page asks of the desktop', () => {
  it('is refused, but for copying', () => {
    const asked = ['media', 'geolocation', 'notifications', 'clipboard-read', 'midi', 'openExternal', 'fileSystem'];
    expect(asked.filter(isAllowed)).toEqual([]);
    expect(isAllowed('clipboard-sanitized-write')).toBe(true);
  });

  it('is answered for every kind of asking', () => {
    type Request = (
      c: null,
      permission: string,
      answer: (ok: boolean) => void,
      details: { requestingUrl: string },
    ) => void;
    type Check = (c: null, permission: string, origin: string) => boolean;
    let request!: Request;
    let check!: Check;
    let device!: () => boolean;
    let shareScreen!: (request: object, answer: (streams: unknown) => void) => void;
    guardSession({
      setPermissionRequestHandler: (handler: Request) => {
        request = handler;
      },
      setPermissionCheckHandler: (handler: Check) => {
        check = handler;
      },
      setDevicePermissionHandler: (handler: () => boolean) => {
        device = handler;
      },
      setDisplayMediaRequestHandler: (handler: typeof shareScreen) => {
        shareScreen = handler;
      },
    } as unknown as Session);
    const asked = (permission: string, requestingUrl: string): boolean => {
      let answer = true;
      request(
        null,
        permission,
        (ok) => {
          answer = ok;
        },
        { requestingUrl },
      );
      return answer;
    };
    expect(asked('clipboard-sanitized-write', 'app://console/')).toBe(true);
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(asked('media', 'app://console/')).toBe(false);
    expect(check(null, 'clipboard-sanitized-write', 'app://console/')).toBe(true);
    expect(check(null, 'geolocation', 'app://console/')).toBe(false);
    expect(device()).toBe(false);
    let streams: unknown = 'unanswered';
    shareScreen({}, (answer) => {
      streams = answer;
    });
    expect(streams).toBeNull();
  });
});
