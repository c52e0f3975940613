import type { Problem } from "@/lib/contracts/common";

interface ApiErrorFields {
  status: number;
  code: string;
  detail: string;
  requestId: string | null;
  retryAfter?: number | undefined;
}

/** Why a request failed: the problem that the server answered, or that there was no valid answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** Seconds until it makes sense to try again; null if the server did not say. */
  readonly retryAfter: number | null;

  constructor(fields: ApiErrorFields, cause?: unknown) {
    super(fields.detail, { cause });
    this.name = "ApiError";
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId;
    this.retryAfter = fields.retryAfter ?? null;
  }

  static fromProblem(body: Problem): ApiError {
    return new ApiError(body);
  }

  /** The server could not be reached. */
  static unreachable(cause: unknown): ApiError {
    return new ApiError(
      { status: 0, code: "unreachable", detail: "The server could not be reached.", requestId: null },
      cause,
    );
  }

  /** No answer has come yet. */
  static slow(): ApiError {
    return new ApiError({ status: 0, code: "slow", detail: "The server has not answered yet.", requestId: null });
  }

  /** The answer is neither what the endpoint table says nor a problem. */
  static unexpected(status: number, cause?: unknown): ApiError {
    return new ApiError(
      { status, code: "unexpected_answer", detail: `Unexpected answer (HTTP ${status}).`, requestId: null },
      cause,
    );
  }
}

/** Codes of answers with a status of 500 or more that say something about the request, not about the server. */
const OF_THE_REQUEST = ["too_slow", "busy"];

/** Whether the same request may succeed later: the server is away, slow or broken. */
export function isOutage(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || OF_THE_REQUEST.includes(error.code)) return false;
  return error.status >= 500 || error.code === "unreachable" || error.code === "slow";
}

/** Reads the error of an answer that is not OK. */
export async function readProblem(response: Response): Promise<ApiError> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return ApiError.unexpected(response.status, error);
  }
  return isProblem(body) ? ApiError.fromProblem(body) : ApiError.unexpected(response.status);
}

/** Whether a body is a problem, without its schema: zod is not downloaded. */
export function isProblem(body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...body };
  const texts = ["type", "title", "detail", "code", "requestId"];
  return Number.isInteger(fields.status) && texts.every((name) => typeof fields[name] === "string");
}
