/** What the desktop shell says about itself; in a browser there is none. */
export interface Host {
  readonly version: string;
  readonly host: string;
}

interface HostWindow {
  readonly tongcaiHost?: { about(): Promise<unknown> };
}

/** The shell's own words, or undefined in a browser. What comes over is looked at before it is believed. */
export async function aboutHost(window: HostWindow = globalThis as HostWindow): Promise<Host | undefined> {
  const said = await window.tongcaiHost?.about();
  if (typeof said !== 'object' || said === null) return undefined;
  const { version, host } = said as Partial<Record<keyof Host, unknown>>;
  return typeof version === 'string' && typeof host === 'string' ? { version, host } : undefined;
}
