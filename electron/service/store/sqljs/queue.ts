/** First come, first served, at the same cost however many wait. (`Array.shift` moves all that are left.) */
export class Queue<T> {
  #items: T[] = [];
  #first = 0;

  get size(): number {
    return this.#items.length - this.#first;
  }

  put(item: T): void {
    this.#items.push(item);
  }

  /** The one who has waited longest; undefined when nobody waits. */
  take(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.#items[this.#first];
    this.#first += 1;
    // Forget those who were served now and then, so that the list does not grow for ever.
    if (this.#first === this.#items.length || this.#first >= 1024) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}
