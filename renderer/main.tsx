import './ui/tokens.css';
import './ui/base.css';
import './ui/widgets.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App, loadWork } from './app/app.tsx';
import { session } from './app/client.ts';
import { renewWhenUpdated } from './app/renewing.ts';

renewWhenUpdated();
// Who is signed in already waits for the pages: they are on their way while the frame is drawn.
if (session.token() !== null) void loadWork().catch(() => undefined);
createRoot(document.getElementById('root')!).render(<App />);
