import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { procurement } from '../../../shared/contract/procurement.ts';
import type { PaperStage } from '../../../shared/domain/procurement/papers.ts';

type Procurement = typeof procurement;
export type Year = ReplyOf<Procurement['settlementYear']>;
export type NoteHead = Year['notes'][number];
export type Month = Year['months'][number];
export type NoteDetail = ReplyOf<Procurement['settlementNote']>;
export type NoteRow = NoteDetail['rows'][number];
export type Book = NoteDetail['books'][number];
export type Waiting = ReplyOf<Procurement['unsettledReceipts']>[number];
export type UnitAccounts = ReplyOf<Procurement['settlementAccounts']>[number];

/** Stages that a note can stand in, as they follow each other. */
export const STAGES = ['draft', 'confirmed', 'posted', 'reversed', 'refused', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];

export const stageOf = (stage: PaperStage): Stage => STAGES.find((each) => each === stage) ?? 'draft';

const LOOKS: Readonly<Partial<Record<Stage, string>>> = {
  draft: 'warn',
  confirmed: 'accent',
  posted: 'ok',
  refused: 'danger',
};
export const stageLook = (stage: PaperStage): string => `chip ${LOOKS[stageOf(stage)] ?? ''}`.trim();

/** Whether a note's rows are settled by it. */
export const stands = (stage: PaperStage): boolean => ['draft', 'confirmed', 'posted'].includes(stage);
