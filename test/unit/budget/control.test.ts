import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTROL_STAGES,
  type ControlPattern,
  chooseRule,
  DEFAULT_CONTROL,
  patternKey,
} from '../../../shared/domain/budget/control.ts';
import { pass } from '../../../shared/domain/budget/gate.ts';
import { lineKey, lineOf } from '../../../shared/domain/budget/line.ts';
import { EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const rule = (item: string, source = '', stage: ControlPattern['stage'] = '', warnFrom = 0): ControlPattern => ({
  ...{ item, source, stage, control: 'warn', horizon: 'year', warnFrom },
});
const PAPER = { item: '50201', source: 'other' };

describe('the control that a line is held to', () => {
  it('is the usual one where no pattern fits', () => {
    expect(chooseRule([], PAPER, 'reserve')).toEqual(DEFAULT_CONTROL);
    expect(chooseRule([rule('503'), rule('', 'donation'), rule('', '', 'spend')], PAPER, 'reserve')).toEqual(
      DEFAULT_CONTROL,
    );
  });

  it('is that of the pattern that says most: the item first, then the source, then the stage', () => {
    const rules = [
      ...[rule('', '', '', 1), rule('502', '', '', 2), rule('50201', '', '', 3), rule('50201', 'other', '', 4)],
      ...[rule('50201', 'other', 'spend', 5), rule('', 'other', 'spend', 6)],
    ];
    const of = (item: string, source: string, stage: 'reserve' | 'spend') =>
      chooseRule(rules, { item, source }, stage).warnFrom;
    expect(of('50201', 'other', 'spend')).toBe(5);
    expect(of('50201', 'other', 'reserve')).toBe(4);
    expect(of('50201', 'donation', 'spend')).toBe(3);
    expect(of('50205', 'other', 'spend')).toBe(2);
    expect(of('602', 'other', 'spend')).toBe(6);
    expect(of('602', 'donation', 'reserve')).toBe(1);
  });

  it('does not depend on the order in which the patterns stand', () => {
    const pattern = fc.record({
      item: fc.constantFrom('', '5', '502', '50201'),
      source: fc.constantFrom('', 'other', 'donation'),
      stage: fc.constantFrom('' as const, ...CONTROL_STAGES),
    });
    const patterns = fc.uniqueArray(pattern, { selector: patternKey, maxLength: 20 });
    fc.assert(
      fc.property(patterns, fc.constantFrom(...CONTROL_STAGES), (list, stage) => {
        const rules = list.map((each, index) => rule(each.item, each.source, each.stage, index));
        expect(chooseRule(rules, PAPER, stage)).toEqual(chooseRule([...rules].reverse(), PAPER, stage));
      }),
    );
  });

  it('is asked for each stage of a document, and the strictest answer holds', () => {
    const line = lineKey({ unit: 'T01' as UnitCode, year: 2026, department: '', project: '', ...PAPER });
    const rules: ControlPattern[] = [rule('', '', 'reserve'), { ...rule('', '', 'spend'), control: 'refuse' }];
    const book = {
      standingOf: () => EMPTY_STANDING,
      claimOf: () => undefined,
      ruleOf: (key: typeof line, stage: 'reserve' | 'commit' | 'spend') => chooseRule(rules, lineOf(key), stage),
    };
    const occasion = { today: '2026-03-01' as AccountingDate, month: 3, authorised: false };
    const want = (...kinds: ('reserve' | 'spend')[]) =>
      pass(
        book,
        kinds.map((kind) => ({ kind, claim: kind, line, amount: fen(1) })),
        occasion,
      ).ok;
    expect(want('reserve')).toBe(true);
    expect(want('spend')).toBe(false);
    expect(want('spend', 'reserve')).toBe(false);
    // A draft holds the money of a spending on its way, and is held to what spending is.
    const draft = [{ kind: 'reserve' as const, claim: 'draft', line, amount: fen(1) }];
    expect(pass(book, draft, { ...occasion, stage: 'spend' }).ok).toBe(false);
  });
});
