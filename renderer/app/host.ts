import { type Desktop, desktop } from '../ui/desktop.ts';

/** What the desktop shell says about itself; in a browser there is none. */
export interface Host {
  readonly version: string;
  readonly host: string;
}

/** The shell's own words, or undefined in a browser. What comes over is looked at before it is believed. */
export async function aboutHost(host: Pick<Desktop, 'about'> | undefined = desktop()): Promise<Host | undefined> {
  const said = await host?.about();
  if (typeof said !== 'object' || said === null) return undefined;
  const { version, host: name } = said as Partial<Record<keyof Host, unknown>>;
  return typeof version === 'string' && typeof name === 'string' ? { version, host: name } : undefined;
}

/** Tells the desktop which language the page speaks, so that its menus speak it too. */
export function tellLanguage(language: string): void {
  desktop()
    ?.about(language)
    .catch(() => undefined);
}
