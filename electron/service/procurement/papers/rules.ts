import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import type { PaperKind } from '../../../../shared/domain/procurement/papers.ts';
import type { BooksReader } from '../../database.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Paper } from './papers.ts';

/** What a room knows of its own documents; the steps themselves are made alike for all (`operations.ts`). */
export interface PaperRules {
  readonly kind: PaperKind;
  /** What stands on the trail: `2025-3 四月新增`, a supplier's name. */
  name(paper: Paper): string;
  /** Everything that stands against handing in, and again against approving: the world may have moved meanwhile. */
  against(db: BooksReader, paper: Paper, context: { readonly today: string }): Promise<readonly Reason[]>;
  /** Brings what was approved into force, in the command's transaction. */
  approved(context: CommandContext<Operation>, paper: Paper): Promise<void>;
  /** What stands against ending it, where it can be ended at all. */
  againstEnding?(db: BooksReader, paper: Paper, context: { readonly today: string }): Promise<readonly Reason[]>;
  /** Takes what was ended out of force. */
  ended?(context: CommandContext<Operation>, paper: Paper, reason: string): Promise<void>;
}
