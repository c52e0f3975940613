import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import { connectionsFilter } from "@/lib/contracts/connections";
import { duplicatesFilter } from "@/lib/contracts/duplicates";
import { eventsFilter } from "@/lib/contracts/event";
import { kicksFilter } from "@/lib/contracts/kicks";
import { statusesFilter } from "@/lib/contracts/statuses";
import { usersQuery } from "@/lib/contracts/users";
import { CONNECTIONS_FILTER } from "./connections-filter";
import { DUPLICATES_FILTER } from "./duplicates-filter";
import { EVENTS_FILTER } from "./events-filter";
import { KICKS_FILTER } from "./kicks-filter";
import { parseAsInstant, readInstant } from "./parsers";
import { STATUSES_FILTER } from "./statuses-filter";
import { USERS_VIEW } from "./users-filter";

const FILTERS = {
  events: [EVENTS_FILTER, eventsFilter],
  connections: [CONNECTIONS_FILTER, connectionsFilter],
  kicks: [KICKS_FILTER, kicksFilter],
  statuses: [STATUSES_FILTER, statusesFilter],
  duplicates: [DUPLICATES_FILTER, duplicatesFilter],
  users: [USERS_VIEW, usersQuery],
} as const;

/** Texts that some field takes and that others refuse, and texts near them. */
const texts = fc.oneof(
  fc.constantFrom("ios", "IOS", "true", "false", "yes", "0", "1", "7", "8", "23", "24", "-1", "1.5", "1e3", "NaN"),
  fc.constantFrom("Infinity", " 5", " ", "timeout", "timeout,kicked", "timeout,", "online", "userId", "asc", "applied"),
  fc.constantFrom("back", "UTC", "Asia/Shanghai", "Mars/Base", '["a"]', '[["a","b"]]', '[["a"]]', "[1]", "[]", "{}"),
  fc.constantFrom("2026-11-22T10:00:00Z", "2026-11-22T10:00Z", "2026-02-30T00:00:00Z", "2026-11-22T10:00:00"),
  fc.constantFrom("2026-11-22T10:00:00.123456+08:00", "2026-11-22T24:00:00Z", "2026-11-22", "noon", "会议中"),
  fc.string({ minLength: 1, maxLength: 300 }),
);

describe.each(Object.entries(FILTERS))("the filter of %s", (_, [parsers, schema]) => {
  it.each(Object.entries<{ parse: (text: string) => unknown }>(parsers))("reads %s as the API does", (name, parser) => {
    const field = new Map<string, ZodType>(Object.entries(schema.shape)).get(name);
    if (field === undefined) throw new Error(`The API has no field ${name}.`);
    fc.assert(
      fc.property(texts, (text) => {
        expect(parser.parse(text) !== null).toBe(field.safeParse(text).success);
      }),
    );
  });
});

it("reads every time that it writes, in any zone", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }), (date) => {
      expect(parseAsInstant.parse(parseAsInstant.serialize(date.getTime()))).toBe(date.getTime());
    }),
  );
  expect(readInstant("2026-11-22T18:00:00+08:00")).toBe(readInstant("2026-11-22T10:00:00Z"));
});
