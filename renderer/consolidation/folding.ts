import { useCallback, useState } from 'react';

/** A yes or no that this person's browser remembers under a name. */
export function useRemembered(name: string, initial: boolean): [value: boolean, set: (value: boolean) => void] {
  const key = `tongcai.${name}`;
  const [value, setValue] = useState(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? initial : kept === 'yes';
  });
  const set = useCallback(
    (next: boolean) => {
      localStorage.setItem(key, next ? 'yes' : 'no');
      setValue(next);
    },
    [key],
  );
  return [value, set];
}
