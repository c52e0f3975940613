import { z } from "zod";
import { isErased } from "./erased-user";

export const STATE_CHANGE = "State.StateChange";
/** A UserID is documented as at most 32 bytes; more is accepted up to this, so that nothing is lost. */
export const MAX_USER_ID_BYTES = 255;
/** Longer texts are refused. Callbacks of Tencent are much shorter (docs/protocol.md "Body"). */
export const MAX_CODE_LENGTH = 64;
const MAX_STATUS_BYTES = 1024;
const MAX_KICKED = 16;

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

const userId = z
  .string()
  .min(1)
  .refine((id) => bytes(id) <= MAX_USER_ID_BYTES, `must be at most ${MAX_USER_ID_BYTES} bytes`)
  .refine((id) => !id.includes("\0") && id.isWellFormed(), "must be text without NUL or unpaired surrogates")
  .refine((id) => !isErased(id), "has the form that stands for an erased user");

/** Any whole number. A time that is not credible is not refused: the event is stored and quarantined. */
const eventTime = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .refine((ms) => Number.isInteger(ms), "must be whole milliseconds since 1970")
  .nullish();

const code = z.string().max(MAX_CODE_LENGTH);

const status = z
  .union([z.string(), z.number().transform(String)])
  .refine((text) => bytes(text) <= MAX_STATUS_BYTES, `must be at most ${MAX_STATUS_BYTES} bytes`)
  .nullish();

const kicked = z.union([z.object({ Platform: code.nullish() }), code]);
/** An array as documented; null, absence and {} were seen in its place. */
const kickedDevice = z.union([z.array(kicked).max(MAX_KICKED), z.strictObject({}).transform(() => [])]).nullish();

/** A callback body as the receiver accepts it. */
export const stateChangeBody = z.object({
  CallbackCommand: z.literal(STATE_CHANGE),
  EventTime: eventTime,
  Info: z.object({
    Action: code.min(1),
    To_Account: userId,
    Reason: code,
    CustomStatus: status,
  }),
  CustomStatus: status,
  KickedDevice: kickedDevice,
});

/** The body of a State.StateChange callback (docs/protocol.md "Body"), with Rollcall's names. */
export interface StateChange {
  /** Milliseconds since the epoch; null in old versions of Tencent's service. */
  eventTime: number | null;
  userId: string;
  action: string;
  reason: string;
  /** Null if the callback has none. Empty if the status was cleared. */
  customStatus: string | null;
  /** Raw platform spellings of the devices this login kicked, in the callback's order. */
  kicked: string[];
}

/**
 * Reads an already parsed JSON body. Extra fields are ignored (the raw body is kept elsewhere).
 * Returns the event, or the path of the first field that is missing or wrong with what is wrong about it.
 */
export function readStateChange(json: unknown): { event: StateChange } | { field: string; fault: string } {
  const read = stateChangeBody.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    return { field: issue?.path.join(".") || "body", fault: issue?.message ?? "is not as documented" };
  }
  const { Info, EventTime, CustomStatus, KickedDevice } = read.data;
  return {
    event: {
      eventTime: EventTime ?? null,
      userId: Info.To_Account,
      action: storable(Info.Action),
      reason: storable(Info.Reason),
      customStatus: mapNull(Info.CustomStatus ?? CustomStatus, storable),
      kicked: (KickedDevice ?? []).map((k) => storable(typeof k === "string" ? k : (k.Platform ?? ""))),
    },
  };
}

const namesUser = z.object({ Info: z.object({ To_Account: z.string() }) });

/** The UserID that a body names, however wrong the rest is; null if it is not JSON, or names none. */
export function userIdIn(body: string): string | null {
  try {
    return namesUser.safeParse(JSON.parse(body)).data?.Info.To_Account ?? null;
  } catch {
    return null;
  }
}

/**
 * PostgreSQL's text type accepts neither NUL nor unpaired surrogates. Both become U+FFFD; the raw body keeps them
 * escaped.
 */
export function storable(text: string): string {
  return text.includes("\0") || !text.isWellFormed() ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text;
}

function mapNull<T, U>(value: T | null | undefined, to: (value: T) => U): U | null {
  return value === null || value === undefined ? null : to(value);
}
