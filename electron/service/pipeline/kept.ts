/**
 * Answers kept in memory from question to question, each under a key and the sequence of the trail's event (`stamp`) at
 * which it was computed: it holds as long as the stamp is the same. The one kept longest goes when there are too many.
 */
export class Kept<Value> {
  readonly #answers = new Map<string, { readonly stamp: number; readonly value: Value }>();

  constructor(private readonly most: number) {}

  /** The answer that still holds, in a box since it may be undefined itself; undefined when there is none. */
  at(key: string, stamp: number): { readonly value: Value } | undefined {
    const known = this.#answers.get(key);
    return known?.stamp === stamp ? known : undefined;
  }

  keep(key: string, stamp: number, value: Value): void {
    this.#answers.delete(key);
    this.#answers.set(key, { stamp, value });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.most && oldest !== undefined) this.#answers.delete(oldest);
  }
}
