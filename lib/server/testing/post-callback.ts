import { expect } from "vitest";
import type { CallbackAnswer } from "@/lib/protocol/answer";
import { intake } from "../receive/intake";
import { receive } from "../receive/receive";
import type { CallbackRequest } from "../receive/request";
import { callback } from "./callback";

/** Hands a request to the receiver, and waits until the database has it: on a busy machine, OK may come before. */
export async function receiveAndStore(request: CallbackRequest): Promise<CallbackAnswer> {
  const answer = await receive(request);
  expect(await (await intake()).drained(20_000)).toBe(true);
  return answer;
}

/** Posts a callback, and returns the status and the three fields of the answer. */
export async function postCallback(fields: Parameters<typeof callback>[0] = {}) {
  const { status, body } = await receiveAndStore(callback(fields));
  const answer = JSON.parse(body) as { ActionStatus: string; ErrorCode: number; ErrorInfo: string };
  expect(Object.keys(answer)).toEqual(["ActionStatus", "ErrorCode", "ErrorInfo"]);
  return { status, ...answer };
}
