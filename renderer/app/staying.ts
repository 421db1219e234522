import { useEffect } from 'react';

export const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Wherever a file is dropped, signed in or not: the window never leaves the console for the file itself. */
export function useStayOnDrop(): void {
  useEffect(() => {
    const stay = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);
}
