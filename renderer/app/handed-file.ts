import { useState } from 'react';
import type { Chosen } from '../ui/upload.tsx';
import { sentenceOf } from './failure.ts';
import { uploadFile } from './files.ts';
import { usePreferences } from './preferences.tsx';

/** A file that the service has taken in, by its SHA-256, and the name that people know it by. */
export interface HandedFile {
  readonly file: string;
  readonly fileName: string;
}

/** The longest name that the contract takes: of a longer one its end, where the kind of file stands. */
const LONGEST_NAME = 255;

/**
 * Hands the file that was chosen to the service and looks into it, before anything of it is taken. Who asks about it by a
 * query of their own leaves `look` out.
 */
export function useHandedFile<Seen = undefined>(
  look: (handed: HandedFile) => Promise<Seen> = async () => undefined as Seen,
): {
  readonly found: (HandedFile & { readonly seen: Seen }) | undefined;
  readonly reading: boolean;
  /** Why the file could not be handed over or looked into. */
  readonly problem: string | undefined;
  readonly hand: (files: readonly Chosen[]) => Promise<void>;
  readonly forget: () => void;
} {
  const { t } = usePreferences();
  const [found, setFound] = useState<HandedFile & { readonly seen: Seen }>();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function hand([chosen]: readonly Chosen[]): Promise<void> {
    if (!chosen) return;
    setReading(true);
    setProblem(undefined);
    setFound(undefined);
    try {
      const { file } = await uploadFile(chosen.bytes);
      const handed = { file, fileName: chosen.name.slice(-LONGEST_NAME) };
      setFound({ ...handed, seen: await look(handed) });
    } catch (error) {
      setProblem(sentenceOf(error, t));
    } finally {
      setReading(false);
    }
  }
  return { found, reading, problem, hand, forget: () => setFound(undefined) };
}
