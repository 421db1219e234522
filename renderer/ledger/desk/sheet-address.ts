import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
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
  return typeof name === 'string' ? name : '';
}

/** The history's words for a sheet of that name. */
export const named = (name: string): object => (name === '' ? {} : { [WORD]: name });

/** What stands at an address: a sheet by its own name, a draft of a unit, or a new one. */
export const addressOf = (name: string, unit: string, draft: string | number | undefined): string =>
  `${name === '' ? '' : `${name}/`}${unit}/${draft ?? 'new'}`;

/** Keeps a sheet's own number in the address from its first saving, so that a reload finds it again. */
export function useSheetAddress(
  unit: string,
  sheet: {
    readonly name: string;
    readonly saver: Saver;
    readonly saving: Saving;
    /** What stands there has another address from now on. */
    readonly onAddress: (address: string) => void;
  },
): void {
  const { name, saver, saving, onAddress } = sheet;
  const { period } = useScope();
  const navigate = useNavigate();
  const born = saving.kind === 'saved' ? saver.base?.id : undefined;
  const inAddress = useRef(saver.base?.id);
  // A draft that is no more leaves the address too.
  const standing = saving.kind === 'untouched' ? saver.base?.id : (born ?? inAddress.current);
  useEffect(() => {
    if (standing === inAddress.current) return;
    inAddress.current = standing;
    onAddress(addressOf(name, unit, standing));
    void navigate({
      to: '/desk/new' as string,
      replace: true,
      search: { unit, period, draft: standing === undefined ? undefined : String(standing) } as never,
      state: named(name) as never,
    });
  }, [standing, unit, period, name, navigate, onAddress]);
}

/** Gives the address to a sheet, or a draft, that already stands on the page. */
export function useTurnedAddress(
  onAddress: (address: string) => void,
): (to: { readonly unit: string; readonly name?: string; readonly draft?: number; readonly search?: object }) => void {
  const { period } = useScope();
  const navigate = useNavigate();
  return useCallback(
    ({ unit, name = '', draft, search = {} }) => {
      onAddress(addressOf(name, unit, draft));
      void navigate({
        to: `/desk/${draft ?? 'new'}` as string,
        search: { unit, period, ...search } as never,
        state: named(name) as never,
      });
    },
    [navigate, onAddress, period],
  );
}
