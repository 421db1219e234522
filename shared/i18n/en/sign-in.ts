import type { signIn as zh } from '../zh-CN/sign-in.ts';

export const signIn: Readonly<Record<keyof typeof zh, string>> = {
  'signIn.title': 'Sign in',
  'signIn.name': 'Sign-in name',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.busy': 'Signing in…',
  'signIn.nameMissing': 'Enter your sign-in name.',
  'signIn.passwordMissing': 'Enter your password.',
  'signIn.showPassword': 'Show password',
  'signIn.hidePassword': 'Hide password',
  'signIn.capsLock': 'Caps Lock is on.',
  'signIn.wrong': 'The sign-in name or the password is wrong. Try again.',
  'signIn.lockedFor': 'Too many wrong attempts. You can try again in {wait}.',
  'signIn.locked':
    'Too many wrong attempts: this name is locked for a while. Try again later, or ask the administrator to unlock it.',
  'signIn.disabled': 'This name is disabled. Ask the administrator.',
  'signIn.again': 'Your session has ended. Sign in again.',
  'signIn.left': 'You have signed out.',
  'signIn.help': 'No name yet, or forgot the password? Ask the administrator of the finance centre.',
  'demo.title': 'People of the sample county',
  'demo.body': 'Its books are invented: try anything. Press a name to sign in as that person.',
  'demo.password': 'Everyone has the password',
  'wait.seconds': '{count} {count|second|seconds}',
  'wait.minutes': '{count} {count|minute|minutes}',
};
