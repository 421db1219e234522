import * as z from 'zod';

/**
 * Why a command or question was refused: `code` is stable and closed per operation, `message` is one Chinese sentence
 * that says what to do, the rest says where. The renderer may make its own sentence from the code.
 */
export const reason = z.object({
  code: z.string(),
  message: z.string(),
  place: z.string().optional(),
  sheet: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  /** Of a reason `choice`: what to ask again with, whatever language its message is said in. */
  choice: z.string().optional(),
});
export type Reason = z.infer<typeof reason>;

/** A field that does not hold what it must; `path` leads to it in the input, e.g. `lines.3.amount`. */
export const issue = z.object({ path: z.string(), message: z.string() });
export type Issue = z.infer<typeof issue>;

const errorOf = <D extends z.ZodType>(status: number, message: string, data: D) => ({ status, message, data });

/** What any question may be answered with instead of its output. */
export const QUERY_ERRORS = {
  UNAUTHENTICATED: errorOf(401, '请先登录', z.object({})),
  FORBIDDEN: errorOf(403, '没有权限', z.object({ permission: z.string(), unit: z.string().optional() })),
  INVALID_INPUT: errorOf(400, '输入不正确', z.object({ issues: z.array(issue) })),
  NOT_FOUND: errorOf(404, '没有找到', z.object({ what: z.string() })),
  TOO_LARGE: errorOf(413, '超过允许的大小', z.object({ limit: z.int(), unit: z.string() })),
  BUSY: errorOf(503, '系统正忙，请稍后再试', z.object({ retryAfterSeconds: z.int() })),
};

/** What only a command may be answered with. */
export const COMMAND_ERRORS = {
  ...QUERY_ERRORS,
  CONFLICT: errorOf(409, '与已有的记录冲突', z.object({ what: z.string() })),
  READ_ONLY: errorOf(507, '账套处于只读状态', z.object({ reason: z.string() })),
};

type RefusedMap<R extends readonly string[]> = {
  REFUSED: {
    status: number;
    message: string;
    data: z.ZodObject<{ code: z.ZodType<R[number], R[number]>; reasons: z.ZodArray<typeof reason> }>;
  };
};

/** The refusal of a rule, with the operation's own closed set of codes; absent where no rule refuses. */
export function refusedWith<const R extends readonly string[]>(codes: R | undefined): RefusedMap<R> {
  if (!codes || codes.length === 0) return {} as RefusedMap<R>;
  const data = z.object({ code: z.enum(codes) as z.ZodType<R[number], R[number]>, reasons: z.array(reason) });
  return { REFUSED: errorOf(422, '按规则不能办理', data) };
}

/** Data of each error, by code; REFUSED's code is closed per operation, here any text. */
export interface ErrorData {
  UNAUTHENTICATED: Record<never, never>;
  FORBIDDEN: { permission: string; unit?: string };
  INVALID_INPUT: { issues: Issue[] };
  NOT_FOUND: { what: string };
  TOO_LARGE: { limit: number; unit: string };
  BUSY: { retryAfterSeconds: number };
  CONFLICT: { what: string };
  READ_ONLY: { reason: string };
  REFUSED: { code: string; reasons: Reason[] };
}
export type ErrorCode = keyof ErrorData;
