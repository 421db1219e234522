import { describe, expect, it } from 'vitest';
import { inTurn, makeWake, StillWaiting } from '../../../renderer/ledger/desk/behind.ts';
import { type Left, LeftBehind } from '../../../renderer/ledger/desk/left-behind.ts';
import type { Saver } from '../../../renderer/ledger/desk/saver.ts';

/** What one has gone on from at the desk: told until one comes back to it. */
function machine() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const left = (draft: number | null, over: Partial<Left> = {}): Left => ({
  unit: 'T01',
  draft,
  copy: draft === null ? 'copy-1' : null,
  called: '付药款',
  failing: 'submit',
  reasons: [{ message: '借贷不平', line: null }],
  ...over,
});

describe('vouchers that were refused behind', () => {
  it('are told over a reload, to their own person alone, until one comes back to them', () => {
    const store = machine();
    const desk = new LeftBehind(store, 'sun.qs');
    let heard = 0;
    desk.subscribe(() => {
      heard += 1;
    });
    desk.tell(left(7));
    desk.tell(left(null, { failing: 'save' }));
    expect([desk.all(), heard]).toEqual([[left(7), left(null, { failing: 'save' })], 2]);
    expect(new LeftBehind(store, 'sun.qs').all()).toHaveLength(2);
    expect(new LeftBehind(store, 'chen.sh').all()).toEqual([]);
    desk.forget({ unit: 'T01', draft: 7, copy: null });
    desk.forget(left(null));
    expect([desk.all(), store.kept.size]).toEqual([[], 0]);
  });

  it('are found by the draft, or by the copy where there is none; the last word counts', () => {
    const desk = new LeftBehind(machine(), 'sun.qs');
    desk.tell(left(7));
    desk.tell(left(7, { reasons: [{ message: '期间已锁定', line: 2 }] }));
    desk.tell(left(null));
    expect(desk.all()).toHaveLength(2);
    expect(desk.of('T01', 7, 'whatever')?.reasons).toEqual([{ message: '期间已锁定', line: 2 }]);
    expect(desk.of('T01', undefined, 'copy-1')).toEqual(left(null));
    expect([desk.of('T02', 7, ''), desk.of('T01', undefined, 'copy-2')]).toEqual([undefined, undefined]);
  });

  it('what is on its way is told only where the page was closed before it arrived', () => {
    const store = machine();
    const desk = new LeftBehind(store, 'sun.qs');
    desk.tell(left(7, { pending: true, reasons: [] }));
    expect(desk.all()).toEqual([]);
    expect(new LeftBehind(store, 'sun.qs').all()).toEqual([left(7, { reasons: [] })]);
    desk.forget(left(7));
    expect(new LeftBehind(store, 'sun.qs').all()).toEqual([]);
  });

  it('what was on its way and has been saved since is not told', () => {
    const store = machine();
    const desk = new LeftBehind(store, 'sun.qs');
    store.setItem('copy-1', '{}');
    desk.tell(left(null, { failing: 'save', pending: true, reasons: [] }));
    expect(new LeftBehind(store, 'sun.qs').all()).toHaveLength(1);
    store.removeItem('copy-1');
    expect(new LeftBehind(store, 'sun.qs').all()).toEqual([]);
  });

  it('what another window keeps stays kept', () => {
    const store = machine();
    const [one, other] = [new LeftBehind(store, 'sun.qs'), new LeftBehind(store, 'sun.qs')];
    one.tell(left(7));
    other.tell(left(8));
    one.forget(left(7));
    expect(new LeftBehind(store, 'sun.qs').all()).toEqual([left(8)]);
  });

  it('what cannot be read counts as nothing', () => {
    for (const broken of ['', '{', '7', '[null,7,{"unit":"T01"}]', '[{"unit":"T01","draft":"7"}]']) {
      const store = machine();
      store.setItem('tongcai.desk.left/sun.qs', broken);
      expect(new LeftBehind(store, 'sun.qs').all()).toEqual([]);
    }
  });
});

describe('what is finished behind', () => {
  it('goes one after the other, and one that fails holds up none', async () => {
    const wake = makeWake();
    const done: string[] = [];
    wake.follow('a', async () => {
      await new Promise((later) => setTimeout(later, 5));
      done.push('a');
      throw new Error('refused');
    });
    wake.follow('b', async () => void done.push('b'));
    expect([wake.isBusyWith('a'), wake.isBusyWith('b'), wake.isBusyWith('c')]).toEqual([true, true, false]);
    await wake.quiet();
    expect([done, wake.isBusyWith('a')]).toEqual([['a', 'b'], false]);
  });

  it('a sheet is saved after the one before it, and waits with it while the service is away', async () => {
    const earlier = (everything: boolean, kind: string) =>
      ({ flush: async () => everything, state: () => ({ kind }) }) as unknown as Saver;
    await inTurn(undefined);
    await inTurn(earlier(true, 'saved'));
    // What was refused is its person's; the next one does not wait for it.
    await inTurn(earlier(false, 'refused'));
    await expect(inTurn(earlier(false, 'away'))).rejects.toBeInstanceOf(StillWaiting);
  });
});
