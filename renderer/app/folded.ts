import { useCallback, useState, useSyncExternalStore } from 'react';

const KEY = 'tongcai.navigation';
/** Below this width the modules' names would take the room of the figures. */
const narrow = (): MediaQueryList => matchMedia('(max-width: 1279px)');

function followWidth(changed: () => void): () => void {
  const width = narrow();
  width.addEventListener('change', changed);
  return () => width.removeEventListener('change', changed);
}

/**
 * Whether the navigation is folded to its drawings: on a wide window as the person left it, on a narrow one always at
 * first, unfolded for the moment on asking.
 */
export function useFolded(): [folded: boolean, setFolded: (folded: boolean) => void] {
  const isNarrow = useSyncExternalStore(followWidth, () => narrow().matches);
  const [wide, setWide] = useState(() => localStorage.getItem(KEY) === 'folded');
  const [narrowOpen, setNarrowOpen] = useState(false);
  const setFolded = useCallback(
    (folded: boolean) => {
      if (isNarrow) setNarrowOpen(!folded);
      else {
        localStorage.setItem(KEY, folded ? 'folded' : 'unfolded');
        setWide(folded);
      }
    },
    [isNarrow],
  );
  return [isNarrow ? !narrowOpen : wide, setFolded];
}
