import type { PaperStage } from '../../shared/domain/procurement/papers.ts';

const LOOKS: Readonly<Partial<Record<PaperStage, string>>> = { handed: 'warn', approved: 'ok', refused: 'danger' };

/** How a document's stage looks as a chip. */
export const stageLook = (stage: PaperStage): string => `chip ${LOOKS[stage] ?? ''}`.trim();
