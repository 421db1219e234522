import { isDefinedError, safe } from '@orpc/client';
import type { Translate } from '../../shared/i18n/translate.ts';
import type { Client } from './client.ts';
import { sentenceOf } from './failure.ts';

export type SignInOutcome =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly refusal: SignInRefusal };

/** Why a sign-in was refused; a lock-out says for how long, when the service told. */
export type SignInRefusal =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'locked'; readonly seconds: number | undefined }
  | { readonly kind: 'other'; readonly error: unknown };

/** The service's sentence names the seconds; the sentence itself is not shown, so that each language has its own. */
const secondsIn = (message: string | undefined): number | undefined => {
  const digits = /\d+/.exec(message ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
};

/** Asks the service to sign a person in. */
export async function signIn(client: Client, name: string, password: string): Promise<SignInOutcome> {
  const { error, data } = await safe(client.session.signIn({ name, password }));
  if (!error) return { ok: true, token: data.token };
  if (isDefinedError(error) && error.code === 'REFUSED') {
    const { code, reasons } = error.data;
    if (code === 'wrong-credentials') return { ok: false, refusal: { kind: 'wrong' } };
    if (code === 'disabled') return { ok: false, refusal: { kind: 'disabled' } };
    return { ok: false, refusal: { kind: 'locked', seconds: secondsIn(reasons[0]?.message) } };
  }
  // A name of a shape that no one has is simply a wrong name.
  if (isDefinedError(error) && error.code === 'INVALID_INPUT') return { ok: false, refusal: { kind: 'wrong' } };
  return { ok: false, refusal: { kind: 'other', error } };
}

/** The refusal as one sentence that says what to do. */
export function refusalSentence(refusal: SignInRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'wrong':
      return t('signIn.wrong');
    case 'disabled':
      return t('signIn.disabled');
    case 'locked':
      return refusal.seconds === undefined
        ? t('signIn.locked')
        : t('signIn.lockedFor', { wait: waitText(refusal.seconds, t) });
    case 'other':
      return sentenceOf(refusal.error, t);
  }
}

/** A wait as people say it: seconds up to two minutes, then minutes, rounded up. */
export const waitText = (seconds: number, t: Translate): string =>
  seconds <= 120 ? t('wait.seconds', { count: seconds }) : t('wait.minutes', { count: Math.ceil(seconds / 60) });
