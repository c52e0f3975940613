import type { AlertMessage } from "@/lib/contracts/alert-message";

/** How a message looks: a recovery is good news, a test and a note are neutral. */
export type Tone = "critical" | "warning" | "info" | "recovery" | "note";

export function toneOf({ kind, severity }: Pick<AlertMessage, "kind" | "severity">): Tone {
  if (kind === "opened") return severity;
  return kind === "closed" ? "recovery" : "note";
}
