import './ui/tokens.css';
import './ui/base.css';
import './ui/widgets.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App, loadWork } from './app/app.tsx';
import { session } from './app/client.ts';

// A page's file that is no longer there: the program was updated under an open window. Once, the window begins anew.
const RENEWED = 'tongcai.renewed';
const NOT_AGAIN_MS = 60_000;
addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RENEWED)) < NOT_AGAIN_MS) return;
  sessionStorage.setItem(RENEWED, String(Date.now()));
  event.preventDefault();
  location.reload();
});

// Who is signed in already waits for the pages: they are on their way while the frame is drawn.
if (session.token() !== null) void loadWork().catch(() => undefined);
createRoot(document.getElementById('root')!).render(<App />);
