import type { Session, WebContents } from 'electron';

/** The console's own scheme and host: `app://console/`. Its pages come through the bridge, never from a file or the net. */
export const SCHEME = 'app';
export const HOST = 'console';
export const HOME = `${SCHEME}://${HOST}/`;

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** Whether an address is the console itself. (`origin` says nothing for a scheme of one's own.) */
export function isOurs(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST && parsed.username === '' && parsed.password === '';
}

/** Whether an address may be handed to the desktop's browser: plain https without a name and password in it. */
export function mayOpenOutside(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
}

/** The one thing pages may ask of the desktop: to put copied figures on the clipboard. */
export const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';

/** Whether a message to the main process comes from the console's own top frame. */
export const isFromConsole = (frame: { readonly url: string; readonly parent: unknown } | null): boolean =>
  frame !== null && frame.parent === null && isOurs(frame.url);

/** Keeps a page where it is: no navigation elsewhere, no new windows, no web views. Links go out through the browser. */
export function guardContents(contents: WebContents, openOutside: (url: string) => void): void {
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    // Electron types each event by its own overload; all three carry the address on the event.
    contents.on(event as 'will-navigate', (details) => {
      if (!isOurs(details.url)) details.preventDefault();
    });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    return { action: 'deny' };
  });
}

/** Answers every question a page can ask of the desktop: camera, position, devices, notices… all no, but for copying. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission) && isOurs(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
}
