/**
 * Who may use the one connection when. Readers go together; a writer goes alone. A reader is let in whenever no
 * writer is at work, even when one waits: a query made of smaller reads must not lock itself out. Readers are short,
 * so the writer's turn comes when they have drained; those who arrive while it works go before the next writer.
 */
export class Turns {
  #readers = 0;
  #writing = false;
  readonly #waitingReaders: (() => void)[] = [];
  readonly #waitingWriters: (() => void)[] = [];

  async read<T>(work: () => Promise<T> | T): Promise<T> {
    if (this.#writing) await new Promise<void>((resolve) => this.#waitingReaders.push(resolve));
    else this.#readers += 1;
    try {
      return await work();
    } finally {
      this.#readers -= 1;
      this.#next();
    }
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#writing || this.#readers > 0) await new Promise<void>((resolve) => this.#waitingWriters.push(resolve));
    else this.#writing = true;
    try {
      return await work();
    } finally {
      this.#writing = false;
      this.#admitReaders();
      this.#next();
    }
  }

  /** Those let in count from this moment, so that nobody slips in between. */
  #admitReaders(): void {
    const readers = this.#waitingReaders.splice(0);
    this.#readers += readers.length;
    for (const enter of readers) enter();
  }

  #next(): void {
    if (this.#writing || this.#readers > 0) return;
    const enter = this.#waitingWriters.shift();
    if (!enter) return;
    this.#writing = true;
    enter();
  }
}
