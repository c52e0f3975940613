import { describe, expect, it } from "vitest";
import { citationsOf, headingsOf, outsideCitationsOf } from "./citations";
import { lowerCaseKeywords } from "./sql-keywords";

describe("lowerCaseKeywords", () => {
  const find = (text: string) => lowerCaseKeywords("a.ts", text);

  it("finds keywords in templates and in calls, with their lines", () => {
    expect(find("db.$queryRaw`\n  select a FROM b\n  where c = ${d}\n  and e`")).toEqual([
      "2: select",
      "3: where",
      "4: and",
    ]);
    expect(find("const a = Prisma.sql`a is NULL`;")).toEqual(["1: is"]);
    expect(find("db.$queryRaw<{ a: number }[]>`select 1`")).toEqual(["1: select"]);
    expect(find('client.query("select 1 AS one")')).toEqual(["1: select"]);
    expect(find("client.query(`drop DATABASE ${name} WITH (force)`)")).toEqual(["1: drop"]);
  });

  it("skips names, strings, comments, functions and other templates", () => {
    expect(find("Prisma.sql`SELECT m.by, left(a, 1), 'not in', \"order\" -- select\n FROM t`")).toEqual([]);
    expect(find("const text = `select from where`; log('select');")).toEqual([]);
  });
});

describe("citations", () => {
  it("are found over the ends of lines", () => {
    const comment = '/**\n * By docs/presence.md "The\n * fold"; see docs/protocol.md.\n */';
    expect(citationsOf(comment)).toEqual([
      { path: "docs/presence.md", heading: "The fold" },
      { path: "docs/protocol.md", heading: null },
    ]);
  });

  it("lead to headings", () => {
    expect(headingsOf("# One\n\n```sh\n# not this\n```\n\n## The `fold`\n")).toEqual(["One", "The fold"]);
  });

  it.each(["see CN-2570", "semantics §3", "protocol §5", "(semantics.md)", "as api.md says", "(semantics, Numbers)"])(
    "must stay inside the repository: %s",
    (text) => expect(outsideCitationsOf(text)).not.toEqual([]),
  );

  it.each(["docs/architecture.md", 'docs/protocol.md "Body"', "the semantics of SQL", "GET /api/v1"])(
    "may be: %s",
    (text) => expect(outsideCitationsOf(text)).toEqual([]),
  );
});
