import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../shared/domain/approval/radar/back-test.ts';
import { casesOf, comparedOf } from '../../../shared/domain/approval/radar/case.ts';
import { escalated } from '../../../shared/domain/approval/radar/escalating.ts';
import type { Finding } from '../../../shared/domain/approval/radar/finding.ts';
import { relatedOf } from '../../../shared/domain/approval/radar/related.ts';
import { explainedOf, sayFinding } from '../../../shared/domain/approval/radar/saying.ts';
import { USUAL_RADAR } from '../../../shared/domain/approval/radar/settings.ts';
import { levelsOf, type ShownSpending } from '../../../shared/domain/approval/radar/spending.ts';
import { inLanguage } from '../../../shared/i18n/sentences.ts';
import { addDays, dateOf } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';
import { CENTRE, CHIEF, HEAD, LADDER, rule } from './ladder.ts';

const spend = (id: string, amount: number, of: Partial<ShownSpending> = {}): ShownSpending => ({
  ...{ id, number: id, unit: 'T01', unitName: '某院', kind: 'township', category: 'equipment' },
  ...{ payee: 'P1', payeeName: '甲公司', day: dateOf(2025, 3, 20)!, amount: fen(amount * 100) },
  ...{ source: 'other', inBudget: true, project: '', contract: '', invoices: [] },
  ...of,
});
const finding = (ids: readonly string[], sum: number, of: Partial<Finding> = {}): Finding => ({
  ...{ kind: 'split', ids, sum: fen(sum * 100), by: 'payee', value: 'P1', levels: ['centre'], limit: undefined },
  ...of,
});
const mapOf = (list: readonly ShownSpending[]) => new Map(list.map((one) => [one.id, one]));

describe('cases', () => {
  const four = ['a', 'b', 'c', 'd'].map((id, at) => spend(id, 10 + at));

  it('are warnings without their overlaps, joined by whatever comes last', () => {
    const found = [
      ...[finding(['a', 'b'], 21), finding(['c', 'd'], 25, { levels: ['chief-accountant'] }), finding(['b', 'c'], 23)],
      finding(['a', 'd'], 23, { by: 'project', value: 'X' }),
    ];
    expect(casesOf(found, mapOf(four))).toMatchObject([
      { by: 'payee', ids: ['a', 'b', 'c', 'd'], sum: 4600, levels: ['centre', 'chief-accountant'] },
      { by: 'project', ids: ['a', 'd'], sum: 2300 },
    ]);
  });

  it('stand by gravity, then by their sum; each just below a limit is one of its own', () => {
    const near = { kind: 'near', by: 'limit', value: '' } as const;
    const found = [finding(['a'], 10, near), finding(['b'], 11, near), finding(['a', 'b'], 21)];
    expect(casesOf(found, mapOf(four)).map(({ kind, ids }) => [kind, ...ids])).toEqual([
      ...[
        ['split', 'a', 'b'],
        ['near', 'b'],
        ['near', 'a'],
      ],
    ]);
  });

  it('are found by both settings where they have a document and what ties it in common', () => {
    const one = casesOf([finding(['a', 'b'], 21)], mapOf(four));
    const other = casesOf([finding(['b', 'c'], 23), finding(['a', 'd'], 23, { value: 'P2' })], mapOf(four));
    expect(comparedOf(one, other).map(({ found, one: { value } }) => [found, value])).toEqual([
      ...[
        ['in-force', 'P2'],
        ['both', 'P1'],
      ],
    ]);
  });

  it('name every document that was warned of, each once, with their exact sum, whatever came', () => {
    const drawn = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 60_000 }),
        payee: fc.constantFrom('P1', 'P2', 'P3', ''),
        project: fc.constantFrom('', '', 'X'),
        day: fc.integer({ min: 0, max: 120 }),
        invoices: fc.constantFrom([], [], ['1']),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(drawn, (all) => {
        const documents = all.map(({ amount, day, ...of }, at) =>
          spend(`s${String(at).padStart(3, '0')}`, amount, { ...of, day: addDays(dateOf(2025, 1, 1)!, day) }),
        );
        const said = backTest(documents, { rules: LADDER, related: relatedOf([]), settings: USUAL_RADAR });
        if (!said.ok) throw new Error('sixty are not too many');
        const { findings, cases, warned, months } = said.value;
        const amounts = mapOf(documents);
        for (const { ids, sum } of [...findings, ...cases]) {
          expect(new Set(ids).size).toBe(ids.length);
          expect(sum).toBe(sumFen(ids.map((id) => amounts.get(id)!.amount)));
        }
        for (const { kind, by, value, ids } of findings)
          expect(
            cases.filter(
              (one) =>
                one.kind === kind && one.by === by && one.value === value && ids.every((id) => one.ids.includes(id)),
            ),
          ).toHaveLength(1);
        expect(new Set(findings.map(({ ids }) => ids.at(-1))).size).toBe(warned);
        expect(months.reduce((sum, { documents: many }) => sum + many, 0)).toBe(documents.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the sum at which a document is judged', () => {
  const one = spend('b', 16_000);
  const split = finding(['a', 'b'], 31_000);

  it('is that of the largest division it is part of, else its own', () => {
    expect(escalated(LADDER, one, [])).toBe(1_600_000);
    expect(escalated(LADDER, one, [split, finding(['a', 'b', 'c'], 60_000)])).toBe(6_000_000);
    expect(escalated(LADDER, one, [finding(['a', 'c'], 60_000)])).toBe(1_600_000);
    expect(escalated(LADDER, one, [finding(['a', 'b'], 60_000, { kind: 'repeat', by: 'amount' })])).toBe(1_600_000);
  });

  it('is the one that asks for most, where a table asks less of more', () => {
    const strange = [rule(0, 2, [HEAD]), rule(2, 5, [HEAD, CENTRE, CHIEF]), rule(5, undefined, [HEAD, CENTRE])];
    expect(escalated(strange, one, [split, finding(['a', 'b', 'c'], 60_000)])).toBe(3_100_000);
  });

  it('never asks for less than the document alone', () => {
    const sums = fc.array(fc.integer({ min: 16_000, max: 900_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(sums, (all) => {
        const sum = escalated(
          LADDER,
          one,
          all.map((each) => finding(['a', 'b'], each)),
        );
        const levels = levelsOf(LADDER, one, sum);
        for (const level of levelsOf(LADDER, one)) expect(levels.has(level)).toBe(true);
        expect(sum).toBe(Math.max(1_600_000, ...all.map((each) => each * 100)));
      }),
    );
  });
});

describe('a finding in one sentence', () => {
  const ties = relatedOf([
    { code: 'P1', accounts: ['1'], phones: ['2'], representatives: [] },
    { code: 'P2', accounts: ['1'], phones: ['2'], representatives: ['示例'] },
    { code: 'P3', accounts: [], phones: [], representatives: ['示例'] },
  ]);
  const said = (of: Finding, documents: readonly ShownSpending[], ofOne: boolean, rules = LADDER) =>
    sayFinding(of, explainedOf(of, documents, { rules, related: ties }), ofOne);
  const three = [
    spend('a', 38_000, { unit: 'T02' }),
    spend('b', 30_000, { unit: 'T03', payee: 'P2' }),
    spend('c', 30_000),
  ];
  const whole = finding(['a', 'b', 'c'], 98_000, { levels: ['chief-accountant'] });

  it('says of one document with what others, how much, why, and who should decide', () => {
    const sentence = said(whole, three, true);
    expect(sentence).toBe(
      '与另外 2 笔（T02、T03）合计 98,000.00 元，同一账户、同一联系电话，应由总会计师审批；单笔均未达到 50,000.00 元',
    );
    expect(inLanguage(sentence, 'en')).toBe(
      'With 2 others (T02, T03) ¥98,000.00 together, the same bank account, the same telephone: chief accountant should decide; none reaches ¥50,000.00 alone',
    );
  });

  it('says of a project, of payees tied through a third, and of many units', () => {
    const project = finding(['a', 'b', 'c'], 98_000, {
      by: 'project',
      value: '门诊楼改造',
      levels: ['chief-accountant'],
    });
    expect(said(project, three, false)).toContain('同一项目“门诊楼改造”');
    expect(inLanguage(said(project, three, false), 'en')).toContain('the same project “门诊楼改造”');
    const through = [spend('a', 38_000), spend('b', 30_000, { payee: 'P3' })];
    expect(said(finding(['a', 'b'], 68_000), through, true)).toContain('收款单位经第三家相互关联');
    const many = Array.from({ length: 9 }, (_, at) => spend(`m${at}`, 15_000, { unit: `T0${at + 1}` }));
    expect(
      said(
        finding(
          many.map(({ id }) => id),
          135_000,
        ),
        many,
        false,
      ),
    ).toContain('T01、T02、T03、T04、T05、T06等 9 个单位');
  });

  it('names no limit where the parts are measured by different ones', () => {
    const apart = [
      rule(0, 2, [HEAD], { kinds: ['township'] }),
      rule(2, undefined, [HEAD, CENTRE], { kinds: ['township'] }),
    ];
    const lead = [rule(0, 9, [HEAD], { kinds: ['lead'] }), rule(9, undefined, [HEAD, CENTRE], { kinds: ['lead'] })];
    const parts = [spend('a', 80_000, { kind: 'lead', unit: 'H01' }), spend('b', 15_000)];
    expect(said(finding(['a', 'b'], 95_000), parts, true, [...apart, ...lead])).toMatch(/单笔都不用报到这一级$/);
  });

  it('says how little is missing, and what was done twice', () => {
    const near = finding(['c'], 49_000, {
      kind: 'near',
      by: 'limit',
      value: '',
      limit: fen(5_000_000),
      levels: ['chief-accountant'],
    });
    expect(said(near, [spend('c', 49_000)], true)).toBe(
      '金额 49,000.00 元，比 50,000.00 元的线只少 1,000.00 元；到线应由总会计师审批',
    );
    const of = { levels: [], value: '25442' } as const;
    const invoice = finding(['a', 'b'], 68_000, { ...of, kind: 'invoice', by: 'invoice' });
    expect(said(invoice, three.slice(0, 2), true)).toBe('与另外 1 笔（T02）用了同一张发票 25442，合计 68,000.00 元');
    const repeat = finding(['b', 'c'], 60_000, { ...of, kind: 'repeat', by: 'amount' });
    expect(said(repeat, three.slice(1), false)).toBe(
      '2 笔（T03、T01）金额相同，同一账户、同一联系电话，合计 60,000.00 元',
    );
    const day = finding(['a', 'b'], 68_000, { ...of, kind: 'same-day', by: 'payee' });
    expect(said(day, three.slice(0, 2), true)).toBe(
      '与另外 1 笔（T02）同一天，同一账户、同一联系电话，合计 68,000.00 元',
    );
  });
});
