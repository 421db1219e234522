import type { Fen } from '../../../kernel/fen.ts';
import type { Level } from '../level.ts';

/**
 * What the radar finds, the gravest first. `split`: together they need levels that none had alone; `invoice`: an invoice twice;
 * `repeat`: the same payee and amount again; `same-day`: several to one payee on one day; `near`: just below a limit.
 */
export const FINDING_KINDS = ['split', 'invoice', 'repeat', 'same-day', 'near'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_TIES = ['payee', 'project', 'invoice', 'amount', 'limit'] as const;

/** One warning (预警) of one document. */
export interface Finding {
  readonly kind: FindingKind;
  /** The documents it is about, the oldest first; the one that was asked about is the last. */
  readonly ids: readonly string[];
  /** Their sum, in 分. */
  readonly sum: Fen;
  /** What they have in common: of a split the related payees or the project; of an invoice its number. */
  readonly by: (typeof FINDING_TIES)[number];
  readonly value: string;
  /** 应走层级: levels that the sum (of `near`: the limit) needs and no part alone did, the lowest first. */
  readonly levels: readonly Level[];
  /** Of `near` the limit in 分. */
  readonly limit: Fen | undefined;
}
