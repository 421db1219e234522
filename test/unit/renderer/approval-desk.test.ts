import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../renderer/approval/desk/desk-keys.ts';
import {
  type Application,
  digestOf,
  movesNow,
  signaturesOf,
  stepNow,
} from '../../../renderer/approval/desk/document.ts';
import {
  decidedKey,
  type Inbox,
  neighbourOf,
  nextAfter,
  rowsOf,
  waitedDays,
} from '../../../renderer/approval/desk/inbox.ts';
import { parseDate } from '../../../shared/kernel/date.ts';

/** 审批台: which document follows, who signed what, and which key asks for what. */
const day = (text: string) => parseDate(text)!;
type Waiting = Inbox['waiting'][number];
type Step = Application['steps'][number];
type Move = Application['moves'][number];

const waiting = (id: number, task: number | null, forWhom = ''): Waiting => ({
  ...{ id, number: `T01-2025-${id}`, unit: 'T01', unitName: '卫生院', year: 2025, category: 'equipment' },
  ...{ purpose: '彩超', payee: '', payeeName: '', amount: '86000.00', urgent: false, stage: 'deciding', revision: 2 },
  ...{ level: 'centre', opened: day('2025-12-20'), due: day('2025-12-23'), late: -1, applicant: 'sun', display: '孙' },
  ...{ day: day('2025-12-15'), task, forWhom, urged: 0, warnings: 0 },
});
const inbox = (rows: Waiting[]): Inbox => ({ waiting: rows, escalated: [], own: [], released: [] });
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

describe('the list of the desk', () => {
  it('leaves out what was decided a moment ago, and shows it again once it has come back', () => {
    const gone = new Set([decidedKey(waiting(1, 4))]);
    expect(ids(rowsOf(inbox([waiting(1, 4), waiting(2, 1)]), 'waiting', gone))).toEqual([2]);
    const back = { ...waiting(1, 4), revision: 4 };
    expect(ids(rowsOf(inbox([back, waiting(2, 1)]), 'waiting', gone))).toEqual([1, 2]);
  });

  it('shows a document once to who decides it for oneself and for another', () => {
    expect(ids(rowsOf(inbox([waiting(1, 4), waiting(1, 5, 'li'), waiting(2, 1)]), 'waiting', new Set()))).toEqual([
      1, 2,
    ]);
  });

  it('goes on to what follows, from the last to the first, and nowhere from the only one', () => {
    const rows = [{ id: 5 }, { id: 3 }, { id: 9 }];
    expect(rows.map(({ id }) => nextAfter(rows, id))).toEqual([3, 9, 5]);
    expect(nextAfter([{ id: 5 }], 5)).toBeUndefined();
    expect(nextAfter(rows, 77)).toBe(5);
    expect([neighbourOf(rows, 3, -1), neighbourOf(rows, 9, 1), neighbourOf(rows, undefined, 1)]).toEqual([
      5,
      undefined,
      5,
    ]);
  });

  it('counts how long a document has waited by the day of the service', () => {
    expect(waitedDays({ opened: day('2025-12-20'), due: day('2025-12-23'), late: -1 })).toBe(2);
    expect(waitedDays({ opened: day('2025-12-20'), due: day('2025-12-23'), late: 4 })).toBe(7);
    expect(waitedDays({ opened: '', due: '', late: 0 })).toBeUndefined();
  });
});

const NAMES = { chu: '褚院长', feng: '冯审批', song: '宋办公室', luo: '罗分管', li: '李总' };
const task = (id: number, person: keyof typeof NAMES, state: 'open' | 'passed', more: object = {}) => ({
  ...{ id, person, display: NAMES[person], state, addedBy: '', actor: state === 'passed' ? person : '' },
  ...more,
});
const step = (
  level: Step['level'],
  state: Step['state'],
  tasks: Step['tasks'],
  meeting: number | null = null,
): Step => ({
  ...{ level, mode: 'single', days: 3, holders: [], state, opened: '', due: '', meeting, tasks },
});
const move = (id: number, what: Move['what'], display: string, opinion: string, more: Partial<Move> = {}): Move => ({
  ...{ id, what, display, instant: `2025-12-${10 + id}T02:00:00.000Z`, opinion, digest: `d${id}` },
  ...{ forWhom: '', other: '', to: '', amount: null, ...more },
});

describe('the signatures of a document', () => {
  const moves = [
    move(1, 'submit', '孙', ''),
    move(2, 'pass', '褚院长', '第一次同意'),
    move(3, 'refuse', '冯审批', '缺一家询价'),
    move(4, 'submit', '孙', ''),
    move(5, 'pass', '褚院长', '属实'),
    move(6, 'pass', '罗分管', '无须许可', { forWhom: 'song' }),
    move(7, 'pass', '冯审批', '预算内'),
  ];
  const steps = [
    step('unit-head', 'done', [task(1, 'chu', 'passed')]),
    step('centre', 'done', [task(2, 'feng', 'passed'), task(3, 'song', 'passed', { addedBy: 'feng', actor: 'luo' })]),
    step('chief-accountant', 'now', [task(4, 'li', 'open')]),
    step('party', 'later', []),
  ];

  it('stand level by level in the order in which they were given, with what was said this time', () => {
    const said = signaturesOf({ steps, moves, names: NAMES });
    expect(said.map(({ level, display, forWhom, opinion }) => [level, display, forWhom, opinion])).toEqual([
      ['unit-head', '褚院长', '', '属实'],
      ['centre', '罗分管', '宋办公室', '无须许可'],
      ['centre', '冯审批', '', '预算内'],
      ['chief-accountant', '', '', ''],
      ['party', '', '', ''],
    ]);
    expect(said[1]?.addedBy).toBe('冯审批');
  });

  it('are a meeting’s where a body decided', () => {
    const resolved = [...moves, move(8, 'resolve', '丁党委', '党委会〔2025〕12 号')];
    const decided = [...steps.slice(0, 3), step('party', 'done', [], 3)];
    expect(signaturesOf({ steps: decided, moves: resolved, names: NAMES }).at(-1)?.opinion).toBe('党委会〔2025〕12 号');
  });

  it('stand under the digest of all that was done, and count since it was last handed in', () => {
    expect(digestOf({ moves })).toBe('d7');
    expect(movesNow({ moves }).map(({ id }) => id)).toEqual([4, 5, 6, 7]);
    expect(digestOf({ moves: [] })).toBe('');
    expect(stepNow({ steps })?.level).toBe('chief-accountant');
  });
});

describe('a key of the desk', () => {
  const key = (struck: string, more: Partial<KeyboardEvent> = {}) => ({
    ...{ key: struck, code: `Key${struck.toUpperCase()}`, ctrlKey: false, altKey: false, metaKey: false },
    ...{ shiftKey: false, ...more },
  });

  it('asks for what stands beside it, small or large, arrows as well', () => {
    expect(['a', 'R', 's', 't', 'u', 'p', 'v'].map((one) => commandOf(key(one)))).toEqual([
      'pass',
      'refuse',
      'add',
      'move',
      'urge',
      'print',
      'paperLarge',
    ]);
    expect(['j', 'ArrowDown', 'k', 'ArrowUp', 'ArrowRight'].map((one) => commandOf(key(one)))).toEqual([
      'next',
      'next',
      'previous',
      'previous',
      'paperNext',
    ]);
  });

  it('is read by its place while an input method is on, and is another’s with Ctrl', () => {
    expect(commandOf(key('Process', { code: 'KeyA' }))).toBe('pass');
    expect(commandOf(key('a', { ctrlKey: true }))).toBeUndefined();
    expect(commandOf(key('p', { metaKey: true }))).toBeUndefined();
    expect(commandOf(key('Enter', { code: 'Enter' }))).toBeUndefined();
  });
});
