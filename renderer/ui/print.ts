import { desktop } from './desktop.ts';

/** Prints the page as it stands, and resolves when the dialog is closed: the desktop's own where there is one. */
export async function printPage(): Promise<void> {
  const host = desktop();
  if (host) await host.print().catch(() => window.print());
  else window.print();
}
