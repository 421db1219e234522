import type { Content } from './sheet.ts';

/** The draft that the service has, and at which revision. */
export interface Base {
  readonly id: number;
  readonly revision: number;
}

/** How what was typed stands: 未改, 待保存, 保存中, 已保存, 服务不在, 被拒绝. */
export type Saving =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly error: unknown };

/** One attempt: the very same words under the very same key, until they are answered. */
export interface Attempt {
  readonly key: string;
  readonly base: Base | undefined;
  readonly content: Content;
}

/** What the saver needs of the desk. */
export interface SaverPort {
  readonly save: (attempt: Attempt) => Promise<Base & { readonly saved: string }>;
  /** Whether asking again by itself may help: the service was away or busy. */
  readonly mayPass: (error: unknown) => boolean;
  /** Keeps what is not with the service yet on this machine; undefined: nothing is wanting any more. */
  readonly keep: (content: Content | undefined, base: Base | undefined, attempt: Attempt | undefined) => void;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly newKey: () => string;
}

const SAVE_AFTER_MS = 1_000;
const KEEP_AFTER_MS = 200;
const AGAIN_MS = 2_000;

/**
 * Sees to it that what is typed is kept: on this machine at once, with the service a second after the last key, one call
 * at a time. An attempt that was not answered is sent again unchanged under its own key, so that a lost reply makes
 * neither a second draft nor a quarrel with oneself; it stands in the copy too, so that a reload sends it again as well.
 */
export class Saver {
  readonly #port: SaverPort;
  #base: Base | undefined;
  #latest: Content | undefined;
  #attempt: Attempt | undefined;
  #running: Promise<void> | undefined;
  #saving: Saving = { kind: 'untouched' };
  #stopSave: () => void = () => {};
  #stopKeep: () => void = () => {};
  readonly #listeners = new Set<() => void>();

  /** `attempt` is one that a page before this one never had answered. */
  constructor(port: SaverPort, base?: Base, attempt?: Attempt) {
    this.#port = port;
    this.#base = base;
    this.#attempt = attempt;
  }

  get base(): Base | undefined {
    return this.#base;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): Saving => this.#saving;

  /** Something was typed. */
  change(content: Content): void {
    this.#latest = content;
    if (this.#saving.kind !== 'saving' && this.#saving.kind !== 'away') this.#say({ kind: 'waiting' });
    this.#stopKeep();
    this.#stopKeep = this.#port.later(() => this.keepNow(), KEEP_AFTER_MS);
    this.#stopSave();
    this.#stopSave = this.#port.later(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Leaves a copy on this machine before the page goes. */
  keepNow(): void {
    this.#stopKeep();
    const wanting = this.#latest ?? this.#attempt?.content;
    if (wanting) this.#port.keep(wanting, this.#base, this.#attempt);
  }

  /** Saves now what is not saved; true when the service has everything. */
  async flush(): Promise<boolean> {
    this.#stopSave();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    return this.#latest === undefined && this.#attempt === undefined;
  }

  /** Saves everything, however long the service is away: undefined once it has it, else why it refused. */
  async finish(): Promise<{ readonly error: unknown } | undefined> {
    while (!(await this.flush())) {
      if (this.#saving.kind === 'refused') return { error: this.#saving.error };
      // The next attempt says so when it begins.
      if (this.#saving.kind === 'away')
        await new Promise<void>((resolve) => {
          const stop = this.subscribe(() => {
            stop();
            resolve();
          });
        });
    }
    return undefined;
  }

  /** What was typed goes on as a new draft, or on another revision: the person has decided. */
  rebase(base: Base | undefined, content: Content): void {
    this.#base = base;
    this.#attempt = undefined;
    this.change(content);
  }

  /** The sheet stands as if nothing had been typed yet: the draft that it was is no more. */
  begin(): void {
    this.#base = undefined;
    this.#say({ kind: 'untouched' });
  }

  /** Nothing is saved any more: the sheet is gone. What is wanting stays on this machine. */
  stop(): void {
    this.keepNow();
    this.#stopSave();
    this.#stopKeep();
  }

  /** Forgets what was typed, as the person wants it. */
  forget(): void {
    this.#latest = undefined;
    this.#attempt = undefined;
    this.stop();
    this.#port.keep(undefined, this.#base, undefined);
  }

  async #run(): Promise<void> {
    while (this.#latest !== undefined || this.#attempt !== undefined) {
      this.#attempt ??= { key: this.#port.newKey(), base: this.#base, content: this.#take() };
      this.#say({ kind: 'saving' });
      this.keepNow();
      try {
        const { id, revision, saved } = await this.#port.save(this.#attempt);
        this.#attempt = undefined;
        this.#base = { id, revision };
        if (this.#latest === undefined) {
          this.#stopKeep();
          this.#port.keep(undefined, this.#base, undefined);
        }
        this.#say({ kind: 'saved', at: saved });
      } catch (error) {
        if (this.#port.mayPass(error)) {
          this.#say({ kind: 'away' });
          this.keepNow();
          this.#stopSave();
          this.#stopSave = this.#port.later(() => void this.flush(), AGAIN_MS);
          return;
        }
        // What was refused is still what was typed.
        this.#latest ??= this.#attempt?.content;
        this.#attempt = undefined;
        this.keepNow();
        this.#say({ kind: 'refused', error });
        return;
      }
    }
  }

  #take(): Content {
    const content = this.#latest!;
    this.#latest = undefined;
    return content;
  }

  #say(saving: Saving): void {
    this.#saving = saving;
    for (const listener of this.#listeners) listener();
  }
}
