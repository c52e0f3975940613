import { z } from "zod";
import type { Problem } from "@/lib/contracts/common";
import { isBusy, isUnreachable, sqlState } from "../db/errors";
import { ERROR_STATUS, QuotaError, ServiceError, ThrottledError, type ErrorCode } from "../errors";
import { log } from "../log";

const TITLES: Record<ErrorCode | "internal", string> = {
  invalid: "Invalid request",
  weak_password: "Password too weak",
  wrong_password: "Wrong password",
  wrong_code: "Wrong code",
  wrong_passkey: "Passkey not accepted",
  sign_in_again: "A recent sign-in is needed",
  deactivated: "Account deactivated",
  company_only: "Company sign-in only",
  unauthorized: "Not signed in",
  token_ended: "API token no longer valid",
  forbidden: "Not allowed",
  not_found: "Not found",
  method: "Method not allowed",
  conflict: "Conflict with the current state",
  last_administrator: "The last administrator",
  factor_required: "A second factor is required",
  gone: "No longer valid",
  too_large: "Body too large",
  throttled: "Too many attempts",
  quota: "Quota used up",
  busy: "Too many requests at once",
  unavailable: "The database cannot be reached",
  too_slow: "The query takes too long",
  internal: "Internal error",
};

/** When to try again if the database cannot answer now: about the time that PostgreSQL takes to restart. */
const RETRY_AFTER_SECONDS = 5;

/** An error as application/problem+json (RFC 9457). An unexpected error is logged with the same requestId. */
export function problemOf(error: unknown, requestId: string): Response {
  const expected = expectedError(error);
  if (expected === null || expected.code === "unavailable" || expected.code === "busy")
    log.error({ err: error, requestId }, "a request failed");
  const code = expected?.code ?? "internal";
  const status = expected === null ? 500 : ERROR_STATUS[expected.code];
  const detail = expected?.message ?? "The request failed; the log has the cause under this requestId";
  const retryAfter = retryAfterOf(expected);
  const body: Problem = {
    type: "about:blank",
    title: TITLES[code],
    status,
    detail,
    code,
    requestId,
    ...(retryAfter !== null && { retryAfter }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(retryAfter !== null && { "retry-after": String(retryAfter) }),
    },
  });
}

/** Seconds after which the same request may succeed; null if that is not known. */
function retryAfterOf(error: ServiceError | null): number | null {
  if (error instanceof ThrottledError || error instanceof QuotaError) return error.retryAfterSeconds;
  return error?.code === "unavailable" || error?.code === "busy" ? RETRY_AFTER_SECONDS : null;
}

function expectedError(error: unknown): ServiceError | null {
  if (error instanceof ServiceError) return error;
  if (!(error instanceof z.ZodError)) return databaseError(error);
  const messages = error.issues.map((issue) => [issue.path.join("."), issue.message].filter(Boolean).join(": "));
  return new ServiceError("invalid", messages.join("; "));
}

/** The database errors that the request itself causes, and an absent database. */
function databaseError(error: unknown): ServiceError | null {
  if (isUnreachable(error))
    return new ServiceError(
      "unavailable",
      "The database cannot be reached; it may be restarting. Try again in a moment",
    );
  if (isBusy(error)) return new ServiceError("busy", "The database has too much to do; try again in a moment");
  const state = sqlState(error);
  if (state === "57014")
    return new ServiceError("too_slow", "The query took too long; use a shorter range or a narrower filter");
  if (state?.startsWith("22"))
    return new ServiceError("invalid", "The request has a value that the database cannot store");
  return null;
}
