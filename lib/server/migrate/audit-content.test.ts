import { createHash } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { expect, it } from "vitest";
import { storable } from "@/lib/protocol/state-change";
import { verifyChain } from "../audit/verify";
import { disconnect } from "../db/client";
import { resetToBefore } from "../testing/earlier-schema";
import { migrateAsOwner, ownerUrl } from "../testing/owner";

const word = fc.string({ unit: "binary" }).map(storable);
const anyEntry = fc.record({
  at: fc.integer({ min: 0, max: 2e12 }),
  kind: fc.constantFrom("look", "change"),
  actorId: fc.option(word),
  actorName: word,
  address: fc.option(fc.ipV4()),
  appId: fc.option(fc.integer({ min: 1, max: 9 })),
  userId: fc.option(word),
  endpoint: fc.constantFrom("GET user", "PATCH apps"),
  detail: fc.dictionary(word, fc.jsonValue()).map((detail) => storable(JSON.stringify(detail))),
});

/** Stores entries with the hashes of the version before. The hash of entry `broken` is a wrong one. */
async function store(client: pg.Client, broken: number | null) {
  let previous: Buffer = Buffer.alloc(32);
  for (const [i, e] of fc.sample(anyEntry, 40).entries()) {
    const said = [i + 1, e.at, e.kind, "person", e.actorId, e.actorName, e.address, e.appId, e.userId, e.endpoint];
    const text = JSON.stringify([...said, e.detail]);
    previous = createHash("sha256")
      .update(previous)
      .update(i + 1 === broken ? "another" : text)
      .digest();
    await client.query(
      `INSERT INTO audit_entry (id, at, kind, actor_kind, actor_id, actor_name, address, app_id, user_id, endpoint,
                                detail, hash)
       VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [...said, e.detail, previous],
    );
  }
}

it.each([
  [null, 40, null],
  [21, 20, { id: 21, what: "changed" }],
])("makes the chain of the version before anew, with its fault at %j", async (broken, sound, fault) => {
  await resetToBefore("20261127130000_audit_content");
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await store(client, broken);
    await migrateAsOwner();
    expect(await verifyChain()).toMatchObject({ sound, erased: 0, fault });
  } finally {
    await disconnect();
    await client.end();
  }
});
