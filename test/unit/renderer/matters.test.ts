import { describe, expect, it } from 'vitest';
import {
  type MatterStanding,
  mayPropose,
  type Proposal,
  standingFor,
  standingsName,
  suggestionOf,
} from '../../../renderer/consolidation/matters.ts';
import { settledName } from '../../../renderer/consolidation/names.ts';
import { translator } from '../../../shared/i18n/translate.ts';

/** 差异事项 on a member's page. */

const said = (change: Partial<Proposal>): { proposals: Proposal[] } => ({
  proposals: [{ unit: 'T01', state: 'proposed', ...change } as Proposal],
});

describe('where a matter stands for a unit', () => {
  it.each<[MatterStanding, { proposals: Proposal[] }]>([
    ['open', { proposals: [] }],
    ['waiting', said({})],
    ['asked', said({ unit: 'H01' })],
    ['agreed', said({ state: 'agreed' })],
    ['disputed', said({ state: 'disputed', unit: 'H01' })],
    ['set-aside', said({ state: 'set-aside' })],
  ])('is %s', (standing, matter) => {
    expect(standingFor(matter, 'T01')).toBe(standing);
  });

  it('goes by the newest word, and lets nobody propose while one is open or agreed on', () => {
    const twice = { proposals: [...said({}).proposals, ...said({ state: 'disputed' }).proposals] };
    expect(standingFor(twice, 'H01')).toBe('asked');
    const all = ['open', 'asked', 'waiting', 'agreed', 'disputed', 'withdrawn', 'set-aside'] as const;
    expect(all.filter(mayPropose)).toEqual(['open', 'disputed', 'withdrawn', 'set-aside']);
  });
});

describe('what the form begins with', () => {
  const pair = ['T01', 'H01'] as const;
  it('is what the reconciliation found, and who has booked nothing of it', () => {
    expect(suggestionOf([{ unit: 'T01', class: 'timing' }], pair)).toEqual({ nature: 'transit', mender: 'H01' });
    expect(suggestionOf([{ unit: 'H01', class: 'missing-here' }], pair)).toEqual({ nature: 'missing', mender: 'T01' });
  });

  it('leaves open who mends what both booked, or what is none of the known kinds', () => {
    const both = ['T01', 'H01'].map((unit) => ({ unit, class: 'amount' }));
    expect(suggestionOf(both, pair)).toEqual({ nature: 'amount', mender: undefined });
    expect(suggestionOf([{ unit: 'T01', class: 'wrong-account' }], pair).mender).toBeUndefined();
    expect(suggestionOf([{ unit: 'T01', class: 'vat' }], pair).nature).toBe('other');
  });
});

describe('the words for it', () => {
  const t = translator('zh-CN');
  it('count by where they stand, what waits for this unit first', () => {
    const matters = { all: 4, asked: 1, proposed: 0, agreed: 2, disputed: 1 };
    expect(standingsName({ matters }, t)).toBe('待本单位答复 1 · 有异议 1 · 双方同意 2');
    expect(standingsName({ matters: { ...matters, asked: 0, agreed: 0, disputed: 0 } }, t)).toBe('');
  });

  it('tell what both agreed on from a manual entry', () => {
    expect(settledName('agreed/3+4', t)).toBe('双方已同意（2 个事项）');
    expect(settledName('manual/7', t)).toBe('手工分录 7 已处理');
  });
});
