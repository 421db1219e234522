const RENEWED = 'tongcai.renewed';
const NOT_AGAIN_MS = 60_000;

/**
 * A page's file that is no longer there: the program was updated under an open window. Once, the window begins anew; but
 * not while nobody answers, since what was typed would be lost to a page that cannot be shown either.
 */
export function renewWhenUpdated(): void {
  addEventListener('vite:preloadError', () => void renew());
}

async function renew(): Promise<void> {
  if (Date.now() - Number(sessionStorage.getItem(RENEWED)) < NOT_AGAIN_MS) return;
  const served = await fetch('/', { cache: 'no-store' }).then(
    (page) => page.ok,
    () => false,
  );
  if (!served) return;
  sessionStorage.setItem(RENEWED, String(Date.now()));
  location.reload();
}
