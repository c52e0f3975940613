import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import { kindOf, userIdOf } from "./kind-of";
import { stateOf } from "./states";
import { SECRET, withoutSecrets } from "./without-secrets";

const TABLE = Object.entries<EndpointSpec>(ENDPOINTS) as [EndpointKey, EndpointSpec][];

describe("what the audit records", () => {
  it.each(TABLE.filter(([, { access }]) => access === "find" || access === "list" || access === "export"))(
    "is every request for users: %s",
    (key, spec) => expect(kindOf(key, spec, null)).not.toBeNull(),
  );

  it("is every change, but for two that store nothing, and one that has an entry of its own", () => {
    const changing = TABLE.filter(([key, { access }]) => !key.startsWith("GET ") && access !== "public");
    const silent = changing.filter(([key, spec]) => kindOf(key, spec, null) === null).map(([key]) => key);
    expect(silent.sort()).toEqual(["POST account/activity", "POST erasures", "POST networks/check"]);
  });

  it("has what a change changes, but for those that store nothing that may be shown", () => {
    const changing = TABLE.filter(([key, { access }]) => !key.startsWith("GET ") && access !== "public");
    const without = changing.filter(([key]) => stateOf(key) === null).map(([key]) => key);
    expect(without.sort()).toEqual([
      "DELETE erasures",
      "POST account/activity",
      "POST account/confirm",
      "POST alerts/channels/test",
      "POST apps/test",
      "POST erasures",
      "POST networks/check",
      "POST people/company/test",
      "PUT account/password",
    ]);
  });

  it("is no figure", () => {
    const figures = TABLE.filter(([, { access, answer }]) => access === "figures" && typeof answer !== "string");
    const recorded = figures.filter(([key, spec]) => key.startsWith("GET ") && kindOf(key, spec, null) !== null);
    // An alert names the user who is watched.
    expect(recorded.map(([key]) => key)).toEqual(["GET alerts"]);
  });

  it("is a look if the request names one user", () => {
    expect(userIdOf("GET user/timeline", { id: "alice" })).toBe("alice");
    expect(userIdOf("GET events", { user: "alice" })).toBe("alice");
    expect(userIdOf("GET events", {})).toBeNull();
    expect(userIdOf("DELETE tokens", { id: "7" })).toBeNull();
    expect(kindOf("GET events", ENDPOINTS["GET events"], "alice")).toBe("look");
  });
});

/** The names of all texts of a body that the audit shows. A type that is not a simple one is shown with it. */
function shownTexts(schema: unknown, name: string): string[] {
  if (SECRET.test(name)) return [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([inner, field]) => shownTexts(field, inner));
  if (schema instanceof z.ZodArray) return shownTexts(schema.element, name);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return shownTexts(schema.unwrap(), name);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => shownTexts(option, name));
  if (schema instanceof z.ZodRecord) return shownTexts(schema.valueType, name);
  if (schema instanceof z.ZodPipe) return shownTexts(schema.in, name);
  const { type } = (schema as z.ZodType).def;
  if (["number", "boolean", "enum", "literal", "null"].includes(type)) return [];
  return [type === "string" ? name : `${name}: ${type}`];
}

describe("what is kept of a change", () => {
  it("shows these texts of bodies. A new one is added here, which makes its author think of secrets", () => {
    const bodies = TABLE.flatMap(([, { body }]) => (body instanceof z.ZodType ? shownTexts(body, "") : []));
    expect([...new Set(bodies)].sort()).toEqual([
      "app",
      "apps",
      "at",
      "breakGlass",
      "claim",
      "clientId",
      "confirm",
      "confirmation",
      "email",
      "issuer",
      "name",
      "reason",
      "scopes",
      "sdkAppId",
      "snoozedUntil",
      "source",
      "text",
      "timeZone",
      "userId",
      "value",
    ]);
  });

  it("shows no password", () => {
    const change = { currentPassword: "three quiet herons", password: "four quiet herons" };
    expect(withoutSecrets({ change })).toEqual({ change: { currentPassword: "hidden", password: "hidden" } });
  });

  it("is everything but secrets, long texts and files", () => {
    const given = {
      name: "Shop",
      pathSecret: "s",
      callbackTokens: ["t"],
      channel: { kind: "email", config: { password: "p" }, ok: true },
      note: "x".repeat(600),
      cleared: null,
      list: [{ token: "t" }, 1],
    };
    expect(withoutSecrets(given)).toEqual({
      name: "Shop",
      pathSecret: "hidden",
      callbackTokens: "hidden",
      channel: { kind: "email", config: "hidden", ok: true },
      note: `${"x".repeat(500)}…`,
      cleared: null,
      list: [{ token: "hidden" }, 1],
    });
    expect(withoutSecrets({ change: new Uint8Array(3) })).toEqual({ change: "3 bytes" });
    expect(withoutSecrets({ pausedAt: new Date(0) })).toEqual({ pausedAt: "1970-01-01T00:00:00.000Z" });
  });
});
