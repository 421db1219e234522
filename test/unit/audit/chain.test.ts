import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/domain/audit/chain.ts';
import { CHAIN_START, eventHash, type TrailEvent } from '../../../shared/domain/audit/event.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const instant = (minute: number) => `2025-03-31T08:${String(minute % 60).padStart(2, '0')}:00.000Z`;

/** A sound trail of so many events, a minute apart. */
function trail(length: number, instants: (at: number) => string = instant): TrailEvent[] {
  const events: TrailEvent[] = [];
  for (let at = 0; at < length; at += 1) {
    const event = {
      sequence: at + 1,
      instant: instants(at),
      actor: 'lihua',
      osUser: at % 2 ? 'wang' : null,
      operation: 'ledger.importTrialBalance',
      unit: 'T01',
      subject: `T01 2025-0${(at % 9) + 1}`,
      inputDigest: sha256(String(at)),
      before: null,
      after: '{"rows":120}',
      reason: at % 3 ? '重新报送' : null,
      previousHash: events.at(-1)?.hash ?? CHAIN_START,
    };
    events.push({ ...event, hash: eventHash(event, sha256) });
  }
  return events;
}

const broken = (events: readonly TrailEvent[], heads: Parameters<typeof verifyChain>[2] = []) =>
  verifyChain(events, sha256, heads).firstBroken;

describe('the chain of the trail', () => {
  it('an untouched trail verifies, the empty one too', () => {
    expect(verifyChain([], sha256)).toEqual({ ok: true, events: 0, head: CHAIN_START, clockTurnedBack: [] });
    const events = trail(5);
    expect(verifyChain(events, sha256)).toEqual({ ok: true, events: 5, head: events[4]?.hash, clockTurnedBack: [] });
  });

  it('the hash is SHA-256 over RFC 8785 text, so that another program can recompute it', () => {
    const [first] = trail(1);
    const text =
      '{"actor":"lihua","after":"{\\"rows\\":120}","before":null,"inputDigest":"' +
      `${first?.inputDigest}","instant":"2025-03-31T08:00:00.000Z","operation":"ledger.importTrialBalance",` +
      `"osUser":null,"previousHash":"${CHAIN_START}","reason":null,"sequence":1,"subject":"T01 2025-01","unit":"T01"}`;
    expect(first?.hash).toBe(sha256(text));
  });

  it('a removed middle event is a gap, named by the event after it', () => {
    const events = trail(5);
    expect(broken(events.filter(({ sequence }) => sequence !== 3))).toMatchObject({ sequence: 4, kind: 'gap' });
  });

  it('a removed middle event is seen even when the later ones are numbered anew', () => {
    const events = trail(5)
      .filter(({ sequence }) => sequence !== 3)
      .map((event, at) => ({ ...event, sequence: at + 1 }));
    expect(broken(events)).toMatchObject({ sequence: 3, kind: 'link' });
  });

  it('removed last events are seen by any head recorded outside', () => {
    const events = trail(5);
    const head = { source: '审计包', hash: events[4]!.hash, sequence: 5 };
    expect(broken(events, [head])).toBeUndefined();
    expect(broken(events.slice(0, 4), [head])).toMatchObject({ sequence: 5, kind: 'missing-head' });
    expect(broken(events.slice(0, 4), [{ source: '期间', hash: events[3]!.hash }])).toBeUndefined();
  });

  it('a trail made anew from some event on is seen by a head recorded before', () => {
    const events = trail(5);
    const anew = trail(5, (at) => instant(at + 1));
    expect(verifyChain(anew, sha256).ok).toBe(true);
    expect(broken(anew, [{ source: '期间 T01 2025-03', hash: events[2]!.hash }])).toMatchObject({
      kind: 'missing-head',
    });
  });

  it('a clock turned back is a finding on the event that shows it, never a break', () => {
    const instants = [10, 11, 5, 6, 12];
    const report = verifyChain(
      trail(5, (at) => instant(instants[at] ?? 0)),
      sha256,
    );
    expect(report).toMatchObject({ ok: true, clockTurnedBack: [3] });
  });

  it('any change of any field of any event is found at that event (bug 11)', () => {
    const events = trail(6);
    const fields = Object.keys(events[0]!) as (keyof TrailEvent)[];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...fields),
        fc.oneof(fc.string(), fc.constant(null), fc.integer()),
        (at, field, value) => {
          fc.pre(events[at]![field] !== value);
          fc.pre(typeof value !== 'string' || !/\p{Surrogate}/u.test(value));
          const changed = events.map((event, index) => (index === at ? { ...event, [field]: value } : event));
          const report = verifyChain(changed as TrailEvent[], sha256);
          expect(report.ok).toBe(false);
          // A changed sequence is noticed at the number that now stands there.
          if (field !== 'sequence') expect(report.firstBroken?.sequence).toBe(at + 1);
        },
      ),
      { seed: 11, numRuns: 400 },
    );
  });
});
