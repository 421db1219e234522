import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Readonly<Record<keyof typeof zh, string>> = {
  'error.title': 'Nothing could be read',
  'error.unknown': 'Something unexpected happened: {message}',
  'error.UNAUTHENTICATED': 'Sign in first.',
  'error.FORBIDDEN': 'Your role does not include this page, or not for this unit; roles are set by the administrator.',
  'error.INVALID_INPUT': 'Something entered is not right. Check it and try again.',
  'error.NOT_FOUND': 'This was not found; it may have been changed.',
  'error.TOO_LARGE': 'This is larger than is allowed.',
  'error.BUSY': 'The system is busy. Try again in a moment.',
  'error.CONFLICT': 'This conflicts with an existing record. Reload and try again.',
  'error.READ_ONLY': 'The books are read-only at the moment. Ask the administrator.',
  'refusal.urged-today': 'This unit was urged today; it can be urged again tomorrow.',
  'refusal.consolidated-before-submitted': 'A month is not consolidated before it is submitted.',
};
