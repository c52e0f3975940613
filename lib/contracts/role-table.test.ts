import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { EndpointSpec } from "./endpoint";
import { ENDPOINTS } from "./endpoints";
import { liveEvents } from "./live";
import { personal } from "./personal";
import { FIELD_KINDS, ROLE_FIELDS } from "./role-fields";
import { isPermission, PERMISSIONS, ROLE_PERMISSIONS, ROLES, roleAllows, type Permission } from "./roles";

const TABLE = Object.entries<EndpointSpec>(ENDPOINTS);

/** What says that a text is nobody's: a time, a day, an id of ours. */
const FORMATS = ["datetime", "date", "uuid"];

interface Leaf {
  path: string;
  kind: string | null;
}

/** Every text of a schema, and what it is; null for a text that does not say. */
function textsOf(schema: unknown, path: string): Leaf[] {
  if (!(schema instanceof z.ZodType)) throw new Error(`${path} is no schema`);
  const kind = personal.get(schema)?.kind;
  if (kind !== undefined) return [{ path, kind }];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => textsOf(field, `${path}.${name}`));
  if (schema instanceof z.ZodArray) return textsOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return textsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textsOf(option, path));
  if (schema instanceof z.ZodRecord)
    return [...textsOf(schema.keyType, `${path}{key}`), ...textsOf(schema.valueType, `${path}{}`)];
  const { type, format } = schema.def as { type: string; format?: string };
  if (["number", "boolean", "enum", "literal", "null"].includes(type)) return [];
  if (type === "string" && format !== undefined && FORMATS.includes(format)) return [];
  return [{ path, kind: null }];
}

const ANSWERS = [
  ...TABLE.flatMap(([key, { answer }]) => (answer instanceof z.ZodType ? [{ key, answer }] : [])),
  { key: "the events of GET live/stream", answer: liveEvents },
];

describe("fields × roles", () => {
  it.each(ANSWERS)("every text of $key says what it is", ({ key, answer }) => {
    expect(textsOf(answer, key).filter(({ kind }) => kind === null)).toEqual([]);
  });

  it.each(ROLES)("every kind of text has a rule for a %s", (role) => {
    expect(Object.keys(ROLE_FIELDS[role]).sort()).toEqual([...FIELD_KINDS].sort());
  });

  it("a viewer sees no text about a person, and only an administrator sees a secret", () => {
    const { sentence: _, ...viewer } = ROLE_FIELDS.viewer;
    expect(new Set(Object.values(viewer))).toEqual(new Set(["hidden"]));
    expect(ROLES.filter((role) => ROLE_FIELDS[role].secret !== "hidden")).toEqual(["administrator"]);
    expect(ROLES.filter((role) => ROLE_FIELDS[role].raw !== "hidden")).toEqual(["support_lead", "operator"]);
  });

  it("a secret is shown at its creation, or after a recent sign-in", () => {
    const showing = ANSWERS.filter(({ key, answer }) => textsOf(answer, key).some(({ kind }) => kind === "secret"));
    const recent = TABLE.filter(([, spec]) => spec.recentSignIn).map(([key]) => key);
    const others = showing.map(({ key }) => key).filter((key) => !recent.some((one) => one === key));
    expect(others.filter((key) => key.startsWith("GET "))).toEqual([]);
  });

  it("whoever exports sees all that a file has", () => {
    for (const role of ROLES.filter((one) => roleAllows([one], "export"))) {
      const { secret: _, maskedSecret: __, sentence: ___, ...inFiles } = ROLE_FIELDS[role];
      expect(new Set(Object.values(inFiles))).toEqual(new Set(["shown"]));
    }
  });
});

/** The endpoints that each permission opens. A new endpoint is added here, which makes its author think. */
const OPENS: Record<Permission, string[]> = {
  figures: [
    ...["GET live", "GET live/stream", "GET stats/online", "GET stats/events", "GET stats/nearest", "GET stats/causes"],
    ...["GET stats/quality", "GET stats/sessions", "GET stats/days", "GET stats/hours", "GET stats/kicks"],
    ...["GET stats/statuses", "GET stats/incidents", "GET stats/incident", "GET markers", "GET markers/quality"],
    ...["GET exports/days.csv", "GET ingest/health", "GET ingest/history", "GET alerts", "GET alerts/rules"],
    "GET networks",
  ],
  find: ["GET users/search", "GET user", "GET user/timeline", "GET user/timeline-chart", "GET user/totals"],
  annotate: ["POST markers", "DELETE markers", "GET alerts/watches", "PUT alerts/watches", "DELETE alerts/watches"],
  list: [
    ...["GET users", "GET users/count", "GET events", "GET events/count", "GET connections", "GET connections/count"],
    ...["GET kicks", "GET kicks/count", "GET statuses", "GET statuses/count", "GET duplicates", "GET duplicates/count"],
    ...["GET stats/kicks/users", "GET stats/kicks/users/count", "GET stats/compare", "GET ingest/rejected"],
    ...["GET ingest/rejected/count", "GET alerts/tencent"],
  ],
  export: [
    ...["events", "connections", "kicks", "statuses", "users", "duplicates", "kicked-users", "rejected"].map(
      (name) => `GET exports/${name}.csv`,
    ),
    "GET exports/user.zip",
  ],
  administer: [
    ...["GET people", "POST people", "PATCH people", "DELETE people", "POST people/invitation"],
    ...["DELETE people/factors", "GET people/policy", "PUT people/policy"],
    ...["GET people/company", "PUT people/company", "DELETE people/company", "POST people/company/test"],
    ...["DELETE people/sessions", "GET audit", "GET exports/audit.csv", "GET tokens", "POST tokens", "DELETE tokens"],
    ...[
      "POST tokens/rotation",
      "POST apps",
      "PATCH apps",
      "POST apps/test",
      "GET retention",
      "PUT retention",
      "GET retention/preview",
      "GET retention/audit",
      "PUT retention/audit",
      "GET retention/audit/preview",
    ],
    ...[
      "GET alerts/channels",
      "GET alerts/channels/secrets",
      "GET apps/secrets",
      "GET apps/deleting",
      "DELETE apps",
      "POST alerts/channels",
      "PATCH alerts/channels",
      "DELETE alerts/channels",
    ],
    ...["POST alerts/channels/test", "GET alerts/deliveries", "PATCH alerts/rules", "POST networks/check"],
    ...["PUT networks", "DELETE networks", "GET networks/file"],
    ...["GET erasures", "POST erasures", "DELETE erasures"],
  ],
};

describe("endpoints × roles", () => {
  it.each(PERMISSIONS)("%s opens what this test says", (permission) => {
    const opened = TABLE.filter(([, { access }]) => access === permission).map(([key]) => key);
    expect(opened.sort()).toEqual([...OPENS[permission]].sort());
  });

  it.each(TABLE.filter(([, { access }]) => isPermission(access)))("%s is open to some role", (_, { access }) => {
    expect(ROLES.some((role) => isPermission(access) && roleAllows([role], access))).toBe(true);
  });

  it("nobody changes anything with figures, with one user, or with lists", () => {
    const reading: readonly string[] = ["figures", "find", "list", "export"];
    const changing = TABLE.filter(([key, { access }]) => reading.includes(access) && !key.startsWith("GET "));
    expect(changing).toEqual([]);
  });

  it("an answer that is shared by a cache is made of figures or lists, never of one user", () => {
    const cached = TABLE.filter(([, spec]) => spec.cached).map(([, { access }]) => access);
    expect(new Set(cached)).toEqual(new Set(["figures", "list"]));
  });

  it("each role may do what the one before may, but for the administrator", () => {
    const before = { support: "viewer", support_lead: "support", operator: "support_lead" } as const;
    for (const [role, less] of Object.entries(before)) {
      const own: readonly string[] = ROLE_PERMISSIONS[role as keyof typeof before];
      expect(ROLE_PERMISSIONS[less].filter((one) => !own.includes(one))).toEqual([]);
    }
  });
});
