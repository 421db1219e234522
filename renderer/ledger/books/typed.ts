import { useEffect, useRef, useState } from 'react';
import { useAddress } from '../../app/scope.ts';

const PAUSE_MS = 300;

/** A filter that is typed: on the field at once, in the address after a pause. */
export function useTyped(name: string): [typed: string, type: (text: string) => void, settled: string | undefined] {
  const [settled, settle] = useAddress(name);
  const [typed, type] = useState(settled ?? '');
  const said = useRef(settled ?? '');
  useEffect(() => {
    // The address changed otherwise: a link, the way back, the conditions cleared.
    if ((settled ?? '') === said.current) return;
    said.current = settled ?? '';
    type(settled ?? '');
  }, [settled]);
  useEffect(() => {
    const text = typed.trim();
    if (text === said.current) return;
    const timer = setTimeout(() => {
      said.current = text;
      settle(text || undefined, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, settle]);
  return [typed, type, settled];
}
