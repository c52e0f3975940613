import { z } from "zod";
import type { Problem } from "@/lib/contracts/common";
import { sqlState } from "../db/errors";
import { ERROR_STATUS, ServiceError, type ErrorCode } from "../errors";
import { log } from "../log";

const TITLES: Record<ErrorCode | "internal", string> = {
  invalid: "The request is not understood",
  unauthorized: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  method: "Not done this way",
  conflict: "In conflict with what is there",
  busy: "Too much at once",
  too_slow: "This takes too long",
  internal: "Something went wrong here",
};

/** An error as application/problem+json (RFC 9457). What the caller cannot know is logged under the same requestId. */
export function problemOf(error: unknown, requestId: string): Response {
  const known = knownOf(error);
  if (known === null) log.error({ err: error, requestId }, "a request failed");
  const code = known?.code ?? "internal";
  const status = known === null ? 500 : ERROR_STATUS[known.code];
  const detail = known?.message ?? "The request could not be answered; the log has the cause under this requestId";
  const body: Problem = { type: "about:blank", title: TITLES[code], status, detail, code, requestId };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", "x-request-id": requestId },
  });
}

function knownOf(error: unknown): ServiceError | null {
  if (error instanceof ServiceError) return error;
  if (!(error instanceof z.ZodError)) return knownByDatabase(sqlState(error));
  const sentences = error.issues.map((issue) => [issue.path.join("."), issue.message].filter(Boolean).join(": "));
  return new ServiceError("invalid", sentences.join("; "));
}

/** What the database refuses because of what was asked, by SQLSTATE. */
function knownByDatabase(state: string | null): ServiceError | null {
  if (state === "57014")
    return new ServiceError(
      "too_slow",
      "The database took too long to find that: ask for a shorter range or fewer things",
    );
  if (state?.startsWith("22"))
    return new ServiceError("invalid", "A value of the request is one that nothing stored can have");
  return null;
}
