import { contextBridge, ipcRenderer } from 'electron';

// All that the page gets of the desktop. Everything else it asks of the service, as it does in a browser.
contextBridge.exposeInMainWorld('tongcaiHost', {
  /** The program's version and the desktop's, for the page's foot. */
  about: (): Promise<unknown> => ipcRenderer.invoke('host:about'),
});
