import { describe, expect, it } from 'vitest';
import {
  isCarried,
  type Meeting,
  meetingProblems,
  reversedOrder,
  USUAL_MEETING,
} from '../../../shared/domain/approval/meeting.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const NAMES = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊', '示例己', '示例庚'];
const resolved = (yes: number, no = 0, abstained = 0, document = 'A1') => ({
  ...{ document, amount: fen(12_000_000), votes: { for: yes, against: no, abstained } },
});
const meeting = (of: Partial<Meeting> = {}): Meeting => ({
  ...{ body: 'office', number: '2025-07', day: '2025-03-05' as AccountingDate, ought: 7, present: NAMES.slice(0, 5) },
  ...{ chair: '示例甲', minutes: 'sha256', resolutions: [resolved(5)] },
  ...of,
});
const problems = (of: Partial<Meeting>) => meetingProblems(meeting(of), USUAL_MEETING).map(({ problem }) => problem);

describe('minutes (会议纪要)', () => {
  it('hold together', () => expect(problems({})).toEqual([]));
  it('need two thirds of those who ought to be there, and not one more', () => {
    expect(problems({ ought: 7, present: NAMES.slice(0, 4), resolutions: [resolved(4)] })).toEqual(['quorum']);
    expect(problems({ ought: 6, present: NAMES.slice(0, 4), resolutions: [resolved(4)] })).toEqual([]);
    expect(problems({ ought: 4 })).toEqual(['crowd']);
  });
  it.each([
    ['twice', { present: [...NAMES.slice(0, 4), '示例甲 '] }],
    ['chair', { chair: '示例庚' }],
    ['minutes', { minutes: '' }],
    ['none', { resolutions: [] }],
    ['votes', { resolutions: [resolved(4, 1, 1)] }],
    ['votes', { resolutions: [resolved(6, -1)] }],
    ['document', { resolutions: [resolved(5), resolved(5)] }],
  ] as const)('are refused for %s', (problem, of) => expect(problems(of)).toEqual([problem]));
  it('name the resolution that is wrong', () => {
    const resolutions = [resolved(5), resolved(6, 0, 0, 'A2')];
    expect(meetingProblems(meeting({ resolutions }), USUAL_MEETING)).toEqual([{ problem: 'votes', at: 1 }]);
  });
  it('carry with more than half, of those who ought to be there or of those who were', () => {
    const carried = (yes: number, half: 'ought' | 'present') =>
      isCarried(meeting(), resolved(yes), { ...USUAL_MEETING, half });
    expect([3, 4].map((yes) => carried(yes, 'ought'))).toEqual([false, true]);
    expect([2, 3].map((yes) => carried(yes, 'present'))).toEqual([false, true]);
    expect(isCarried({ ought: 6, present: NAMES.slice(0, 6) }, resolved(3), USUAL_MEETING)).toBe(false);
  });
});

describe('reversed order (程序倒置)', () => {
  const day = (text: string | undefined) => text as AccountingDate | undefined;
  it.each([
    ['2025-03-05', '2025-03-05', '2025-03-06', []],
    ['2025-03-05', '2025-03-04', '2025-03-06', ['signed']],
    ['2025-03-05', '2025-03-04', '2025-03-04', ['signed', 'paid']],
    [undefined, undefined, '2025-03-04', ['paid']],
    [undefined, undefined, undefined, []],
  ])('decided %s, signed %s, paid %s', (decided, signed, paid, expected) =>
    expect(reversedOrder({ decided: day(decided), signed: day(signed), paid: day(paid) })).toEqual(expected),
  );
});
