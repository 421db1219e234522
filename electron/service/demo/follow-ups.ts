/** What follows on something later: `at` in thousandths of the time that the sample goes back, nil is today. */
interface FollowUp {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** Follow-ups in the order in which they fall due, whatever order they were thought of. */
export class FollowUps {
  #waiting: FollowUp[] = [];

  add(at: number, run: () => Promise<void>): void {
    this.#waiting.push({ at: Math.max(0, at), run });
  }

  /** Does what falls due up to a moment, each at its own; what that brings about as well. */
  async until(moment: number, turnTo: (at: number) => void): Promise<void> {
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at >= moment).sort((one, other) => other.at - one.at)[0];
      if (!due) return;
      this.#waiting = this.#waiting.filter((each) => each !== due);
      turnTo(due.at);
      await due.run();
    }
  }
}
