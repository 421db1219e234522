import { describe, expect, it } from 'vitest';
import { type Child, supervise } from '../../../electron/supervisor.ts';

/** A service that the test lets speak and die. */
class FakeChild implements Child {
  readonly messages: unknown[] = [];
  killed = false;
  private say = (_chunk: Uint8Array): void => {};
  private complain = (_chunk: Uint8Array): void => {};
  private end = (_code: number): void => {};
  readonly stdout = {
    on: (_event: 'data', listener: (chunk: Uint8Array) => void): void => {
      this.say = listener;
    },
  };
  readonly stderr = {
    on: (_event: 'data', listener: (chunk: Uint8Array) => void): void => {
      this.complain = listener;
    },
  };
  on(_event: 'exit', listener: (code: number) => void): void {
    this.end = listener;
  }
  postMessage(message: unknown): void {
    this.messages.push(message);
  }
  kill(): boolean {
    this.killed = true;
    this.end(0);
    return true;
  }
  prints(text: string): void {
    this.say(new TextEncoder().encode(text));
  }
  complains(text: string): void {
    this.complain(new TextEncoder().encode(text));
  }
  dies(code: number): void {
    this.end(code);
  }
}

function setUp() {
  const children: FakeChild[] = [];
  const gaveUp: number[] = [];
  const said: string[] = [];
  const again: boolean[] = [];
  let nowMs = 0;
  let later: (() => void)[] = [];
  const supervisor = supervise(
    () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    async (code, words) => {
      gaveUp.push(code);
      said.push(words);
      return again.shift() ?? false;
    },
    { nowMs: () => nowMs, later: (work) => later.push(work) },
  );
  return {
    supervisor,
    children,
    gaveUp,
    said,
    again,
    pass(ms: number) {
      nowMs += ms;
      const due = later;
      later = [];
      for (const work of due) work();
    },
    last: () => children.at(-1)!,
  };
}

describe('the service under the shell', () => {
  it('is reached at the address that it prints, even in pieces', async () => {
    const { supervisor, last } = setUp();
    expect(supervisor.address()).toBeUndefined();
    last().prints('opening the books\nhttp://127.0.0.1:40');
    expect(supervisor.address()).toBeUndefined();
    last().prints('123/\n');
    expect(supervisor.address()).toBe('http://127.0.0.1:40123/');
    expect(await supervisor.ready).toBe('http://127.0.0.1:40123/');
  });

  it('is started again when it dies, and reached at its new address', () => {
    const { supervisor, children, last, pass } = setUp();
    last().prints('http://127.0.0.1:1/\n');
    last().dies(1);
    expect(supervisor.address()).toBeUndefined();
    pass(1000);
    expect(children).toHaveLength(2);
    last().prints('http://127.0.0.1:2/\n');
    expect(supervisor.address()).toBe('http://127.0.0.1:2/');
  });

  it('is given up after five quick deaths in a row, once', async () => {
    const { supervisor, children, gaveUp, last, pass } = setUp();
    const ready = supervisor.ready.catch((error: Error) => error.message);
    for (let i = 0; i < 5; i += 1) {
      last().dies(3);
      pass(1000);
    }
    expect(children).toHaveLength(5);
    expect(gaveUp).toEqual([3]);
    expect(await ready).toContain('code 3');
  });

  it('is tried again when whoever is asked says so, and its last words are told', async () => {
    const { supervisor, children, said, again, last, pass } = setUp();
    again.push(true);
    for (let i = 0; i < 5; i += 1) {
      last().complains('x'.repeat(1000));
      last().complains(`the folder is held (${i})\n`);
      last().dies(3);
      pass(1000);
    }
    expect(said).toEqual([expect.stringMatching(/the folder is held \(4\)$/)]);
    expect(said[0]!.length).toBeLessThanOrEqual(600);
    await Promise.resolve();
    expect(children).toHaveLength(6);
    last().prints('http://127.0.0.1:7/\n');
    expect(await supervisor.ready).toBe('http://127.0.0.1:7/');
  });

  it('is not given up when it worked for a while in between', () => {
    const { gaveUp, last, pass } = setUp();
    for (let i = 0; i < 12; i += 1) {
      if (i % 4 === 3) pass(60_000);
      last().dies(1);
      pass(600);
    }
    expect(gaveUp).toEqual([]);
  });

  it('is asked to end with the shell, and is not started again', async () => {
    const { supervisor, children, last, pass } = setUp();
    const stopped = supervisor.stop();
    expect(last().messages).toEqual(['stop']);
    last().dies(0);
    await stopped;
    pass(60_000);
    expect(last().killed).toBe(false);
    expect(children).toHaveLength(1);
    await supervisor.stop();
  });

  it('is ended when it does not end by itself', async () => {
    const { supervisor, last, pass } = setUp();
    const stopped = supervisor.stop();
    pass(10_000);
    await stopped;
    expect(last().killed).toBe(true);
  });
});
