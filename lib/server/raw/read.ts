import { fill, readTemplate, type Template } from "@/lib/protocol/raw/template";
import type { EventFields, RawCallback, RawState } from "@/lib/protocol/raw/fields";
import { redactSign } from "@/lib/protocol/redact-sign";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { singleton } from "../singleton";
import type { StoredRaw } from "./pack";

/** An event as a query reads it. */
export interface RawRow extends StoredRaw, Omit<EventFields, "time" | "timeSource" | "receivedAt"> {
  eventTime: Date;
  timeSource: number;
  receivedAt: Date;
  /** The text of its template; null if it has none. */
  templateText: string | null;
}

/** Whether the callback of an event is there. */
export function rawStateOf({ rawQuery, rawBody, rawTemplate }: StoredRaw): RawState {
  if (rawTemplate !== null) return "kept";
  if (rawQuery === null) return "expired";
  return rawQuery === "" && rawBody === "" ? "erased" : "kept";
}

const NONE: RawCallback = { query: "", body: "" };

/**
 * The callback of an event as it came, with Sign redacted. Empty if it is not there any more. Throws if its template is
 * missing.
 */
export function rawOf(row: RawRow): RawCallback {
  const { rawQuery, rawBody, rawTemplate, rawRest, templateText } = row;
  if (rawStateOf(row) !== "kept") return NONE;
  // Earlier versions stored the value of Sign.
  if (rawQuery !== null && rawBody !== null) return { query: redactSign(rawQuery), body: rawBody };
  if (templateText === null) throw new Error(`The template ${rawTemplate} of callbacks is missing in raw_template`);
  return fill(templateOf(templateText), fieldsOf(row), rawRest ?? "");
}

/** What the columns of an event hold. It names every field, because to spread the row would take most of the time. */
export const fieldsOf = (row: Omit<RawRow, "templateText">): EventFields => ({
  userId: row.userId,
  action: row.action,
  reason: row.reason,
  rawPlatform: row.rawPlatform,
  clientIp: row.clientIp,
  customStatus: row.customStatus,
  kicked: row.kicked,
  claimedMs: row.claimedMs,
  time: row.eventTime.getTime(),
  timeSource: TIME_SOURCES[row.timeSource] ?? "receivedAt",
  receivedAt: row.receivedAt.getTime(),
});

/** Templates that were read. Each app has few. */
const MAX_READ = 2_000;

function templateOf(text: string): Template {
  const templates = singleton("raw.readTemplates", () => new Map<string, Template>());
  const known = templates.get(text);
  if (known !== undefined) return known;
  if (templates.size >= MAX_READ) templates.clear();
  const template = readTemplate(text);
  templates.set(text, template);
  return template;
}
