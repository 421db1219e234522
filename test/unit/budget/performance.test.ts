import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluationProblems,
  goalProblems,
  type Indicator,
  isReached,
  type Result,
  reviewProblems,
  weightProblems,
} from '../../../shared/domain/budget/performance.ts';
import { areBounds, DEFAULT_BOUNDS, gradeOf, sumPoints } from '../../../shared/domain/budget/performance-grades.ts';
import { type PerformanceStep, performanceStepped } from '../../../shared/domain/budget/performance-route.ts';
import { estimatedByYear, estimateProblems } from '../../../shared/domain/budget/project.ts';
import {
  againstUse,
  isBudgetable,
  PROJECT_STAGES,
  PROJECT_STEPS,
  type ProjectStage,
  projectStepped,
} from '../../../shared/domain/budget/project-route.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const indicator = (more: Partial<Indicator> = {}): Indicator => ({
  ...{ kind: 'quantity', name: '购置彩超', direction: 'least', target: '1', unit: '台', weight: 100 },
  ...more,
});
const result = (more: Partial<Result> = {}): Result => ({
  ...{ actual: '1', evidence: '记-12', score: 100, explanation: '' },
  ...more,
});

describe('a project', () => {
  it('gets a budget once it is listed, and none after it was ended', () => {
    expect(PROJECT_STAGES.filter(isBudgetable)).toEqual(['listed', 'running', 'finished']);
    expect(againstUse('P1', undefined)).toContain('项目库没有项目 P1');
    expect(againstUse('P1', { name: '彩超', stage: 'reviewing' })).toContain('还没有入库');
    expect(againstUse('P1', { name: '彩超', stage: 'ended' })).toContain('已终止');
    expect(againstUse('P1', { name: '彩超', stage: 'running' })).toBeUndefined();
  });

  it('estimates by year, whatever the order of its rows', () => {
    const estimates = [
      { year: 2027, source: 'other', amount: fen(3) },
      { year: 2026, source: 'other', amount: fen(1) },
      { year: 2026, source: 'donation', amount: fen(2) },
    ];
    expect([...estimatedByYear({ estimates })]).toEqual([
      [2026, 3],
      [2027, 3],
    ]);
    expect(estimateProblems({ estimates })).toEqual([]);
    expect(estimateProblems({ estimates: [{ year: 2026, source: 'x', amount: fen(0) }] })).toHaveLength(1);
  });

  it('is never decided on by who prepared or submitted it, and never leaves an end', () => {
    for (const step of ['admit', 'reject', 'return'] as const)
      for (const past of ['prepare', 'submit'] as const)
        expect(
          projectStepped({ stage: 'reviewing', signed: [{ step: past, person: 'a' }] }, step, 'a', '-'),
        ).toMatchObject({ ok: false, error: 'same-person' });
    for (const stage of ['finished', 'ended', 'rejected'] as const)
      for (const step of PROJECT_STEPS)
        expect(projectStepped({ stage, signed: [] }, step, 'a', '-').ok, `${stage} ${step}`).toBe(false);
  });
});

describe('goals', () => {
  it('are no income of a department or a person, but may be its share (贵 三(十二))', () => {
    const said = (name: string) => goalProblems([indicator({ name })]).map(({ code }) => code);
    expect(said('科室创收额')).toEqual(['bad-indicator']);
    expect(said('医疗收入增长率')).toEqual(['bad-indicator']);
    expect(said('医疗服务收入占比')).toEqual([]);
  });

  it('have a number where they are held against one, and one name each', () => {
    expect(goalProblems([indicator({ target: '按期' })])).toHaveLength(1);
    expect(goalProblems([indicator({ direction: 'words', target: '按期' })])).toEqual([]);
    expect(goalProblems([indicator(), indicator()])).toMatchObject([{ row: 2 }]);
    expect(goalProblems([indicator({ weight: 0 })])).toHaveLength(1);
  });

  it('weigh 100 together', () => {
    expect(weightProblems([])).toHaveLength(1);
    expect(weightProblems([indicator({ weight: 60 }), indicator({ weight: 40 })])).toEqual([]);
    expect(weightProblems([indicator({ weight: 99 })])).toHaveLength(1);
  });
});

describe('an evaluation', () => {
  it('holds results against targets as decimals, not as floats or texts', () => {
    expect(isReached({ direction: 'least', target: '90' }, '90.0')).toBe(true);
    expect(isReached({ direction: 'least', target: '9' }, '10')).toBe(true);
    expect(isReached({ direction: 'most', target: '0.3' }, '0.30')).toBe(true);
    expect(isReached({ direction: 'equal', target: '12' }, '11')).toBe(false);
    expect(isReached({ direction: 'words', target: '按期' }, '按期')).toBeUndefined();
  });

  it('gives no full points for a missed target, and asks why', () => {
    const missed = { actual: '0' };
    expect(evaluationProblems([indicator()], [result(missed)])).toMatchObject([{ code: 'bad-score' }]);
    expect(evaluationProblems([indicator()], [result({ ...missed, score: 50 })])).toMatchObject([
      { code: 'unfinished' },
    ]);
    expect(evaluationProblems([indicator()], [result({ ...missed, score: 50, explanation: '缓建' })])).toEqual([]);
    expect(evaluationProblems([indicator()], [])).toHaveLength(1);
  });

  it('is reviewed without full points for a missed target either', () => {
    expect(reviewProblems([indicator()], [result({ actual: '0', score: 50 })], [100])).toEqual([
      { code: 'bad-score', message: '“购置彩超”没有达到目标，不能得满分', row: 1 },
    ]);
    expect(reviewProblems([indicator()], [result({ actual: '0', score: 50 })], [99.9])).toEqual([]);
    expect(reviewProblems([indicator()], [result()], [100])).toEqual([]);
    const words = indicator({ direction: 'words', target: '按期' });
    expect(reviewProblems([words], [result({ actual: '延期' })], [100])).toEqual([]);
  });

  it('adds points exactly to one decimal', () => {
    expect(sumPoints([0.1, 0.2])).toBe(0.3);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }), (tenths) => {
        expect(sumPoints(tenths.map((each) => each / 10))).toBe(tenths.reduce((sum, each) => sum + each, 0) / 10);
      }),
    );
  });

  it('is graded 优 from 90, 良 from 80, 中 from 60', () => {
    const graded = [100, 90, 89.9, 80, 79.9, 60, 59.9, 0].map((total) => gradeOf(total, DEFAULT_BOUNDS));
    expect(graded).toEqual(['excellent', 'excellent', 'good', 'good', 'medium', 'medium', 'poor', 'poor']);
    expect(areBounds(DEFAULT_BOUNDS)).toBe(true);
    expect(areBounds({ excellent: 80, good: 80, medium: 60 })).toBe(false);
  });

  it('is judged apart from who declared, set or scored, and only after it was scored', () => {
    const running = { stage: 'running', signed: [{ step: 'prepare', person: 'a' }] } as const;
    const sheet = { stage: 'scored', signed: [{ step: 'submit', person: 'b' }] } as const;
    expect(performanceStepped(sheet, running, 'review', 'a', '')).toMatchObject({ ok: false, error: 'same-person' });
    expect(performanceStepped(sheet, running, 'review', 'b', '')).toMatchObject({ ok: false, error: 'same-person' });
    expect(performanceStepped(sheet, running, 'review', 'c', '')).toMatchObject({ ok: true, value: 'reviewed' });
    expect(performanceStepped({ ...sheet, stage: 'set' }, running, 'review', 'c', '')).toMatchObject({ ok: false });
    expect(performanceStepped({ ...sheet, stage: 'set' }, { ...running, stage: 'listed' }, 'score', 'b', '').ok).toBe(
      false,
    );
  });

  it('stays where it can go on: goals of a project that is carried out are not taken back', () => {
    const sheet = { stage: 'set', signed: [] } as const;
    for (const stage of ['finished', 'ended', 'rejected'] as const)
      for (const step of ['withdraw', 'return'] as const)
        expect(performanceStepped(sheet, { stage, signed: [] }, step, 'c', '-'), `${stage} ${step}`).toMatchObject({
          ok: false,
          error: 'over',
        });
    // What the centre sent back while it was carried out is handed on again, whatever became of the project meanwhile.
    const sentBack = { stage: 'goals', signed: [{ step: 'return', person: 'c' }] } as const;
    for (const step of ['goals', 'set'] as const)
      expect(performanceStepped(sentBack, { stage: 'finished', signed: [] }, step, 'a', '').ok).toBe(true);
    const scored = { stage: 'scored', signed: [] } as const;
    for (const step of ['withdraw', 'return'] as const)
      expect(performanceStepped(scored, { stage: 'finished', signed: [] }, step, 'c', '-')).toMatchObject({
        ok: true,
        value: 'set',
      });
  });

  it('keeps goals as they were judged: after the project was handed in only the centre sends them back', () => {
    const sheet = { stage: 'set', signed: [] } as const;
    const stepped = (stage: ProjectStage, step: PerformanceStep) =>
      performanceStepped(sheet, { stage, signed: [] }, step, 'c', '-');
    expect(stepped('declaring', 'withdraw')).toMatchObject({ ok: true, value: 'goals' });
    for (const stage of ['reviewing', 'listed', 'running'] as const) {
      expect(stepped(stage, 'withdraw'), stage).toMatchObject({ ok: false, error: 'judged' });
      expect(stepped(stage, 'return'), stage).toMatchObject({ ok: true, value: 'goals' });
    }
  });
});
