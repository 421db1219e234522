import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useScope } from '../../app/scope.ts';
import type { Saver, Saving } from './saver.ts';

/**
 * Names a new sheet in the history's own words. The address alone cannot: a sheet that was not saved yet stands under
 * `/desk/new`, and so does the next one.
 */
const WORD = 'sheet';

/** The name of the sheet that stands in the address; empty for the first. */
export function sheetNameIn(location: { readonly state: object }): string {
  const { [WORD]: name } = location.state as { readonly [WORD]?: unknown };
  return typeof name === 'string' ? `${name}/` : '';
}

/**
 * Keeps a sheet's own number in the address from its first saving, so that a reload finds it again. What is returned opens
 * another new sheet, from whichever one typed on; `from` is what that one takes over.
 */
export function useSheetAddress(
  unit: string,
  sheet: {
    readonly saver: Saver;
    readonly saving: Saving;
    readonly onBorn: (unit: string, id: number) => void;
  },
): (from?: string) => void {
  const { saver, saving, onBorn } = sheet;
  const { period } = useScope();
  const navigate = useNavigate();
  const born = saving.kind === 'saved' ? saver.base?.id : undefined;
  const inAddress = useRef(saver.base?.id);
  // Once another sheet is asked for, the address is that one's.
  const left = useRef(false);
  useEffect(() => {
    if (born === undefined || born === inAddress.current || left.current) return;
    inAddress.current = born;
    onBorn(unit, born);
    void navigate({
      to: '.',
      replace: true,
      search: (before: object) => ({ ...before, unit, draft: String(born), from: undefined }) as never,
      state: true,
    });
  }, [born, unit, navigate, onBorn]);
  return (from) => {
    left.current = true;
    void navigate({
      to: '/desk/new' as string,
      search: { unit, period, draft: undefined, from } as never,
      state: { [WORD]: crypto.randomUUID() } as never,
    });
  };
}
