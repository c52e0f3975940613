import fs from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { receiveAndStore } from "../testing/post-callback";
import { callback, makeApp } from "../testing/callback";
import { parseOpenMetrics } from "../testing/openmetrics";
import { processAll } from "../testing/process-all";
import { setFrontFigures } from "./front-figures";
import { metrics } from "./metrics";
import { someFigures } from "./testing/some-figures";

const labels = new Map<string, Set<string>>();

beforeAll(async () => {
  await makeApp();
  await makeApp({ sdkAppId: "1400000001", callbackTokens: ["secret"] });
  await receiveAndStore(callback({ body: { CallbackCommand: "State.StateChange", EventTime: Date.now(), Info } }));
  await receiveAndStore(callback({ query: { SdkAppid: "1400000001" } }));
  await processAll();
  setFrontFigures(someFigures());
  const headers = { accept: "application/openmetrics-text", "x-forwarded-for": "127.0.0.1" };
  const answer = await metrics(new Headers(headers));
  for (const { samples } of parseOpenMetrics(await answer.text()))
    for (const sample of samples)
      labels.set(sample.name, new Set([...(labels.get(sample.name) ?? []), ...Object.keys(sample.labels)]));
});
const Info = { Action: "Login", To_Account: "ada", Reason: "Register" };

interface Dashboard {
  panels: { id: number; title: string; gridPos: { x: number; y: number; w: number; h: number }; targets: Query[] }[];
  templating: { list: { name: string }[] };
}
interface Query {
  expr: string;
  legendFormat: string;
}
const rules = fs.readFileSync("ops/alerts.yml", "utf8");
const dashboard = JSON.parse(fs.readFileSync("ops/grafana.json", "utf8")) as Dashboard;
const queries = dashboard.panels.flatMap(({ targets }) => targets);

/** Names of metrics in a text, with the labels that their selectors name. */
function selectors(text: string): { name: string; labels: string[] }[] {
  return [...text.matchAll(/\b((?:rollcall|process)_\w+)(?:\{([^}]*)\})?/g)].map(([, name = "", inside = ""]) => ({
    name,
    labels: [...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label),
  }));
}
/** Prometheus adds these. */
const OF_THE_TARGET = ["job", "instance"];

it.each([
  ["ops/alerts.yml", selectors(rules)],
  ["ops/grafana.json", queries.flatMap(({ expr }) => selectors(expr))],
])("%s names metrics and labels that are exported", (_file, used) => {
  expect(used.length).toBeGreaterThan(10);
  for (const { name, labels: named } of used) {
    expect([...labels.keys()]).toContain(name);
    for (const label of named) expect([...OF_THE_TARGET, ...(labels.get(name) ?? [])]).toContain(label);
  }
});

describe("the rules", () => {
  const blocks = rules.split(/^ {6}- alert: /m).slice(1);
  const nameOf = (block: string) => block.split("\n")[0] ?? "";

  it("have names of their own, an expression with balanced brackets, a severity and a summary", () => {
    expect(blocks.length).toBeGreaterThan(5);
    expect(new Set(blocks.map(nameOf)).size).toBe(blocks.length);
    for (const block of blocks) {
      expect(nameOf(block)).toMatch(/^Rollcall[A-Z]\w+$/);
      expect(block).toMatch(/^ {8}labels: \{ severity: (critical|warning) \}$/m);
      expect(block).toMatch(/^ {10}summary: ".+"$/m);
      const expr = /^ {8}expr: (?:\|\n((?: {10}.*\n)+)|(.+)$)/m.exec(block)?.slice(1).join("") ?? "";
      expect(expr).not.toBe("");
      for (const [open, close] of ["()", "{}", "[]"].map((pair) => pair.split("")))
        expect(expr.split(open ?? "").length).toBe(expr.split(close ?? "").length);
    }
  });

  it("are each played by ops/alerts.test.yml, which promtool runs", () => {
    const played = fs.readFileSync("ops/alerts.test.yml", "utf8");
    for (const block of blocks) expect(played).toContain(`alertname: ${nameOf(block)}`);
  });
});

it("every metric of Rollcall stands in docs/operations.md and in the dashboard", () => {
  const document = fs.readFileSync("docs/operations.md", "utf8");
  const shown = queries.map(({ expr }) => expr).join("\n");
  for (const sample of [...labels.keys()].filter((one) => one.startsWith("rollcall_"))) {
    const name = sample.replace(/_(bucket|sum|count)$/, "");
    expect(document).toContain(`\`${name}\``);
    expect(shown).toContain(name);
  }
});

describe("the dashboard", () => {
  it("has panels that do not overlap, and queries with balanced brackets and legends", () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const a of panels)
      for (const b of panels.filter(({ id }) => id !== a.id)) {
        const [p, q] = [a.gridPos, b.gridPos];
        const apart = p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y;
        expect([a.title, b.title, apart]).toEqual([a.title, b.title, true]);
      }
    for (const { expr, legendFormat } of queries) {
      for (const pair of ["()", "{}", "[]"])
        expect(expr.split(pair.charAt(0)).length).toBe(expr.split(pair.charAt(1)).length);
      expect(legendFormat).not.toBe("");
    }
  });

  it("uses only variables that it defines", () => {
    const defined = ["__rate_interval", ...dashboard.templating.list.map(({ name }) => name)];
    const used = queries.flatMap(({ expr }) => [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect(defined).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});
