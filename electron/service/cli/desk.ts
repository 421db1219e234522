/** What the command line works at: the service in this process, or the one that holds the data folder, over its pipe. */
export interface Desk {
  /** `local`: this process holds the books; `pipe`: another one does and answers for it. */
  readonly kind: 'local' | 'pipe';
  /** Calls an operation as the local operator, or as the person of `--as`. Rejects with a Refusal. */
  call<T = unknown>(operation: string, input: unknown): Promise<T>;
  /** Calls as another person, who signs in when first named; undefined: as `call` does. */
  callAs<T = unknown>(person: string | undefined, operation: string, input: unknown): Promise<T>;
  /** Hands a file's bytes in; returns their SHA-256. */
  putFile(bytes: Uint8Array): Promise<string>;
  /** Takes a file away that an operation made. */
  getFile(sha256: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The service refused: exit 1, with the reasons and nothing changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

/** The data cannot be opened: exit 3. */
export class NoData extends Error {
  override readonly name = 'NoData';
}
