import { Failure } from '../pipeline/failure.ts';
import { StoreError } from '../store/port.ts';
import { NoData, Refusal } from './desk.ts';

/** What a failure of the service or the store means to the command line: refused (exit 1) or no data (exit 3). */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Failure) return new Refusal(error.code, error.message, error.data);
  if (error instanceof StoreError) {
    return error.code === 'exists' ? new Refusal('EXISTS', error.message, undefined) : new NoData(error.message);
  }
  return error;
}
