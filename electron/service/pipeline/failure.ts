import { COMMAND_ERRORS, type ErrorCode, type ErrorData, type Reason } from '../../../shared/contract/errors.ts';

/**
 * An answer of the contract that is not the output. Thrown so that the transaction is undone; the transport turns it
 * into the contract's error. Whatever else is thrown is a defect: it is logged, and the caller learns only its reference.
 */
export class Failure<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly code: C,
    readonly data: ErrorData[C],
    message: string = code === 'REFUSED' ? sentenceOf(data) : DEFAULT_MESSAGES[code],
  ) {
    super(message);
  }
}

const DEFAULT_MESSAGES: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: COMMAND_ERRORS.UNAUTHENTICATED.message,
  FORBIDDEN: COMMAND_ERRORS.FORBIDDEN.message,
  INVALID_INPUT: COMMAND_ERRORS.INVALID_INPUT.message,
  NOT_FOUND: COMMAND_ERRORS.NOT_FOUND.message,
  TOO_LARGE: COMMAND_ERRORS.TOO_LARGE.message,
  BUSY: COMMAND_ERRORS.BUSY.message,
  CONFLICT: COMMAND_ERRORS.CONFLICT.message,
  READ_ONLY: COMMAND_ERRORS.READ_ONLY.message,
  REFUSED: '按规则不能办理',
};

const sentenceOf = (data: object): string =>
  'reasons' in data && Array.isArray(data.reasons) && data.reasons.length > 0
    ? String((data.reasons[0] as Reason).message)
    : DEFAULT_MESSAGES.REFUSED;

/** One refusal with one sentence. */
export const refusal = (code: string, message: string): Failure<'REFUSED'> =>
  new Failure('REFUSED', { code, reasons: [{ code, message }] });

/** A refusal that is itself worth keeping (a failed sign-in): what the handler wrote is committed, then it is thrown. */
export class RecordedFailure {
  constructor(readonly failure: Failure) {}
}
