import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { Report } from './http/answers.ts';

export interface Log {
  /** Writes a defect down with its stack and returns the reference that the person is shown instead. */
  readonly report: Report;
}

/** The log goes to stderr as one JSON line an entry; amounts, names and passwords are never in it. */
export function logger(level = process.env['TONGCAI_LOG'] ?? 'warn'): Log {
  const log = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
  return {
    report(error, operation) {
      const reference = randomUUID().slice(0, 8);
      log.error({ reference, operation, err: error }, 'defect');
      return reference;
    },
  };
}
