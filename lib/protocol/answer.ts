/** What Tencent expects back: all three fields, always (docs/protocol.md "Answer"). */
export interface CallbackAnswer {
  status: number;
  body: string;
}

const answer = (status: number, ActionStatus: "OK" | "FAIL", ErrorCode: 0 | 1, ErrorInfo: string): CallbackAnswer => ({
  status,
  body: JSON.stringify({ ActionStatus, ErrorCode, ErrorInfo }),
});

/** Received; said only when the event is durable, or there is nothing to keep. */
export const OK: CallbackAnswer = answer(200, "OK", 0, "");

/** Refused, with one sentence on why. */
export const fail = (status: number, why: string): CallbackAnswer => answer(status, "FAIL", 1, why);
