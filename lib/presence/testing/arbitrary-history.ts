import fc from "fast-check";
import type { MaxInstances, PresenceEvent } from "../types";
import { EVENT_KINDS } from "./event-kinds";
import { event } from "./events";

const PLATFORMS = ["IOS", "Android", "Windows", "Web", "RESTAPI", "Toaster", null] as const;
const KINDS = [...EVENT_KINDS, ["Disconnect", "Meteor"]] as const;

/**
 * A small world, so that events collide: few platforms and addresses, and times that are equal, within 5 s or over 390
 * s apart.
 */
const anyEvent: fc.Arbitrary<PresenceEvent> = fc
  .record({
    time: fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 20 }).map((n) => n * 100),
    ),
    kind: fc.constantFrom(...KINDS),
    platform: fc.constantFrom(...PLATFORMS),
    ip: fc.constantFrom("1.1.1.1", "2.2.2.2", null),
    kicks: fc.array(fc.constantFrom("iOS", "Android", "Windows", "Web"), { maxLength: 3 }),
    status: fc.constantFrom("busy", "away", "", null),
  })
  .map(({ time, kind: [action, reason], kicks, status, ...rest }) =>
    event(time, action, {
      reason,
      kicks: action === "Login" ? kicks : [],
      status: action === "CustomStatusChange" ? status : null,
      ...rest,
    }),
  );
/** Up to 40 events of one user, in any order. */
export const anyHistory = fc.array(anyEvent, { maxLength: 40 });
/** A login policy of the app. */
export const anyPolicy: fc.Arbitrary<MaxInstances> = fc.record({
  web: fc.integer({ min: 1, max: 3 }),
  android: fc.integer({ min: 1, max: 2 }),
});
