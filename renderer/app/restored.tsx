import { useEffect, useRef, useState } from 'react';
import { useConnection } from './connection.ts';
import { usePreferences } from './preferences.tsx';

/** Says once, briefly, that the service answers again. */
export function Restored() {
  const { t } = usePreferences();
  const connection = useConnection();
  const wasLost = useRef(false);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connection === 'lost') {
      wasLost.current = true;
      setShown(false);
      return;
    }
    if (!wasLost.current) return;
    wasLost.current = false;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 4000);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div className="toast" role="status">
      {shown ? <span className="notice">{t('connection.back')}</span> : null}
    </div>
  );
}
