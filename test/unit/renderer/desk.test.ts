import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../renderer/app/client.ts';
import { isAnswered, isSignedOut, sentenceOf } from '../../../renderer/app/failure.ts';
import { aboutHost } from '../../../renderer/app/host.ts';
import { readChoices } from '../../../renderer/app/preferences.tsx';
import { refusalSentence, signIn, waitText } from '../../../renderer/app/signing-in.ts';
import { instantName, periodName } from '../../../renderer/ui/time.ts';
import { translator } from '../../../shared/i18n/translate.ts';

const zh = translator('zh-CN');
const en = translator('en');

/** A client whose sign-in answers as told. */
const answering = (answer: () => Promise<unknown>): Client => ({ session: { signIn: answer } }) as unknown as Client;

const refused = (code: string, message = ''): ORPCError<string, unknown> =>
  new ORPCError('REFUSED', { defined: true, status: 422, data: { code, reasons: [{ code, message }] } });

async function sentences(error: unknown): Promise<[string, string]> {
  const outcome = await signIn(
    answering(() => Promise.reject(error)),
    'li',
    'word',
  );
  if (outcome.ok) throw new Error('it was let in');
  return [refusalSentence(outcome.refusal, zh), refusalSentence(outcome.refusal, en)];
}

describe('a refused sign-in', () => {
  it('says what is wrong and what to do, in either language', async () => {
    expect(await sentences(refused('wrong-credentials'))).toEqual([
      '登录名或口令不对，请重新输入。',
      'The sign-in name or the password is wrong. Try again.',
    ]);
    expect(await sentences(refused('disabled'))).toEqual([
      '此登录名已停用，请联系管理员。',
      'This name is disabled. Ask the administrator.',
    ]);
  });

  it('says for how long a name is locked, when the service told', async () => {
    const [chinese, english] = await sentences(refused('locked-out', '多次输错口令，请在 30 秒后再试'));
    expect(chinese).toContain('30 秒后');
    expect(english).toContain('in 30 seconds');
    expect((await sentences(refused('locked-out')))[1]).toContain('locked for a while');
  });

  it('takes a name of an impossible shape for a wrong one, and gives nothing away', async () => {
    const error = new ORPCError('INVALID_INPUT', { defined: true, status: 400, data: { issues: [] } });
    expect((await sentences(error))[1]).toContain('wrong');
  });

  it('says that the system is busy, or that something unexpected happened', async () => {
    const busy = new ORPCError('BUSY', { defined: true, status: 503, data: { retryAfterSeconds: 2 } });
    expect((await sentences(busy))[1]).toBe('The system is busy. Try again in a moment.');
    expect((await sentences(new TypeError('no route')))[1]).toContain('no route');
  });
});

describe('a sign-in that is let in', () => {
  it('gives the token', async () => {
    const reply = { token: 'secret', person: 'p', display: 'Li', expiresInSeconds: 1 };
    expect(
      await signIn(
        answering(() => Promise.resolve(reply)),
        'li',
        'word',
      ),
    ).toEqual({ ok: true, token: 'secret' });
  });
});

describe('a wait', () => {
  it('is in seconds up to two minutes, then in minutes rounded up', () => {
    expect([1, 120, 121, 3600].map((seconds) => waitText(seconds, en))).toEqual([
      '1 second',
      '120 seconds',
      '3 minutes',
      '60 minutes',
    ]);
  });
});

describe('a failed call', () => {
  it('ends the session when the service no longer knows it, with or without the contract’s words', () => {
    expect(isSignedOut(new ORPCError('UNAUTHENTICATED', { status: 401 }))).toBe(true);
    expect(isSignedOut(new ORPCError('UNAUTHORIZED'))).toBe(true);
    expect(isSignedOut(new ORPCError('FORBIDDEN'))).toBe(false);
    expect(isSignedOut(new TypeError('Failed to fetch'))).toBe(false);
  });

  it('is an answer unless the service was away', () => {
    expect(isAnswered(new ORPCError('FORBIDDEN'))).toBe(true);
    expect(isAnswered(new ORPCError('BUSY', { defined: true, status: 503 }))).toBe(true);
    expect(isAnswered(new ORPCError('SERVICE_UNAVAILABLE'))).toBe(false);
    expect(isAnswered(new TypeError('Failed to fetch'))).toBe(false);
  });

  it('has a sentence for each of the contract’s codes', () => {
    expect(sentenceOf(new ORPCError('FORBIDDEN'), en)).toBe(
      'Your role does not include this page, or not for this unit; roles are set by the administrator.',
    );
    expect(sentenceOf(new ORPCError('SOMETHING_ELSE', { message: 'odd' }), zh)).toBe('出了意外：odd');
  });
});

describe('what is kept of a person’s likes', () => {
  it('is read back, and what is not understood is left out', () => {
    expect(readChoices('{"locale":"en","theme":"dark","amountUnit":"wan","lockMinutes":30}', [])).toEqual({
      locale: 'en',
      theme: 'dark',
      amountUnit: 'wan',
      lockMinutes: 30,
    });
    const fresh = { locale: 'zh-CN', theme: 'system', amountUnit: 'yuan', lockMinutes: 15 };
    for (const kept of [null, '', 'not json', 'null', '[]', '{"locale":"fr","theme":1,"lockMinutes":7}'])
      expect(readChoices(kept, [])).toEqual(fresh);
  });
});

describe('the desktop shell’s words', () => {
  it('are believed when they are what they should be, and absent in a browser', async () => {
    expect(await aboutHost()).toBeUndefined();
    const about = async () => ({ version: '1', host: 'Electron 45', more: 1 });
    expect(await aboutHost({ about })).toEqual({ version: '1', host: 'Electron 45' });
    expect(await aboutHost({ about: async () => ({ version: 1 }) })).toBeUndefined();
  });
});

describe('times', () => {
  it('name a period as people do', () => {
    expect(periodName('2025-12', 'zh-CN')).toBe('2025年12月');
    expect(periodName('2025-01', 'en')).toBe('January 2025');
  });

  it('show an instant in the desk’s own time', () => {
    vi.stubEnv('TZ', 'Asia/Shanghai');
    expect(instantName('2026-01-04T16:20:00.000Z')).toBe('2026-01-05 00:20');
    vi.unstubAllEnvs();
    expect(instantName('yesterday')).toBe('yesterday');
  });
});
