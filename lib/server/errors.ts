import { SECOND } from "@/lib/time/units";

/** The errors that a caller can cause, and their HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  weak_password: 400,
  wrong_password: 403,
  wrong_code: 403,
  wrong_passkey: 403,
  sign_in_again: 403,
  deactivated: 403,
  company_only: 403,
  unauthorized: 401,
  token_ended: 401,
  forbidden: 403,
  not_found: 404,
  method: 405,
  conflict: 409,
  last_administrator: 409,
  factor_required: 409,
  gone: 410,
  too_large: 413,
  throttled: 429,
  quota: 429,
  busy: 503,
  unavailable: 503,
  too_slow: 504,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error whose message is meant for the caller. */
export class ServiceError extends Error {
  override name = "ServiceError";
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Too many attempts. `retryAfterMs` says when the next one makes sense. */
export class ThrottledError extends ServiceError {
  override name = "ThrottledError";
  readonly retryAfterSeconds: number;
  constructor(retryAfterMs: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterMs / SECOND));
    const minutes = Math.ceil(seconds / 60);
    super("throttled", `Too many failed attempts; try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`);
    this.retryAfterSeconds = seconds;
  }
}

/** The caller has used up a quota. `retryAfterMs` says when it is worth another try. */
export class QuotaError extends ServiceError {
  override name = "QuotaError";
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterMs: number) {
    super("quota", message);
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / SECOND));
  }
}
