import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { type OfferedCounterparty, offeredCounterparty } from '../../../shared/domain/ledger/revenue/counterparties.ts';
import { client } from '../../app/client.ts';
import { reasonsOf, sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Chosen } from '../../ui/upload.tsx';

export type Preview = ReplyOf<Contract['ledger']['previewRevenue']>;
type ReadWord = Preview['words'][number];
export type Role = ReadWord['role'];

/** A word with what was said of it since, and the counterparty that its account asks for; undefined where it asks for none. */
export interface Word extends Omit<ReadWord, 'counterparty'> {
  readonly asked:
    | (Omit<OfferedCounterparty, 'from'> & { readonly from: OfferedCounterparty['from'] | 'said' })
    | undefined;
}
export type Day = Preview['days'][number];
type Asked = RequestOf<Contract['ledger']['previewRevenue']>;

/** The file with what a person said of it. */
export type Handed = Pick<Asked, 'file' | 'fileName' | 'kind' | 'choose' | 'day' | 'pending'>;

/** Days that can be made as they are; those that were made before need a person's word. */
export const isFresh = ({ state }: Day): boolean => state === 'fresh';
export const isAgain = ({ state }: Day): boolean => state === 'replace' || state === 'correct';

/** Carries a command out and says so; after a refusal the sheet is read again. */
export interface RevenueActing {
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly act: (command: () => Promise<unknown>, done: string) => Promise<boolean>;
}

export { MAX_UPLOAD_BYTES };

/** A sheet on its way to drafts: handed in, read, and what the person has said of its words since. */
export function useSheet(unit: string) {
  const { t, locale } = usePreferences();
  const [handed, setHanded] = useState<Handed>();
  const [preview, setPreview] = useState<Preview>();
  const [said, setSaid] = useState<ReadonlyMap<string, { readonly role: Role; readonly code?: string | undefined }>>(
    new Map(),
  );
  /** Counterparties by word and account: another account has another. */
  const [parties, setParties] = useState<ReadonlyMap<string, string>>(new Map());
  const [departed, setDeparted] = useState<ReadonlyMap<string, string>>(new Map());
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [choices, setChoices] = useState<readonly string[]>([]);
  const [undated, setUndated] = useState(false);

  const read = useCallback(
    async (what: Handed, words: typeof said): Promise<void> => {
      setHanded(what);
      setReading(true);
      setProblem(undefined);
      setChoices([]);
      setUndated(false);
      try {
        const asked = [...words].map(([word, { role, code }]) => ({
          word,
          role,
          ...(code === undefined ? {} : { code }),
        }));
        setPreview(await client.ledger.previewRevenue({ unit, ...what, words: asked }));
      } catch (error) {
        setPreview(undefined);
        setProblem(sentenceOf(error, t));
        setChoices(reasonsOf(error).flatMap(({ choice }) => (choice === undefined ? [] : [choice])));
        setUndated(reasonsOf(error).some(({ code }) => code === 'no-date'));
      } finally {
        setReading(false);
      }
    },
    [unit, t],
  );
  // What the service says of the sheet is asked anew in another language.
  const spoken = useRef(locale);
  const again = useRef(() => {});
  again.current = () => {
    if (handed && preview) void read(handed, said);
  };
  useEffect(() => {
    if (spoken.current === locale) return;
    spoken.current = locale;
    again.current();
  }, [locale]);
  async function take([chosen]: readonly Chosen[]): Promise<void> {
    if (!chosen) return;
    setReading(true);
    setSaid(new Map());
    setParties(new Map());
    setDeparted(new Map());
    try {
      const { file } = await uploadFile(chosen.bytes);
      await read({ file, fileName: chosen.name }, new Map());
    } catch (error) {
      setReading(false);
      setProblem(sentenceOf(error, t));
    }
  }
  /** Says more of the sheet, and has it read anew. */
  const ask = (more: Partial<Handed>): void => {
    if (!handed) return;
    // Another kind has other words, and other accounts for them.
    const words = more.kind === undefined && more.pending === undefined ? said : new Map();
    setSaid(words);
    void read({ ...handed, ...more }, words);
  };
  const sayRole = (word: string, role: Role): void => {
    const words = new Map(said).set(word, { role });
    setSaid(words);
    if (handed) void read(handed, words);
  };
  const sayCode = (word: Word, code: string | undefined): void =>
    setSaid(new Map(said).set(word.word, { role: word.role, ...(code === undefined ? {} : { code }) }));
  const words = useMemo<Word[]>(
    () =>
      (preview?.words ?? []).map(({ counterparty, ...word }) => {
        const own = said.get(word.word);
        const changed = own?.code !== undefined && own.role === word.role;
        const now = changed ? { ...word, code: own.code ?? null, from: 'said' as const } : word;
        const remembered = now.code === word.code ? counterparty : undefined;
        const offered =
          now.role === 'aside' ? undefined : offeredCounterparty(preview?.asks ?? [], now.role, now.code, remembered);
        const party = parties.get(`${now.word} ${now.code}`);
        return { ...now, asked: offered && party !== undefined ? { counterparty: party, from: 'said' } : offered };
      }),
    [preview, said, parties],
  );
  const departments = useMemo(
    () =>
      (preview?.departments ?? []).map((each) =>
        departed.has(each.word) ? { ...each, department: departed.get(each.word) ?? '', from: 'said' as const } : each,
      ),
    [preview, departed],
  );
  const close = (): void => {
    setHanded(undefined);
    setPreview(undefined);
    setProblem(undefined);
    setChoices([]);
    setUndated(false);
  };
  return {
    ...{ handed, preview, reading, problem, choices, undated, words, departments },
    ...{ take, ask, sayRole, sayCode, close },
    reread: () => (handed ? read(handed, said) : Promise.resolve()),
    sayCounterparty: ({ word, code }: Word, counterparty: string) =>
      setParties(new Map(parties).set(`${word} ${code}`, counterparty)),
    sayDepartment: (word: string, department: string) => setDeparted(new Map(departed).set(word, department)),
    /** 不分科室, of all that have none yet. */
    sayNoDepartment: () =>
      setDeparted(
        new Map([
          ...departed,
          ...departments.flatMap(({ word, department }) => (department === null ? [[word, ''] as const] : [])),
        ]),
      ),
  };
}

export type SheetInHand = ReturnType<typeof useSheet>;
