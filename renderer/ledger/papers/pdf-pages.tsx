import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Loading } from '../../ui/states.tsx';

/** Pages that are drawn; the original has all of them. */
const MAX_PAGES = 10;
/** Pixels of one page, however large it says it is. */
const MAX_PIXELS = 4_000_000;
/** Pixels of one picture inside. */
const MAX_IMAGE = 40_000_000;
const WIDTH = 700;

/** How many pages there are and how many were drawn, and whether words may be lacking; `failed` where it could not be read. */
type Drawn = { readonly pages: number; readonly shown: number; readonly lacking: boolean } | 'failed' | undefined;

/**
 * The pages of a PDF as pictures, drawn by our own reader (pdf.js): nothing in the file runs, nothing outside it is asked for,
 * its links and forms are left out.
 */
export function PdfPages({ bytes, name }: { bytes: Blob; name: string }) {
  const { t } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    const leaving = new AbortController();
    const { current } = place;
    if (current)
      draw(bytes, current, name, leaving.signal).then(
        (made) => leaving.signal.aborted || setDrawn(made),
        () => leaving.signal.aborted || setDrawn('failed'),
      );
    return () => leaving.abort();
  }, [bytes, name]);
  return (
    <>
      {drawn === undefined ? <Loading lines={6} /> : null}
      {drawn && drawn !== 'failed' && drawn.lacking ? <p className="notice warn">{t('papers.pdfLacking')}</p> : null}
      {drawn === 'failed' ? <p className="notice warn">{t('papers.pdfFailed')}</p> : null}
      <div ref={place} className="paper-pages" />
      {drawn && drawn !== 'failed' && drawn.shown < drawn.pages ? (
        <p className="hint">{t('papers.morePages', { shown: drawn.shown, count: drawn.pages })}</p>
      ) : null}
    </>
  );
}

async function draw(bytes: Blob, place: HTMLElement, name: string, signal: AbortSignal): Promise<Drawn> {
  const { getDocument, AnnotationMode } = await import('unpdf/pdfjs');
  let lacking = false;
  /** Asked for what is not in the file: the tables of Chinese fonts that were left out of it, which we do not have either. */
  class Lacking {
    async fetch({ kind }: { kind: string }): Promise<Uint8Array> {
      if (kind === 'cMapUrl') lacking = true;
      throw new Error('not in the file');
    }
  }
  const task = getDocument({
    data: new Uint8Array(await bytes.arrayBuffer()),
    enableXfa: false,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: Lacking,
    useSystemFonts: true,
    maxImageSize: MAX_IMAGE,
    stopAtErrors: false,
    verbosity: 0,
  });
  signal.addEventListener('abort', () => void task.destroy());
  try {
    const pdf = await task.promise;
    const shown = Math.min(pdf.numPages, MAX_PAGES);
    place.replaceChildren();
    for (let number = 1; number <= shown && !signal.aborted; number += 1) {
      const page = await pdf.getPage(number);
      const whole = page.getViewport({ scale: 1 });
      const wanted = (WIDTH * Math.min(2, globalThis.devicePixelRatio || 1)) / whole.width;
      const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (whole.width * whole.height)));
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `${name} ${number}/${pdf.numPages}`);
      await page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
      if (!signal.aborted) place.append(canvas);
    }
    return { pages: pdf.numPages, shown, lacking };
  } finally {
    void task.destroy();
  }
}
