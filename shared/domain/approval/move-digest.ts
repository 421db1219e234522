import { canonicalJson, type Json } from '../../kernel/canonical.ts';

/** A move with all that its digest covers (审批链). */
export interface DigestedMove {
  /** 支出事项审批单号. */
  readonly number: string;
  /** The digest of what was handed in that it is about, and that of the document's move before; '' of the first. */
  readonly version: string;
  readonly before: string;
  readonly move: Json;
  /** Who made it, by sign-in name. */
  readonly by: string;
  readonly opinion: string;
  /** RFC 3339. */
  readonly instant: string;
  /** What the radar found. */
  readonly findings: Json;
}

/** The text whose SHA-256 is the digest of a move. */
export const moveDigestText = ({
  number,
  version,
  before,
  move,
  by,
  opinion,
  instant,
  findings,
}: DigestedMove): string =>
  canonicalJson({
    ...{ form: 'tongcai-approval-move-1', number, version, before },
    ...{ move, by, opinion, instant, findings },
  });
