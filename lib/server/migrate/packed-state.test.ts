import { randomBytes } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { expect, it } from "vitest";
import { fold } from "@/lib/presence/fold";
import { packState } from "@/lib/presence/packed-state";
import { replaceTexts } from "@/lib/presence/replace-texts";
import { EMPTY_STATE, type FoldState } from "@/lib/presence/state";
import { anyHistory } from "@/lib/presence/testing/arbitrary-history";
import { resetToBefore } from "../testing/earlier-schema";
import { migrateAsOwner, ownerUrl } from "../testing/owner";

/** A state with identities of the length of earlier versions. What is cut off is another text each time. */
const withLongIdentities = (state: FoldState): FoldState =>
  replaceTexts(state, { address: (a) => a, status: (s) => s, identity: (i) => i + randomBytes(8).toString("hex") });

it("packs the states of earlier versions as the projector packs them", async () => {
  await resetToBefore("20261127090000_packed_state");
  const states = fc.sample(anyHistory, 300).map((events) => fold(EMPTY_STATE, events, {}).state);
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query("INSERT INTO app (sdk_app_id) VALUES ('1400000000')");
    const given = [states.map((_, i) => `user ${i}`), states.map((state) => JSON.stringify(withLongIdentities(state)))];
    await client.query(
      `INSERT INTO presence (app_id, user_id, online, first_seen_at, last_event_at, last_received_at, state)
       SELECT 1, id, false, now(), now(), now(), state::jsonb FROM unnest($1::text[], $2::text[]) AS r(id, state)`,
      given,
    );
    await client.query(
      `INSERT INTO checkpoint (app_id, user_id, at, state)
       SELECT 1, id, now(), state::jsonb FROM unnest($1::text[], $2::text[]) AS r(id, state)`,
      given,
    );
    await migrateAsOwner();
    for (const table of ["presence", "checkpoint"]) {
      const { rows } = await client.query<{ user_id: string; state: unknown }>(`SELECT user_id, state FROM ${table}`);
      const packed = new Map(rows.map((row) => [row.user_id, row.state]));
      expect(states.map((_, i) => packed.get(`user ${i}`))).toEqual(states.map(packState));
    }
  } finally {
    await client.end();
  }
});
