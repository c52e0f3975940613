import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { StandIn } from "./types";

/** The attributes that CloudEvents 1.0 requires, and those that Rollcall adds. */
const event = z.looseObject({
  specversion: z.literal("1.0"),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().regex(/^im\.rollcall\.[a-z_]+\.[a-z_]+$/),
  time: z.iso.datetime(),
  datacontenttype: z.literal("application/json"),
  data: z.record(z.string(), z.unknown()),
});
export type ReceivedEvent = z.infer<typeof event>;

/**
 * A receiver that checks signatures with the official library, whose window is five minutes of the real clock.
 * `onEvent` gets every event that is accepted.
 */
export function webhookStandIn(secret: string, onEvent: (event: ReceivedEvent) => void = () => undefined): StandIn {
  return ({ headers, body }) => {
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
    } catch (error) {
      return { status: 401, body: error instanceof Error ? error.message : "" };
    }
    if (!headers["content-type"]?.startsWith("application/cloudevents+json")) return { status: 415, body: "" };
    const parsed = event.safeParse(JSON.parse(body));
    if (!parsed.success) return { status: 400, body: z.prettifyError(parsed.error) };
    if (parsed.data.id !== headers["webhook-id"]) return { status: 400, body: "webhook-id is not the event's id" };
    onEvent(parsed.data);
    return { status: 204, body: "" };
  };
}
