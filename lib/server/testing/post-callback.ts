import { expect } from "vitest";
import { receive } from "../receive/receive";
import { callback } from "./callback";

/** Hands a callback to the receiver, and returns the status and the three fields of the answer. */
export async function postCallback(fields: Parameters<typeof callback>[0] = {}) {
  const { status, body } = await receive(callback(fields));
  const answer = JSON.parse(body) as { ActionStatus: string; ErrorCode: number; ErrorInfo: string };
  expect(Object.keys(answer)).toEqual(["ActionStatus", "ErrorCode", "ErrorInfo"]);
  return { status, ...answer };
}
