import fc from "fast-check";
import { identityOf } from "@/lib/presence/identity";
import type { EventTiming } from "@/lib/presence/quarantine";
import { EVENT_KINDS } from "@/lib/presence/testing/event-kinds";
import type { PresenceEvent } from "@/lib/presence/types";
import { normalizePlatform } from "@/lib/protocol/platform";
import type { NewEvent } from "../receive/judge";

const T0 = Date.UTC(2026, 0, 15, 12);

/** Events of few users at few times, so that they interact: times are equal, within 5 s, or more than 390 s apart. */
export const anyEvent: fc.Arbitrary<NewEvent> = fc
  .record({
    userId: fc.constantFrom("alice", "bob", "用户/三"),
    seconds: fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 30 }).map((n) => n * 100),
    ),
    kind: fc.constantFrom(...EVENT_KINDS),
    rawPlatform: fc.constantFrom("IOS", "Android", "Web", "RESTAPI", null),
    clientIp: fc.constantFrom("1.1.1.1", "2.2.2.2", null),
    kicks: fc.array(fc.constantFrom("iOS", "Android", "Web"), { maxLength: 2 }),
    status: fc.constantFrom("busy", "会议中", "", null),
  })
  .map(({ seconds, kind: [action, reason], kicks, status, ...rest }) => {
    const fields = {
      ...rest,
      action,
      reason,
      kicked: action === "Login" ? kicks : [],
      customStatus: action === "CustomStatusChange" ? status : null,
    };
    const time = T0 + seconds * 1000;
    return {
      ...fields,
      identity: identityOf(fields),
      time,
      eventTime: time,
      timeSource: "EventTime",
      claimedMs: null,
      receivedAt: time,
      platform: normalizePlatform(fields.rawPlatform),
      rawQuery: "",
      rawBody: "{}",
    };
  });

/** The event in the form that the fold takes. */
export const presenceEvent = (event: NewEvent): PresenceEvent & EventTiming => ({
  ...event,
  platform: normalizePlatform(event.rawPlatform),
});
