import { z } from "zod";
import { MINUTE, SECOND } from "@/lib/time/units";
import type { HttpAnswer, HttpKind, SendFailure, SendResult } from "./types";

/** A robot that refuses for its rate: how long to wait. A muted DingTalk robot stays mute for ten minutes. */
const TOO_FAST: Record<"wecom" | "dingtalk" | "feishu", { codes: number[]; waitMs: number }> = {
  wecom: { codes: [45009, 45033], waitMs: MINUTE },
  dingtalk: { codes: [130101, 410100], waitMs: 10 * MINUTE },
  feishu: { codes: [9499, 11232], waitMs: MINUTE },
};
/** The service is busy, which is not the message's fault. */
const BUSY = [-1];

const code = z.looseObject({ errcode: z.number() }).or(z.looseObject({ code: z.number() }));

const SHOWN = 300;
const shown = ({ status, body }: HttpAnswer) => `HTTP ${status} ${body.trim().slice(0, SHOWN)}`.trim();

/**
 * What an answer means. A robot refuses with HTTP 200 and a code in the body. HTTP 410 says that the receiver is gone,
 * 429 and 503 may say when to come back.
 */
export function readAnswer(kind: HttpKind, answer: HttpAnswer, now: number): SendResult {
  const { status } = answer;
  const refused = (more: Partial<SendFailure> = {}): SendFailure => ({ ok: false, error: shown(answer), ...more });
  if (status >= 300 && status < 400) {
    return { ok: false, error: `HTTP ${status}: the address redirects, which is not followed.`, permanent: true };
  }
  if (status === 410) return refused({ permanent: true, gone: true });
  if (status === 429) return refused({ retryAfterMs: retryAfter(answer, now) ?? MINUTE });
  if (status === 503) return refused({ retryAfterMs: retryAfter(answer, now) });
  if (status < 200 || status >= 300) {
    return refused(kind !== "webhook" && status < 500 && status !== 408 ? { permanent: true } : {});
  }
  if (kind === "webhook") return { ok: true, answer: shown(answer) };
  if (kind === "slack") return answer.body.trim() === "ok" ? { ok: true, answer: shown(answer) } : refused();
  return readCode(kind, answer, refused);
}

function readCode(
  kind: keyof typeof TOO_FAST,
  answer: HttpAnswer,
  refused: (more?: Partial<SendFailure>) => SendFailure,
): SendResult {
  const parsed = code.safeParse(jsonOf(answer.body));
  if (!parsed.success) return refused();
  const value = Number("errcode" in parsed.data ? parsed.data.errcode : parsed.data.code);
  if (value === 0) return { ok: true, answer: shown(answer) };
  if (BUSY.includes(value)) return refused();
  const { codes, waitMs } = TOO_FAST[kind];
  return refused(codes.includes(value) ? { retryAfterMs: waitMs } : { permanent: true });
}

/** `Retry-After` in milliseconds: seconds or a date. Undefined if there is none that can be read. */
function retryAfter({ headers }: HttpAnswer, now: number): number | undefined {
  const text = headers["retry-after"];
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(SECOND, ms) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
