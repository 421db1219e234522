import { CHAIN_START, eventHash, type Sha256, type TrailEvent } from './event.ts';

/** Where the chain first fails. */
export interface BrokenLink {
  /** Sequence of the first event that does not hold, or that should be there. */
  readonly sequence: number;
  /**
   * `gap`: events before it are missing; `link`: it does not continue its predecessor; `content`: its own hash is
   * wrong; `missing-head`: a head that was recorded elsewhere is not in the chain, so its end was removed or rewritten.
   */
  readonly kind: 'gap' | 'link' | 'content' | 'missing-head';
  readonly message: string;
}

/** A head of the chain written down outside it: in the settings, on a closed period, a backup or a pack. */
export interface RecordedHead {
  /** Where it stands, for people: `期间 T01 2025-03`, `审计包`. */
  readonly source: string;
  readonly hash: string;
  /** Sequence of the event, where the source recorded it. */
  readonly sequence?: number;
}

export interface ChainReport {
  readonly ok: boolean;
  readonly events: number;
  /** Hash of the last event; the chain's start when there is none. */
  readonly head: string;
  readonly firstBroken?: BrokenLink;
  /** Events whose instant is earlier than their predecessor's: the clock was turned back. A finding, not a break. */
  readonly clockTurnedBack: readonly number[];
}

const MAX_CLOCK_FINDINGS = 1000;

/**
 * Recomputes the trail from its first event, in order, one event at a time so that a long trail need not be in memory.
 * The first break is kept; later ones follow from it and say nothing.
 */
export class ChainVerifier {
  #events = 0;
  #sequence = 0;
  #head = CHAIN_START;
  #instant = '';
  #broken: BrokenLink | undefined;
  readonly #clockTurnedBack: number[] = [];
  readonly #wanted: Map<string, RecordedHead>;

  constructor(
    private readonly sha256: Sha256,
    heads: readonly RecordedHead[] = [],
  ) {
    this.#wanted = new Map(heads.filter(({ hash }) => hash !== CHAIN_START).map((head) => [head.hash, head]));
  }

  take(event: TrailEvent): void {
    this.#broken ??= this.#fault(event);
    if (this.#events > 0 && event.instant < this.#instant && this.#clockTurnedBack.length < MAX_CLOCK_FINDINGS)
      this.#clockTurnedBack.push(event.sequence);
    this.#events += 1;
    this.#sequence = event.sequence;
    this.#instant = event.instant;
    this.#head = event.hash;
    const wanted = this.#wanted.get(event.hash);
    if (wanted && (wanted.sequence === undefined || wanted.sequence === event.sequence))
      this.#wanted.delete(event.hash);
  }

  #fault(event: TrailEvent): BrokenLink | undefined {
    const { sequence } = event;
    if (sequence !== this.#sequence + 1)
      return { sequence, kind: 'gap', message: `第 ${this.#sequence + 1} 号事件缺失，其后是第 ${sequence} 号` };
    if (event.previousHash !== this.#head)
      return { sequence, kind: 'link', message: `第 ${sequence} 号事件与前一事件不相接` };
    if (eventHash(event, this.sha256) !== event.hash)
      return { sequence, kind: 'content', message: `第 ${sequence} 号事件的内容与其散列不符` };
    return undefined;
  }

  report(): ChainReport {
    const [missing] = [...this.#wanted.values()].sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity));
    const broken =
      this.#broken ??
      (missing && {
        sequence: missing.sequence ?? this.#sequence + 1,
        kind: 'missing-head' as const,
        message: `${missing.source}记下的链头不在日志中，日志的末尾被删除或改写`,
      });
    return {
      ok: broken === undefined,
      events: this.#events,
      head: this.#head,
      ...(broken ? { firstBroken: broken } : {}),
      clockTurnedBack: this.#clockTurnedBack,
    };
  }
}

/** Verifies a whole trail at once. */
export function verifyChain(
  events: Iterable<TrailEvent>,
  sha256: Sha256,
  heads: readonly RecordedHead[] = [],
): ChainReport {
  const verifier = new ChainVerifier(sha256, heads);
  for (const event of events) verifier.take(event);
  return verifier.report();
}
