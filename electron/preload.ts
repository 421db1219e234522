import { contextBridge, ipcRenderer } from 'electron';

// All that the page gets of the desktop: four questions, each answered by the main process to the console's own page only.
// Everything else it asks of the service, as it does in a browser.
contextBridge.exposeInMainWorld('tongcaiHost', {
  /** What the page runs in; the menus follow the language that the page speaks. */
  about: (language: unknown): Promise<unknown> => ipcRenderer.invoke('host:about', language),
  /** Files that the person picks in the desktop's own dialog. */
  open: (asked: unknown): Promise<unknown> => ipcRenderer.invoke('host:open', asked),
  /** Saves bytes where the person says. */
  save: (name: unknown, bytes: unknown): Promise<unknown> => ipcRenderer.invoke('host:save', name, bytes),
  /** Prints the page as it stands. */
  print: (): Promise<unknown> => ipcRenderer.invoke('host:print'),
});
