import { z } from "zod";
import { problem } from "@/lib/contracts/common";
import type { Answer } from "./answer";
import type { FuzzRequest, Target } from "./fuzz-request";
import type { Outcome } from "./send";

/** An answer that takes longer is late (docs/protocol.md "Answer"). */
const LATE_MS = 2_000;

const callbackAnswer = z.strictObject({
  ActionStatus: z.enum(["OK", "FAIL"]),
  ErrorCode: z.union([z.literal(0), z.literal(1)]),
  ErrorInfo: z.string(),
});

const STATUSES: Readonly<Record<Exclude<Target, "any">, readonly number[]>> = {
  callback: [200, 400, 401, 403, 405, 408, 413, 431],
  // 302 leads to the company's sign-in and back. 410 says that a step of a sign-in is over.
  api: [200, 302, 400, 401, 403, 404, 405, 408, 409, 410, 413, 429, 431],
  page: [200, 307, 308, 400, 404, 405, 408, 413, 431],
};

/** Whether an answer came too late, or not at all. */
export const isLate = ({ ms, error }: Outcome): boolean => ms > LATE_MS || error?.startsWith("no answer") === true;

/** What is wrong with the outcome of a request; null if nothing is. */
export function faultOf(request: FuzzRequest, { answers, ms, error }: Outcome): string | null {
  if (error !== null) return error;
  if (ms > LATE_MS) return "late";
  if (answers.length < request.answers && !request.partial) return "closed without an answer";
  for (const answer of answers) {
    const fault = answerFault(request, answer);
    if (fault !== null) return fault;
  }
  const [first] = answers;
  return request.canary !== null && first?.status !== 200 ? `a sound callback was answered ${first?.status}` : null;
}

function answerFault({ target, head }: FuzzRequest, answer: Answer): string | null {
  const { status } = answer;
  if (status >= 500) return `status ${status}`;
  if (target === "any") return null;
  if (!STATUSES[target].includes(status)) return `status ${status} is not in the table`;
  if (head || target === "page") return null;
  if (status === 302) return answer.headers.has("location") ? null : "a redirect to nowhere";
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  if (target === "api" && status === 200 && !isJson) return null;
  if (!isJson) return `status ${status} with ${answer.headers.get("content-type")}`;
  return bodyFault(target, status, answer.body.toString());
}

function bodyFault(target: "callback" | "api", status: number, text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return `status ${status} without JSON`;
  }
  if (target === "callback") {
    const read = callbackAnswer.safeParse(json);
    if (!read.success) return `status ${status} without the three fields`;
    return (read.data.ActionStatus === "OK") === (status === 200) ? null : `status ${status} with the wrong fields`;
  }
  if (target === "api" && status >= 400 && problem.safeParse(json).data?.status !== status)
    return `status ${status} without a problem`;
  return null;
}
