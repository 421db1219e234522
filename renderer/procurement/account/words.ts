import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { PaperStage } from '../../../shared/domain/procurement/papers.ts';

type Answer = ReplyOf<Contract['procurement']['purchaseAccount']>;
export type AccountPaper = Answer['papers'][number];
export type OverrideRow = ReplyOf<Contract['procurement']['overrides']>['overrides'][number];

const LOOKS: Readonly<Partial<Record<PaperStage, string>>> = { handed: 'warn', approved: 'ok', refused: 'danger' };
/** How a paper's stage looks as a chip. */
export const stageLook = (stage: PaperStage): string => `chip ${LOOKS[stage] ?? ''}`.trim();

/** An account's number in groups of four, as it is read aloud. */
export const groupedNumber = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');
