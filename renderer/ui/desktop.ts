/** What the desktop shell gives its page (electron/preload.ts): four questions. What comes back is looked at first. */
export interface Desktop {
  about(language?: string): Promise<unknown>;
  open(asked: { extensions: readonly string[]; multiple: boolean; maxBytes: number }): Promise<unknown>;
  save(name: string, bytes: Uint8Array): Promise<unknown>;
  print(): Promise<unknown>;
}

/** The desktop around this page, or undefined in a browser. */
export const desktop = (): Desktop | undefined => (globalThis as { readonly tongcaiHost?: Desktop }).tongcaiHost;
