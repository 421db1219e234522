import { COMMAND_ERRORS, type ErrorCode } from '../../../shared/contract/errors.ts';
import { Failure } from '../pipeline/failure.ts';

/** Writes down a defect and returns the reference under which it can be found; the caller learns nothing else. */
export type Report = (error: unknown, where: string) => string;

export const statusOf = (code: ErrorCode): number => (code === 'REFUSED' ? 422 : COMMAND_ERRORS[code].status);

export const INTERNAL_MESSAGE = '内部错误，请把编号告诉维护人员';

/** An error as it travels: the contract's code and data; `defined` says that the contract knows the code. */
export interface ErrorBody {
  readonly defined: boolean;
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly data: unknown;
}

/** What is said of an error; of a defect only where it is written down. */
export function errorBody(error: unknown, report: Report, where: string): ErrorBody {
  if (error instanceof Failure) {
    const { message, data } = error;
    const code: ErrorCode = error.code;
    return { defined: true, code, status: statusOf(code), message, data };
  }
  const data = { reference: report(error, where) };
  return { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: INTERNAL_MESSAGE, data };
}

/** `rpc`: in oRPC's envelope, so that its client reads the error as the contract's; otherwise plain JSON. */
export const errorResponse = (body: ErrorBody, form: 'rpc' | 'plain'): Response =>
  Response.json(form === 'rpc' ? { json: body } : body, { status: body.status });
