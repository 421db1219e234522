import { describe, expect, it } from 'vitest';
import { type Copy, copyKey, findCopy, forgetCopy, keepCopy } from '../../../renderer/ledger/desk/emergency.ts';
import {
  batchesOf,
  type Draft,
  isFor,
  movesFrom,
  movesOf,
  neighboursOf,
  nextWith,
} from '../../../renderer/ledger/desk/queue.ts';
import { Saver, type SaverPort } from '../../../renderer/ledger/desk/saver.ts';
import type { Content } from '../../../renderer/ledger/desk/sheet.ts';

const content = (summary: string): Content =>
  ({ date: '2025-12-05', type: '记', summary, attachments: 0, withoutBudget: '', lines: [] }) as unknown as Content;

type Attempt = Parameters<SaverPort['save']>[0];
type Answer = { id: number; revision: number; saved: string };

/** A service that answers when it is told to, and a clock that strikes when it is told to. */
function desk(base?: { id: number; revision: number }, sent?: Attempt) {
  const attempts: { attempt: Attempt; answer: (reply: Answer) => void; fail: (error: unknown) => void }[] = [];
  let timers: { work: () => void; ms: number }[] = [];
  const kept: (string | undefined)[] = [];
  const onTheWay: (Attempt | undefined)[] = [];
  let keys = 0;
  const saver = new Saver(
    {
      save: (attempt) =>
        new Promise((answer, fail) => {
          attempts.push({ attempt, answer, fail });
        }),
      mayPass: (error) => error === 'away',
      keep: (each, _base, attempt) => {
        kept.push(each?.summary);
        onTheWay.push(attempt);
      },
      later: (work, ms) => {
        const timer = { work, ms };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
      newKey: () => `key-${++keys}`,
    },
    base,
    sent,
  );
  const strike = (ms: number): void => {
    const due = timers.filter((each) => each.ms === ms);
    timers = timers.filter((each) => each.ms !== ms);
    for (const { work } of due) work();
  };
  const answered = async (at: number, reply: Answer): Promise<void> => {
    attempts[at]!.answer(reply);
    await new Promise((done) => setTimeout(done, 0));
  };
  const failed = async (at: number, error: unknown): Promise<void> => {
    attempts[at]!.fail(error);
    await new Promise((done) => setTimeout(done, 0));
  };
  return { saver, attempts, kept, onTheWay, strike, answered, failed, waiting: () => timers.length };
}

describe('saving as one types', () => {
  it('keeps on this machine at once, with the service a second after the last key, and forgets the copy then', async () => {
    const { saver, attempts, kept, strike, answered } = desk();
    saver.change(content('付'));
    saver.change(content('付药款'));
    strike(200);
    expect([kept, attempts.length]).toEqual([['付药款'], 0]);
    strike(1000);
    expect(attempts.map(({ attempt }) => attempt)).toEqual([
      { key: 'key-1', base: undefined, content: content('付药款') },
    ]);
    expect(saver.state().kind).toBe('saving');
    await answered(0, { id: 7, revision: 1, saved: 'now' });
    expect([saver.state(), kept.at(-1), saver.base]).toEqual([
      { kind: 'saved', at: 'now' },
      undefined,
      { id: 7, revision: 1 },
    ]);
  });

  it('finishes what was left however long the service is away, and says why it was refused', async () => {
    const { saver, attempts, strike, answered, failed } = desk();
    saver.change(content('甲'));
    const finished = saver.finish();
    await failed(0, 'away');
    strike(2000);
    expect(attempts.map(({ attempt }) => attempt.key)).toEqual(['key-1', 'key-1']);
    await answered(1, { id: 7, revision: 1, saved: 'now' });
    expect(await finished).toBeUndefined();
    saver.change(content('乙'));
    const refused = saver.finish();
    await failed(2, 'locked');
    expect(await refused).toEqual({ error: 'locked' });
  });

  it('begins a draft anew where the one that it was is no more', async () => {
    const { saver, attempts, strike, answered } = desk();
    saver.change(content(''));
    strike(1000);
    await answered(0, { id: 7, revision: 1, saved: 'now' });
    saver.begin();
    expect([saver.base, saver.state()]).toEqual([undefined, { kind: 'untouched' }]);
    saver.change(content('甲'));
    strike(1000);
    expect(attempts.at(-1)?.attempt.base).toBeUndefined();
  });

  it('one call at a time: what is typed meanwhile goes after it, on its revision', async () => {
    const { saver, attempts, strike, answered } = desk({ id: 7, revision: 4 });
    saver.change(content('甲'));
    strike(1000);
    saver.change(content('乙'));
    strike(1000);
    expect(attempts).toHaveLength(1);
    await answered(0, { id: 7, revision: 5, saved: 'a' });
    expect(attempts[1]?.attempt).toEqual({ key: 'key-2', base: { id: 7, revision: 5 }, content: content('乙') });
    await answered(1, { id: 7, revision: 6, saved: 'b' });
    expect(saver.state()).toEqual({ kind: 'saved', at: 'b' });
  });

  it('sends an unanswered attempt again, the very same under its own key, before what was typed since', async () => {
    const { saver, attempts, kept, strike, failed, answered } = desk();
    saver.change(content('甲'));
    strike(1000);
    await failed(0, 'away');
    expect([saver.state().kind, kept.at(-1)]).toEqual(['away', '甲']);
    saver.change(content('乙'));
    strike(1000);
    expect(attempts[1]?.attempt).toEqual(attempts[0]?.attempt);
    await answered(1, { id: 9, revision: 1, saved: 'a' });
    expect(attempts[2]?.attempt).toEqual({ key: 'key-2', base: { id: 9, revision: 1 }, content: content('乙') });
  });

  it('sends what a reload cut off again under its own key, so that no second draft is made', async () => {
    const before = desk();
    before.saver.change(content('甲'));
    before.strike(1000);
    const cut = before.onTheWay.at(-1);
    expect([cut?.key, cut?.content]).toEqual(['key-1', content('甲')]);
    const after = desk(undefined, cut);
    after.saver.change(content('甲乙'));
    after.strike(1000);
    expect(after.attempts[0]?.attempt).toEqual(before.attempts[0]?.attempt);
    await after.answered(0, { id: 9, revision: 1, saved: 'a' });
    expect(after.attempts[1]?.attempt).toMatchObject({ base: { id: 9, revision: 1 }, content: content('甲乙') });
  });

  it('tries again by itself when the service is away', async () => {
    const { saver, attempts, strike, failed } = desk();
    saver.change(content('甲'));
    strike(1000);
    await failed(0, 'away');
    strike(2000);
    expect(attempts).toHaveLength(2);
    expect(saver.state().kind).toBe('saving');
  });

  it('keeps what was refused, and goes on as a new draft when the person decides so', async () => {
    const { saver, attempts, kept, strike, failed } = desk({ id: 7, revision: 4 });
    saver.change(content('我的'));
    strike(1000);
    await failed(0, 'changed-elsewhere');
    expect([saver.state(), kept.at(-1)]).toEqual([{ kind: 'refused', error: 'changed-elsewhere' }, '我的']);
    saver.rebase(undefined, content('我的'));
    strike(1000);
    expect(attempts[1]?.attempt).toMatchObject({ base: undefined, content: content('我的') });
  });

  it('stops and leaves a copy of what is wanting; forgets when it is told to', () => {
    const { saver, kept, waiting } = desk();
    saver.change(content('甲'));
    saver.stop();
    expect([kept, waiting()]).toEqual([['甲'], 0]);
    saver.forget();
    expect(kept.at(-1)).toBeUndefined();
  });

  it('says whether everything is with the service', async () => {
    const { saver, attempts, answered } = desk();
    expect(await saver.flush()).toBe(true);
    saver.change(content('甲'));
    const flushed = saver.flush();
    await answered(0, { id: 1, revision: 1, saved: 'a' });
    expect([await flushed, attempts.length]).toEqual([true, 1]);
  });
});

class Shelf {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  key = (at: number): string | null => [...this.#kept.keys()][at] ?? null;
  getItem = (key: string): string | null => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#kept.set(key, value);
  removeItem = (key: string): void => void this.#kept.delete(key);
}

describe('the copy on this machine', () => {
  const copy = (summary: string, at: number, base: Copy['base'] = null): Copy => ({
    unit: 'T01',
    base,
    content: content(summary),
    at,
  });
  const asked = { now: 100_000, quietMs: 10_000, own: 'tab' };

  it('is its person’s, its unit’s and its draft’s', () => {
    const shelf = new Shelf();
    keepCopy(shelf, copyKey('wang', 'T01', 'a'), copy('新', 1));
    keepCopy(shelf, copyKey('wang', 'T01', 'b'), copy('旧', 2, { id: 7, revision: 3 }));
    const of = (person: string, unit: string, draft?: number) =>
      findCopy(shelf, person, unit, draft, asked)?.copy.content.summary;
    expect([of('wang', 'T01'), of('wang', 'T01', 7), of('wang', 'T01', 8), of('wang', 'T02'), of('li', 'T01')]).toEqual(
      ['新', '旧', undefined, undefined, undefined],
    );
    forgetCopy(shelf, copyKey('wang', 'T01', 'a'));
    expect(of('wang', 'T01')).toBeUndefined();
  });

  it('of another window is left to it while that is at work; one’s own comes back at once', () => {
    const shelf = new Shelf();
    keepCopy(shelf, copyKey('wang', 'T01', 'other-1'), copy('别窗', 95_000));
    expect(findCopy(shelf, 'wang', 'T01', undefined, asked)).toBeUndefined();
    keepCopy(shelf, copyKey('wang', 'T01', 'tab-1'), copy('本窗', 94_000));
    expect(findCopy(shelf, 'wang', 'T01', undefined, asked)?.copy.content.summary).toBe('本窗');
  });

  it('that cannot be read is none, and a full machine is no error', () => {
    const shelf = new Shelf();
    shelf.setItem(copyKey('wang', 'T01', 'tab'), '{');
    expect(findCopy(shelf, 'wang', 'T01', undefined, asked)).toBeUndefined();
    const full = Object.assign(new Shelf(), {
      setItem: () => {
        throw new Error('full');
      },
    });
    expect(keepCopy(full, 'k', copy('x', 1))).toBe(false);
  });
});

describe('the queue', () => {
  it('offers the moves that a state allows and the person may', () => {
    expect(movesFrom('submitted', () => true)).toEqual(['review', 'return', 'withdraw', 'unsign']);
    expect(movesFrom('submitted', (permission) => permission === 'ledger.review')).toEqual(['review', 'return']);
    expect(movesFrom('posted', () => true)).toEqual([]);
    expect(movesFrom('unsigned', () => true)).toEqual(['sign']);
    const waiting = { state: 'submitted', unsigned: true, signedBy: null } as const;
    expect(movesOf(waiting, () => true)).toEqual(['review', 'sign', 'return', 'withdraw']);
    const signed = { state: 'reviewed', unsigned: false, signedBy: 'zhao' } as const;
    expect(movesOf(signed, () => true)).toEqual(['post', 'return', 'unreview', 'unsign']);
    expect(movesOf({ ...signed, signedBy: null }, () => true)).toEqual(['post', 'return', 'unreview']);
    expect(isFor('post', { state: 'reviewed' })).toBe(true);
  });

  it('sends a unit at a time, no more than a command takes', () => {
    const drafts = Array.from({ length: 205 }, (_, at) => ({ id: at, unit: at < 203 ? 'T01' : 'T02', revision: 1 }));
    expect(batchesOf(drafts as unknown as Draft[]).map(({ unit, drafts: named }) => [unit, named.length])).toEqual([
      ['T01', 200],
      ['T01', 3],
      ['T02', 2],
    ]);
  });

  it('leads to the one before and after; what has left it leads to its beginning', () => {
    const list = [1, 2, 3].map((id) => ({ id, unit: 'T01' }));
    expect(neighboursOf(list, 2)).toMatchObject({ previous: { id: 1 }, next: { id: 3 }, at: 1 });
    expect(neighboursOf(list, 3).next).toBeUndefined();
    expect(neighboursOf(list, 9)).toMatchObject({ previous: undefined, next: { id: 1 }, at: -1 });
  });

  it('an empty one leads to where the work is: further on first, then to what comes before', () => {
    const none = { draft: 0, submitted: 0, reviewed: 0, posted: 0 };
    expect(nextWith('draft', { ...none, reviewed: 2, posted: 9 })).toBe('reviewed');
    expect(nextWith('reviewed', { ...none, draft: 1 })).toBe('draft');
    expect(nextWith('unsigned', { ...none, submitted: 1 })).toBe('submitted');
    expect(nextWith('posted', { ...none, posted: 3 })).toBeUndefined();
  });
});
