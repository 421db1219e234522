/** Thrown when the program itself is wrong; never for bad input, which is a value (see result.ts). */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** States what must hold here. A failure is a defect of ours and stops the operation before anything is kept. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Closes a switch over a union: the compiler proves that no case was forgotten. */
export function assertNever(value: never, what = 'value'): never {
  throw new AssertionError(`unexpected ${what}: ${JSON.stringify(value)}`);
}
