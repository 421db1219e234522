import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import type { WindowState } from './kept.ts';

const WIDTH = 1366;
const HEIGHT = 768;
const LEAST = { width: 960, height: 600 };
/** As much of the title bar as a hand needs to move the window. */
const GRIP = { width: 120, height: 32 };
const MOST_ZOOM = 4;

/**
 * Where the window opens: where it stood, if a screen that is there now shows enough of its title bar, otherwise in the
 * middle (no `x` and `y`), and never larger than the screen.
 * @param areas the screens' work areas, the main one first.
 */
export function boundsFor(kept: WindowState | undefined, areas: readonly Rectangle[]): Partial<Rectangle> {
  const seen = kept && areas.filter((area) => shows(area, kept)).sort((a, b) => across(b, kept) - across(a, kept))[0];
  const { width, height } = seen ?? areas[0] ?? { width: WIDTH, height: HEIGHT };
  const size = {
    width: Math.min(Math.max(kept?.width ?? WIDTH, LEAST.width), width),
    height: Math.min(Math.max(kept?.height ?? HEIGHT, LEAST.height), height),
  };
  return seen ? { x: kept.x, y: kept.y, ...size } : size;
}

/** How much of the window's width lies on a screen. */
const across = (area: Rectangle, { x, width }: WindowState): number =>
  Math.min(x + width, area.x + area.width) - Math.max(x, area.x);

const shows = (area: Rectangle, kept: WindowState): boolean =>
  across(area, kept) >= GRIP.width && kept.y >= area.y && kept.y + GRIP.height <= area.y + area.height;

/**
 * The console's one window, at its home page. Everything that a page could be given beyond a browser's is off.
 * @param packaged whether this is the program as it is given out: then there are no developer tools.
 */
export function openWindow(
  address: string,
  kept: WindowState | undefined,
  packaged: boolean,
  keep: (state: WindowState) => void,
): BrowserWindow {
  const main = screen.getPrimaryDisplay().id;
  const displays = screen.getAllDisplays().sort((a, b) => Number(b.id === main) - Number(a.id === main));
  const window = new BrowserWindow({
    ...boundsFor(
      kept,
      displays.map(({ workArea }) => workArea),
    ),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1716' : '#f5f6f4',
    title: '统财',
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !packaged,
    },
  });
  const zoom = Math.min(Math.max(kept?.zoom ?? 0, -MOST_ZOOM), MOST_ZOOM);
  // Once: a page that is loaded anew keeps the size that the person has chosen meanwhile.
  window.webContents.once('dom-ready', () => window.webContents.setZoomLevel(zoom));
  window.once('ready-to-show', () => {
    if (kept?.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    keep({ x, y, width, height, maximized: window.isMaximized(), zoom: window.webContents.getZoomLevel() });
  });
  void window.loadURL(address).catch(() => undefined);
  return window;
}
