import { type Desktop, desktop } from './desktop.ts';

/** Gives the person a file under a name: by the desktop's own dialog where there is one, else as the browser saves downloads. */
export function saveAs(content: Blob, name: string): void {
  const host = desktop();
  if (host) void saveByDesktop(host, content, name).catch(() => saveByBrowser(content, name));
  else saveByBrowser(content, name);
}

/** The desktop says by itself when it cannot write the file. */
async function saveByDesktop(host: Desktop, content: Blob, name: string): Promise<void> {
  await host.save(name, new Uint8Array(await content.arrayBuffer()));
}

function saveByBrowser(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
