import fc from "fast-check";
import { PLATFORMS } from "@/lib/protocol/platform";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import type { MinuteCount } from "../explain/burst";
import type { EndedConnection, ExplainContext } from "../explain/context";
import { END_CAUSES } from "../types";
import { T0 } from "./events";

// Few platforms and small numbers make the conditions of every rule likely.
const platform = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("android" as const, "windows" as const, "web" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...PLATFORMS) },
);
const clientIp = fc.constantFrom("1.1.1.1", "2.2.2.2", "2001:db8::1", null);
const length = fc.oneof(
  fc.integer({ min: 0, max: 8 }).map((s) => s * 4 * SECOND),
  fc.integer({ min: 0, max: 700 }).map((s) => s * SECOND),
  fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR),
);
const usualCount = fc.record({
  at: fc.constant(T0),
  ended: fc.integer({ min: 10, max: 500 }),
  usual: fc.integer({ min: 0, max: 60 }),
  open: fc.option(fc.integer({ min: 0, max: 5_000 })),
  incident: fc.constant(null),
});
/** More than twice the usual number ended. */
const burst = fc
  .record({
    usual: fc.integer({ min: 0, max: 60 }),
    more: fc.integer({ min: 10, max: 500 }),
    open: fc.option(fc.integer({ min: 0, max: 5_000 })),
    began: fc.integer({ min: 0, max: 30 }),
    ongoing: fc.boolean(),
  })
  .map(({ usual, more, open, began, ongoing }) => ({
    at: T0,
    ended: 2 * usual + more,
    usual,
    open,
    incident: { from: T0 - began * MINUTE, to: T0 + MINUTE, ongoing },
  }));

/** A connection that ended at T0. */
export const arbitraryEnd: fc.Arbitrary<EndedConnection> = fc
  .record({
    platform,
    clientIp,
    endCause: fc.constantFrom(...END_CAUSES),
    duration: fc.option(length),
    kickedBy: fc.option(platform),
  })
  .map(({ duration, kickedBy, ...fields }) => ({
    ...fields,
    no: 1,
    at: T0 - (duration ?? 0),
    startedAt: duration === null ? null : T0 - duration,
    endedAt: T0,
    kickedBy: fields.endCause === "kicked" ? kickedBy : null,
  }));

/** A context of that connection. */
export const arbitraryContext: fc.Arbitrary<ExplainContext> = fc
  .record({
    next: fc.array(fc.record({ after: length, platform, clientIp }), { maxLength: 2 }),
    observed: length,
    othersOpen: fc.array(fc.record({ at: fc.constant(T0 - 1), platform, clientIp }), { maxLength: 3 }),
    drops: fc.integer({ min: 0, max: 6 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.option(fc.oneof<fc.Arbitrary<MinuteCount>[]>(usualCount, usualCount, usualCount, burst)),
    silence: fc.option(burst, { freq: 1 }),
  })
  .map(({ next, observed, ...fields }) => {
    const [any, same] = next.map(({ after, ...nearby }) => ({ ...nearby, at: T0 + after })).sort((a, b) => a.at - b.at);
    return { ...fields, nextAny: any ?? null, nextSame: same ?? any ?? null, observedUntil: T0 + observed };
  });
