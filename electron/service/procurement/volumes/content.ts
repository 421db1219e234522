import type { AgreedVolume, Batch } from '../../../../shared/domain/procurement/volumes/batch.ts';
import type { DivisionBasis, Share } from '../../../../shared/domain/procurement/volumes/division.ts';
import type { Insurance, SurplusInputs } from '../../../../shared/domain/procurement/volumes/surplus.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, readPapers } from '../papers/papers.ts';

/** A paper with its content as it was signed. */
export interface Held<Content> {
  readonly paper: Paper;
  readonly content: Content;
}

/** 结余留用测算: of a batch (the paper's subject), a year and a kind of insurance, with every factor it follows from. */
export interface SurplusContent extends SurplusInputs {
  readonly batch: number;
  readonly year: number;
  readonly insurance: Insurance;
  /** Purchases were counted until this day. */
  readonly on: AccountingDate;
}

/** 结余留用分配 of a calculation (the paper's subject): the shares as they were signed. */
export interface DivisionContent {
  readonly surplus: number;
  readonly basis: DivisionBasis;
  readonly tiltBps: number;
  readonly rows: readonly Share[];
}

const heldOf = <Content>(paper: Paper): Held<Content> => ({ paper, content: JSON.parse(paper.content) as Content });

export const batchIn = (paper: Paper): Batch => heldOf<Batch>(paper).content;
export const surplusIn = (paper: Paper): SurplusContent => heldOf<SurplusContent>(paper).content;
export const divisionIn = (paper: Paper): DivisionContent => heldOf<DivisionContent>(paper).content;

export const readBatches = async (db: BooksReader): Promise<Held<Batch>[]> =>
  (await readPapers(db, 'batch')).map((paper) => heldOf<Batch>(paper));
export const readSurpluses = async (db: BooksReader): Promise<Held<SurplusContent>[]> =>
  (await readPapers(db, 'surplus')).map((paper) => heldOf<SurplusContent>(paper));
export const readDivisions = async (db: BooksReader): Promise<Held<DivisionContent>[]> =>
  (await readPapers(db, 'division')).map((paper) => heldOf<DivisionContent>(paper));

/** Volumes with something in them: a unit that agrees on nothing is not in the agreement. */
export const agreedOnly = (volumes: readonly AgreedVolume[]): AgreedVolume[] =>
  volumes.filter(({ quantity }) => quantity > 0);
