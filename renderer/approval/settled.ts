import { useEffect, useState } from 'react';

/** So long nothing is typed before a trial is asked for. */
const QUIET_MS = 400;

/** What is typed, once it has rested: `input` is asked for, and is what stands in the form where `isSettled`. */
export function useSettled<Asked>(asked: Asked | undefined) {
  const text = asked && JSON.stringify(asked);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const input = settled === undefined ? undefined : (JSON.parse(settled) as Asked);
  return { input, isSettled: text === settled };
}
