import { assert } from '../../../../shared/kernel/assert.ts';
import type { NamedRange, Sheet, Workbook } from '../../workbook/write/model.ts';
import type { WrittenSheet } from '../../workbook/write/sheet.ts';
import type { CellObserver } from '../../workbook/write/sheet-data.ts';
import { observeSheet, writeWorkbook } from '../../workbook/write/workbook.ts';
import { type PackContent, scopeName } from './content.ts';
import { ContentDigest, sha256 } from './digest.ts';
import { type Manifest, PACK_FORMAT } from './manifest.ts';
import { blankSeal, seal } from './seal.ts';
import { ACCOUNT_SUMMARY, accountSummarySheet } from './sheets/account-summary.ts';
import { approvalPapers } from './sheets/approvals.ts';
import { ARTICULATION, articulationSheet, bookArticulations } from './sheets/articulation.ts';
import { ATTACHMENTS, attachmentSheet } from './sheets/attachments.ts';
import { BalanceSums, balanceLines } from './sheets/balance-lines.ts';
import { BANK, BANK_OPEN, bankSheets } from './sheets/bank.ts';
import { budgetPapers } from './sheets/budget.ts';
import { projectSheets } from './sheets/budget-projects.ts';
import { budgetWatchingSheets } from './sheets/budget-watching.ts';
import { CASH, cashSheet } from './sheets/cash.ts';
import { CONTENTS, contentsSheet } from './sheets/contents.ts';
import { costPapers } from './sheets/cost.ts';
import { COVER, coverSheet } from './sheets/cover.ts';
import { DAY_BOOKS, dayBookSheets } from './sheets/day-books.ts';
import { DIFFERENCE_PARTS, differencePartSheet, differenceParts, PartSums } from './sheets/difference-parts.ts';
import { GENERAL_LEDGER, generalLedgerSheets } from './sheets/general-ledger.ts';
import { JOURNAL, journalFacts, journalSheets } from './sheets/journal.ts';
import { CHECKS, checkSheet, NUMBERS, numberSheet } from './sheets/lists.ts';
import { MANIFEST, manifestSheet } from './sheets/manifest-sheet.ts';
import { purchasePapers } from './sheets/purchases.ts';
import { RECONCILIATION, type ResultFigure, reconciliationSheet } from './sheets/reconciliation.ts';
import { SIGNATURES, signatureSheet } from './sheets/signatures.ts';
import { statementArticulations } from './sheets/statement-articulations.ts';
import { TRAIL, trailSheet } from './sheets/trail.ts';
import { TRIAL_BALANCE, trialBalanceSheet } from './sheets/trial-balance.ts';
import { type Filed, groupStatements, type StatementPart, unitStatements } from './statements.ts';

export interface PackOptions {
  readonly onProgress?: (sheet: string, rows: number) => void;
  /** Told after each sheet, of how many there will be. */
  readonly onSheets?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Pack {
  /** The file. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the file as it is, what `sha256sum` says: for the trail and the reply. */
  readonly sha256: string;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly manifest: Manifest;
  /** The manifest's digest, which stands on the cover. */
  readonly manifestDigest: string;
}

/**
 * Makes an audit pack (审计资料包): one XLSX file whose statements are live formulas over its own trial balances and which
 * proves itself (see manifest.ts and seal.ts). The same content gives the same bytes. Rejects with the signal's reason
 * when it is cancelled.
 */
export async function buildPack(content: PackContent, options: PackOptions = {}): Promise<Pack> {
  assert(content.scope.kind === 'group' ? content.group : content.units.length === 1, 'a pack of one scope');
  const { filed, names, checks } = papersOf(content);
  const digests = new Map<string, ContentDigest>();
  const written = new Map<string, WrittenSheet>();
  const papers = [{ paper: COVER }, { paper: CONTENTS }, ...filed, { paper: MANIFEST }].map(({ paper }) => paper);
  let made: Manifest | undefined;
  const makeManifest = (): Manifest => {
    const cover = new ContentDigest(COVER.name);
    const coverRows = observeSheet(coverSheet(content, checks, undefined), cover);
    const sheets = papers
      .filter((paper) => paper !== MANIFEST)
      .map(({ name }) => {
        const digest = name === COVER.name ? cover : digests.get(name)!;
        return { name, rows: written.get(name)?.rows ?? coverRows, cells: digest.cells, sha256: digest.finish() };
      });
    made = { ...manifestFacts(content), sheets };
    return made;
  };
  let manifestDigest = '';
  const sheets: Sheet[] = [
    lazily(coverSheet(content, checks, ''), () => {
      manifestDigest = digests.get(MANIFEST.name)!.finish();
      return coverSheet(content, checks, manifestDigest);
    }),
    contentsSheet(content, papers, (name) => written.get(name)?.rows),
    ...filed.map(({ sheet }) => sheet),
    manifestSheet(content, makeManifest),
  ];
  const workbook: Workbook = {
    title: `${scopeName(content)} ${content.period} 审计资料包`,
    creator: content.prepared.by,
    created: content.prepared.at,
    sheets,
    names,
  };
  const { bytes } = await writeWorkbook(workbook, {
    comment: blankSeal(),
    observe: (name): CellObserver | undefined => {
      if (name === COVER.name) return undefined;
      const digest = new ContentDigest(name);
      digests.set(name, digest);
      return digest;
    },
    onSheet: (sheet) => {
      written.set(sheet.name, sheet);
      options.onSheets?.(written.size, sheets.length);
    },
    ...options,
  });
  assert(made, 'the manifest is written with the pack');
  seal(bytes);
  return {
    bytes,
    sha256: sha256(bytes),
    sheets: sheets.map(({ name }) => ({ name, rows: written.get(name)!.rows })),
    manifest: made,
    manifestDigest,
  };
}

/** A sheet whose rows are made when they are written; everything else of it is known before. */
const lazily = (sheet: Sheet, make: () => Sheet): Sheet => ({
  ...sheet,
  rows: {
    *[Symbol.iterator]() {
      yield* make().rows;
    },
  },
});

const manifestFacts = (content: PackContent): Omit<Manifest, 'sheets'> => ({
  format: PACK_FORMAT,
  community: content.community,
  scope: content.scope.kind === 'group' ? 'group' : content.scope.unit,
  period: content.period,
  caption: content.caption,
  preparedBy: content.prepared.by,
  preparedAt: content.prepared.at,
  program: `${content.program.name} ${content.program.version}`,
  chainHead: content.chainHead,
});

/** All working papers between the contents and the manifest, in their order. */
function papersOf(content: PackContent) {
  const lines = balanceLines(content);
  const sums = new BalanceSums(lines);
  const balances = trialBalanceSheet(content, lines);
  const statements = content.group ? groupStatements(content, content.group, sums) : unitStatements(content, sums);
  const facts = journalFacts(content.journal);
  const journal = journalSheets(content, facts);
  const bank = bankSheets(content);
  const budget = budgetPapers(content);
  const approvals = approvalPapers(content);
  const parts = differenceParts(content);
  const partSheet = differencePartSheet(content, parts);
  const articulation = articulationSheet(content, [
    ...statementArticulations(content, statements.packed),
    ...bookArticulations(content, sums, facts, journal.sheets.length),
    ...approvals.articulations,
  ]);
  const filed: Filed[] = [
    ...statements.forms,
    { paper: RECONCILIATION, sheet: reconciliationSheet(content, new PartSums(parts), resultsOf(statements)) },
    ...statements.support,
    { paper: ACCOUNT_SUMMARY, sheet: accountSummarySheet(content, sums) },
    { paper: TRIAL_BALANCE, sheet: balances.sheet },
    ...journal.sheets.map((sheet) => ({ paper: { ...JOURNAL, name: sheet.name }, sheet })),
    ...generalLedgerSheets(content).map((sheet) => ({ paper: { ...GENERAL_LEDGER, name: sheet.name }, sheet })),
    ...dayBookSheets(content).map((sheet) => ({ paper: { ...DAY_BOOKS, name: sheet.name }, sheet })),
    { paper: BANK, sheet: bank.sheets[0] },
    { paper: BANK_OPEN, sheet: bank.sheets[1] },
    { paper: CASH, sheet: cashSheet(content) },
    { paper: ATTACHMENTS, sheet: attachmentSheet(content) },
    ...budget.papers,
    ...projectSheets(content),
    ...budgetWatchingSheets(content),
    ...costPapers(content),
    ...purchasePapers(content),
    ...approvals.papers,
    { paper: DIFFERENCE_PARTS, sheet: partSheet.sheet },
    { paper: ARTICULATION, sheet: articulation.sheet },
    { paper: CHECKS, sheet: checkSheet(content) },
    { paper: NUMBERS, sheet: numberSheet(content) },
    { paper: SIGNATURES, sheet: signatureSheet(content) },
    { paper: TRAIL, sheet: trailSheet(content) },
  ];
  const names: NamedRange[] = [
    ...balances.names,
    ...statements.names,
    ...journal.names.flat(),
    ...bank.names,
    ...budget.names,
    ...approvals.names,
    ...partSheet.names,
    ...articulation.names,
  ];
  return { filed, names, checks: articulation.total };
}

/** Where a unit's surplus and budget balance stand: in the members' statements of a group, in its own forms else. */
function resultsOf({ packed }: StatementPart): ResultFigure {
  return (which, unit, measure) => {
    const found = packed.get(which === 'surplus' ? 'income' : 'budget');
    return found?.matrix ? found.matrix.figure(which, measure, unit) : found?.form.figure(which, measure);
  };
}
