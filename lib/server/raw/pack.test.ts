import { afterEach, beforeEach, expect, it } from "vitest";
import { appsBySdkAppId } from "../apps/registry";
import { db } from "../db/client";
import { append } from "../receive/append";
import type { Appendable } from "../receive/appendable";
import { judge } from "../receive/judge";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { storedRaw } from "../testing/stored-raw";
import { packCallbacks } from "./pack";
import { MAX_TEMPLATES, templateId } from "./templates";

let appId: number;
beforeEach(async () => void (appId = (await makeApp()).id));
afterEach(() => db().$executeRaw`TRUNCATE app, event, raw_template, touched, ingest_minute, duplicate`);

let time = SAMPLE.EventTime;
/** An event of which no other is a duplicate, with these fields besides. */
async function event(fields: object = {}): Promise<Appendable> {
  const judged = judge(callback({ body: { ...SAMPLE, EventTime: (time += 1), ...fields } }), await appsBySdkAppId());
  if (judged.kind !== "event") throw new Error(judged.kind);
  return { appId, event: judged.event, skewMs: null };
}
const packable = ({ event }: Appendable) => ({ appId, fields: event, query: event.rawQuery, body: event.rawBody });
const columns = { rawTemplate: true, rawRest: true, rawQuery: true, rawBody: true } as const;

it("stores one template for the callbacks of a kind, and nothing else", async () => {
  await append([await event(), await event()], "a");
  await append([await event()], "a");
  const [template] = await db().rawTemplate.findMany();
  expect(await db().rawTemplate.count()).toBe(1);
  const packed = { rawTemplate: template?.id, rawRest: null, rawQuery: null, rawBody: null };
  expect(await db().event.findMany({ select: columns })).toEqual([packed, packed, packed]);
});

it("stores a template again if the transaction that stored it is undone", async () => {
  const one = await event();
  await expect(
    db().$transaction(async (tx) => {
      await packCallbacks(tx, [packable(one)]);
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(await db().rawTemplate.count()).toBe(0);
  await append([one], "a");
  expect(await storedRaw()).toMatchObject([{ body: one.event.rawBody, rawBody: null }]);
});

it("gives both of two writers the template that both of them make", async () => {
  const batches = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => [await event({ [`a${i % 2}`]: "x" })] as const),
  );
  await Promise.all(batches.map((batch, i) => append(batch, `writer-${i}`)));
  expect(await db().rawTemplate.count()).toBe(2);
  const bodies = batches.map(([one]) => one.event.rawBody);
  expect((await storedRaw()).map(({ rawBody, body, rawRest }) => [rawBody, body, rawRest])).toEqual(
    bodies.map((body) => [null, body, '"x"']),
  );
});

it("stores callbacks whole if somebody makes up ever new kinds, and packs those that it knows", async () => {
  for (let part = 0; part < 3; part++)
    await append(await Promise.all(Array.from({ length: 90 }, (_, i) => event({ [`kind${part}x${i}`]: 1 }))), "a");
  expect(await db().rawTemplate.count()).toBe(MAX_TEMPLATES);
  expect(await db().event.count({ where: { rawBody: { not: null } } })).toBe(3 * 90 - MAX_TEMPLATES);
  const first = await event({ kind0x0: 2 });
  await append([first], "a");
  const stored = await storedRaw();
  expect(stored.at(-1)).toMatchObject({ rawBody: null, body: first.event.rawBody });
  expect(stored.every(({ body, eventTime }) => body.includes(String(eventTime.getTime())))).toBe(true);
});

it("stores a callback whole if the id of its template is taken by another text", async () => {
  await append([await event()], "a");
  const [template] = await db().rawTemplate.findMany();
  await db().rawTemplate.update({
    where: { appId_id: { appId, id: template?.id ?? 0 } },
    data: { id: templateId(`${template?.text.replace("]}", `],"New":⟦⟧}`)}`) },
  });
  const one = await event({ New: 1 });
  await append([one], "a");
  const [, stored] = await db().event.findMany({ orderBy: { eventTime: "asc" }, select: columns });
  expect(stored).toEqual({
    ...{ rawTemplate: null, rawRest: null },
    rawQuery: one.event.rawQuery,
    rawBody: one.event.rawBody,
  });
});

it("says which template is missing", async () => {
  await append([await event()], "a");
  await db().rawTemplate.deleteMany();
  await expect(storedRaw()).rejects.toThrow(/The template -?\d+ of callbacks is missing/);
});
