import { COMMAND_ERRORS, type ErrorCode } from '../../../shared/contract/errors.ts';
import { Failure } from '../pipeline/failure.ts';

/** Writes down a defect and returns the reference under which it can be found; the caller learns nothing else. */
export type Report = (error: unknown, where: string) => string;

export const statusOf = (code: ErrorCode): number => (code === 'REFUSED' ? 422 : COMMAND_ERRORS[code].status);

/** The answer of a route that is no operation of the contract: the same codes and data, as plain JSON. */
export function failureResponse(error: unknown, report: Report, where: string): Response {
  if (error instanceof Failure) {
    const { code, message, data } = error;
    return Response.json({ code, message, data }, { status: statusOf(error.code) });
  }
  const reference = report(error, where);
  return Response.json(
    { code: 'INTERNAL_SERVER_ERROR', message: INTERNAL_MESSAGE, data: { reference } },
    { status: 500 },
  );
}

export const INTERNAL_MESSAGE = '内部错误，请把编号告诉维护人员';
