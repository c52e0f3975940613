import fs from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { snakeCase, tableOf, type Columns } from "./table";

/** The models of the schema, each with the lines of its fields. */
function models(): { name: string; body: string }[] {
  const schema = fs.readFileSync("prisma/schema.prisma", "utf8");
  return [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) => ({ name, body }));
}

/** Every model and field of the schema, with its name in the database. */
function namesInSchema(): [string, string][] {
  const isModel = new Set(models().map(({ name }) => name));
  return models().flatMap(({ name: model, body }) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
    const columns = [...body.matchAll(/^ {2}(\w+) +(\w+)(\S*)(.*)$/gm)]
      // A relation has no column.
      .filter(([, , type = ""]) => !isModel.has(type))
      .map(([, field = "", , , attributes = ""]): [string, string] => [
        `${model}.${field}`,
        `${table}.${/@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field}`,
      ]);
    return [[model, table] as [string, string], ...columns];
  });
}

describe("tableOf", () => {
  it("names tables and columns as schema.prisma maps them", () => {
    const names = namesInSchema();
    expect(names.length).toBeGreaterThan(150);
    const expected = names.map(([name]) => [name, name.split(".").map(snakeCase).join(".")]);
    expect(names).toEqual(expected);
  });

  it("aliases columns by their fields", () => {
    const e = tableOf("Event", "e");
    expect(e.from.sql).toBe("event AS e");
    expect(e.column("eventTime").sql).toBe("e.event_time");
    expect(e.columns("userId", "action").sql).toBe(`e.user_id AS "userId", e.action AS "action"`);
    expect(e.hex("identity").sql).toBe(`encode(e.identity, 'hex') AS "identity"`);
  });

  it("types the rows by the schema", () => {
    const c = tableOf("Connection", "c");
    expectTypeOf(c.columns("userId", "startedAt")).toEqualTypeOf<Columns<{ userId: string; startedAt: Date | null }>>();
    expectTypeOf(c.hex("startIdentity")).toEqualTypeOf<Columns<{ startIdentity: string | null }>>();
    // @ts-expect-error No such field.
    c.columns("userID");
    // @ts-expect-error Not bytes.
    c.hex("userId");
  });
});

it("lets the key of every table of an app's users start with app and user", () => {
  const ofUsers = models().filter(
    ({ body }) => / {2}appId +Int /.test(body) && / {2}userId +String /.test(body) && !/ AuthUser\b/.test(body),
  );
  expect(ofUsers.length).toBeGreaterThan(12);
  const keys = ofUsers.map(({ name, body }) => `${name} ${/@@id\(\[(\w+, \w+)/.exec(body)?.[1] ?? "another key"}`);
  expect(keys.filter((key) => !key.endsWith(" appId, userId"))).toEqual([]);
});
