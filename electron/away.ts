/** What the page without a console says, already in the reader's language. */
export interface Away {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  /** Where it tries again by itself. */
  readonly again: string;
}

const AGAIN_SECONDS = 3;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE = `:root{color-scheme:light dark}body{margin:0;height:100vh;display:grid;place-content:center;gap:.5rem;
text-align:center;font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;background:light-dark(#f5f6f4,#0f1716);
color:light-dark(#1b2a2f,#e4ebe9)}h1{font-size:1.25rem;margin:0}p{margin:0 auto;max-width:36rem;padding:0 1rem}`;

/**
 * The shell's one page of its own: shown while the service starts or the centre cannot be reached. It has no script, loads
 * nothing, and tries again by itself.
 */
export function awayPage({ title, body, language, again }: Away): Response {
  const html = `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="${AGAIN_SECONDS}; url=${escaped(again)}">
<title>${escaped(title)} · 统财</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1><p role="status">${escaped(body)}</p></body></html>
`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'retry-after': String(AGAIN_SECONDS),
  };
  return new Response(html, { status: 503, headers });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
