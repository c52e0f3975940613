/** The errors that a caller can cause, and their HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  weak_password: 400,
  wrong_password: 403,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method: 405,
  conflict: 409,
  too_large: 413,
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
