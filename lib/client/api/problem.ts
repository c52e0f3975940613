import { problem, type Problem } from "@/lib/contracts/common";

/** What went wrong with a request: the server's own problem, or that there was no usable answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(fields: { status: number; code: string; detail: string; requestId: string | null }, cause?: unknown) {
    super(fields.detail, { cause });
    this.name = "ApiError";
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId;
  }

  static fromProblem(body: Problem): ApiError {
    return new ApiError(body);
  }

  /** The server could not be reached at all. */
  static unreachable(cause: unknown): ApiError {
    return new ApiError(
      { status: 0, code: "unreachable", detail: "The server could not be reached.", requestId: null },
      cause,
    );
  }

  /** An answer that is neither what the contract says nor a problem. */
  static unexpected(status: number, cause?: unknown): ApiError {
    return new ApiError(
      { status, code: "unexpected_answer", detail: `Unexpected answer (HTTP ${status}).`, requestId: null },
      cause,
    );
  }
}

/** Reads the error out of an answer that is not ok. */
export async function readProblem(response: Response): Promise<ApiError> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return ApiError.unexpected(response.status, error);
  }
  const parsed = problem.safeParse(body);
  return parsed.success ? ApiError.fromProblem(parsed.data) : ApiError.unexpected(response.status, parsed.error);
}
