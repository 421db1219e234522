import type { Session, WebContents } from 'electron';

/** The console's own scheme and host: `app://console/`. Its pages come through the bridge, never from a file or the net. */
export const SCHEME = 'app';
export const HOST = 'console';
export const HOME = `${SCHEME}://${HOST}/`;

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/**
 * Whether an address is the console itself. (`origin` says nothing for a scheme of one's own.)
 * @param home the console's home page: `app://console/`, or the centre's.
 */
export function isOurs(url: string, home = HOME): boolean {
  const [asked, own] = [parse(url), new URL(home)];
  if (asked?.protocol !== own.protocol || asked.host !== own.host) return false;
  return asked.username === '' && asked.password === '';
}

/** What a page may load: the console, what it made itself, and the shell's own words (`app://console/`). */
export const mayLoad = (url: string, home: string): boolean =>
  isOurs(url, home) || isOurs(url) || ['blob:', 'data:'].includes(parse(url)?.protocol ?? '');

/** Whether an address may be handed to the desktop's browser: plain https without a name and password in it. */
export function mayOpenOutside(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
}

/** The one thing pages may ask of the desktop: to put copied figures on the clipboard. */
export const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';

/** Whether a message to the main process comes from the console's own top frame. */
export const isFromConsole = (frame: { readonly url: string; readonly parent: unknown } | null, home = HOME): boolean =>
  frame !== null && frame.parent === null && isOurs(frame.url, home);

/** Keeps a page where it is: no navigation elsewhere, no new windows, no web views. Links go out through the browser. */
export function guardContents(contents: WebContents, openOutside: (url: string) => void, home = HOME): void {
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    // Electron types each event by its own overload; all three carry the address on the event.
    contents.on(event as 'will-navigate', (details) => {
      if (!isOurs(details.url, home)) details.preventDefault();
    });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url) && !isOurs(url, home)) openOutside(url);
    return { action: 'deny' };
  });
}

/** Answers every question a page can ask of the desktop: camera, position, devices, notices… all no, but for copying. */
export function guardSession(session: Session, home = HOME): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowed(permission) && isOurs(details.requestingUrl, home)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission) && isOurs(origin, home));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

/** Lets a session ask for some addresses and no others, whoever in it asks. */
export function limitRequests(session: Session, may: (url: string) => boolean): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !may(url) }));
}

/**
 * Switches of Chromium's command line that would undo a guard: whoever starts the console cannot have a certificate's
 * error overlooked, nor the same-origin policy.
 */
const UNSAFE_SWITCHES = [
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ignore-urlfetcher-cert-requests',
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'disable-web-security',
  'disable-site-isolation-trials',
  'host-rules',
  'host-resolver-rules',
  'load-extension',
];
/** Ways to look into the running console, of use while it is written. */
const DEBUG_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'];

/** Takes the switches away before Chromium reads them. */
export function dropSwitches(line: { removeSwitch(name: string): void }, packaged: boolean): void {
  for (const name of [...UNSAFE_SWITCHES, ...(packaged ? DEBUG_SWITCHES : [])]) line.removeSwitch(name);
}
