import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';
import { reasonsOf } from '../../app/failure.ts';
import { whoOf } from '../../app/told.ts';
import { instantName } from '../../ui/time.ts';

type Ledger = Contract['ledger'];
export type Preview = ReplyOf<Ledger['previewImport']>;
export type Imported = ReplyOf<Ledger['importTrialBalance']>;
export type BadRow = Preview['rejected'][number];

export const KINDS = ['trial-balance', 'vouchers', 'intra-group'] as const;
export type ImportKind = (typeof KINDS)[number];

/** A file on its way into the books: the service holds it, and what a person has said about it so far. */
export interface Draft {
  /** SHA-256 of the file that the service has taken in. */
  readonly file: string;
  readonly fileName: string;
  readonly bytes: number;
  /** What the person says it is; without it the file's own words decide. */
  readonly kind?: ImportKind | undefined;
  readonly layout?: string | undefined;
  readonly amountsIn?: 'wan-yuan' | undefined;
  /** The sheet or the reading that is meant, by its name. */
  readonly choose?: string | undefined;
  readonly unitName?: string | undefined;
}

/** Whose books a file is meant for. */
export interface Aim {
  readonly unit: string;
  readonly period: Period;
}

/** What a file turned out to be, as one of the three ways in: a subsidiary ledger comes in as vouchers. */
export const kindOf = (found: Preview['kind']): ImportKind => (found === 'subsidiary-ledger' ? 'vouchers' : found);

/** Leaves out what is not said, as the contract's optional fields want it. */
const said = <T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };

const aboutFile = ({ file, fileName, layout, amountsIn, choose, unitName }: Draft) =>
  said({ file, fileName, layout, amountsIn, choose, unitName });

/** The question what a file holds. */
export const previewInput = (draft: Draft, aim: Aim): RequestOf<Ledger['previewImport']> => ({
  ...aboutFile(draft),
  ...said({ kind: draft.kind }),
  unit: aim.unit,
  period: aim.period,
});

/** What asks for the bad rows, or keeps the layout, of a file of a known kind. */
export const knownInput = (draft: Draft, aim: Aim, kind: ImportKind) => ({
  ...aboutFile(draft),
  kind,
  unit: aim.unit,
  period: aim.period,
});

export const OPERATIONS = {
  'trial-balance': 'ledger.importTrialBalance',
  vouchers: 'ledger.importVouchers',
  'intra-group': 'ledger.importIntraGroup',
} as const satisfies Record<ImportKind, string>;

/** What takes a file in; vouchers say their month themselves. */
export const acceptInput = (
  draft: Draft,
  aim: Aim,
  kind: ImportKind,
): RequestOf<Ledger['importTrialBalance']> | RequestOf<Ledger['importVouchers']> =>
  kind === 'vouchers'
    ? { ...aboutFile(draft), unit: aim.unit }
    : { ...aboutFile(draft), unit: aim.unit, period: aim.period };

/** One way to ask again, which a person may take. */
export interface Option {
  readonly set: 'choose' | 'unitName' | 'amountsIn' | 'kind' | 'layout' | 'period' | 'unit';
  /** Empty: the word is taken back. */
  readonly value: string;
  /** The value as it is said to the reader, where that is not the value itself. */
  readonly label?: string;
}

/** Why a file was not read, and the ways on. */
export interface Question {
  readonly code: string;
  readonly message: string;
  readonly options: readonly Option[];
}

const SETS: Readonly<Record<string, Option['set']>> = {
  ambiguous: 'choose',
  'several-tables': 'choose',
  'unknown-choice': 'choose',
  'several-units': 'unitName',
  'wrong-unit': 'unitName',
  'wrong-kind': 'kind',
  'wrong-period': 'period',
  'several-periods': 'period',
};

/**
 * What a refusal of the whole file asks; undefined when the call failed otherwise or single rows are to blame. A unit is
 * offered only where the person may import.
 */
export function questionOf(error: unknown, draft: Draft, mayImport: (unit: string) => boolean): Question | undefined {
  const [first, ...others] = reasonsOf(error);
  if (!first || first.row !== undefined) return undefined;
  const { code, message, place } = first;
  const set = SETS[code];
  const offered = others
    .filter((reason) => reason.code === 'choice')
    .map(({ choice = '', message }) => (choice === '' ? { value: message } : { value: choice, label: message }));
  const options: Option[] = set
    ? offered
        .map((one) => (set === 'kind' && isKnownKind(one.value) ? { value: kindOf(one.value) } : one))
        .filter(({ value }) => set !== 'period' || parsePeriod(value) !== undefined)
        .map((one) => ({ set, ...one }))
    : [];
  if (code === 'wrong-unit' && place && mayImport(place)) options.unshift({ set: 'unit', value: place });
  if (code === 'wan-yuan') options.push({ set: 'amountsIn', value: 'wan-yuan' });
  if (code === 'wrong-kind' && options.length === 0) options.push({ set: 'kind', value: '' });
  if (draft.layout !== undefined && options.length === 0) options.push({ set: 'layout', value: '' });
  if (draft.choose !== undefined && code !== 'ambiguous') options.push({ set: 'choose', value: '' });
  return { code, message, options };
}

const FOUND: readonly string[] = [...KINDS, 'subsidiary-ledger'] satisfies Preview['kind'][];
const isKnownKind = (value: string): value is Preview['kind'] => FOUND.includes(value);

/** The draft after a person took an option; unit and period stand in the address and are set there. */
export function answered(draft: Draft, { set, value }: Option): Draft {
  if (set === 'unit' || set === 'period') return draft;
  return { ...draft, [set]: value === '' ? undefined : value };
}

/** Every row that stands against taking the file in: what the reader found, or what the books answered. */
export function badRowsOf(preview: Preview | undefined, error: unknown): BadRow[] {
  const answeredRows = reasonsOf(error).flatMap(({ row, code, message, sheet, column }) =>
    row === undefined ? [] : [{ row, code, message, ...said({ sheet, column }) }],
  );
  const rows = answeredRows.length > 0 ? answeredRows : [...(preview?.rejected ?? [])];
  return inFileOrder(rows);
}

/** Rows as they stand in the file: sheet by sheet in the order in which they were met, then by row. */
export function inFileOrder<Row extends { readonly sheet?: string | undefined; readonly row: number }>(
  rows: readonly Row[],
): Row[] {
  const sheets = [...new Set(rows.map(({ sheet }) => sheet))];
  return [...rows].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}

/** How many rows are to be mended; a row may have several reasons. */
export const rowsToMend = (bad: readonly Pick<BadRow, 'sheet' | 'row'>[]): number =>
  new Set(bad.map(({ sheet, row }) => `${sheet ?? ''} ${row}`)).size;

/** What a column was taken for, in parts: `opening.debit` → 期初, 借方. A second column of a meaning has `#2`. */
export const meaningParts = (meaning: string): string[] => meaning.replace(/#\d+$/, '').split('.');

/** A size for people. */
export const bytesName = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Who imported a file, as people call them. */
export const importerOf = (by: { readonly actor: string; readonly actorName: string | null }, locale: Locale): string =>
  whoOf(by.actor, { locale, personName: () => by.actorName ?? undefined });

/** The words that name the batch whose place a file takes. */
export const batchPlaces = (replaces: NonNullable<Preview['replaces']>, locale: Locale) => ({
  batch: replaces.batch,
  file: replaces.fileName,
  actor: importerOf(replaces, locale),
  instant: instantName(replaces.instant),
});
