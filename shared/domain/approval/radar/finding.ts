import type { Fen } from '../../../kernel/fen.ts';
import type { Level } from '../level.ts';

/**
 * What the radar found (预警). `split`: together they need levels that none had alone; `near`: just below a limit; `same-day`: several
 * to one payee on one day; `invoice`: an invoice twice; `repeat`: the same payee and amount again.
 */
export interface Finding {
  readonly kind: 'split' | 'near' | 'same-day' | 'invoice' | 'repeat';
  /** The documents it is about, the oldest first; the one that was asked about is the last. */
  readonly ids: readonly string[];
  /** Their sum, in 分. */
  readonly sum: Fen;
  /** What they have in common: of a split the related payees or the project; of an invoice its number. */
  readonly by: 'payee' | 'project' | 'invoice' | 'amount' | 'limit';
  readonly value: string;
  /** 应走层级: levels that the sum (of `near`: the limit) needs and no part alone did, the lowest first. */
  readonly levels: readonly Level[];
  /** Of `near` the limit in 分. */
  readonly limit: Fen | undefined;
}
