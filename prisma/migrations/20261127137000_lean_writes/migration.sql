-- Identities of events become half as long, and the states of the fold become text, which is smaller. The tables are
-- written anew. Indexes that change are dropped before, so that they are made once.
DROP INDEX "connection_ended";
DROP INDEX "connection_app_id_user_id_ended_at_end_cause_idx";
DROP INDEX "connection_open";
DROP INDEX "online_span_app_id_until_idx";
DROP INDEX "status_change_app_id_until_idx";

-- A row that is written again stays on its page: less is logged, and no page has to be looked for.
ALTER TABLE "presence" SET (fillfactor = 70);
ALTER TABLE "connection" SET (fillfactor = 90);
ALTER TABLE "online_span" SET (fillfactor = 90);

ALTER TABLE "event" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "event_verdict" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "event_fault" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "event_late" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "kick" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "duplicate" ALTER COLUMN "identity" TYPE BYTEA USING substring("identity" FROM 1 FOR 8);
ALTER TABLE "connection"
    ALTER COLUMN "start_identity" TYPE BYTEA USING substring("start_identity" FROM 1 FOR 8),
    ALTER COLUMN "end_identity" TYPE BYTEA USING substring("end_identity" FROM 1 FOR 8);

-- What is open is found by the small index of open connections. The large ones hold a connection only once it has ended.
CREATE INDEX "connection_ended" ON "connection"
    ("app_id", "ended_at", "platform", "end_cause", "kicked_by", "started_at", "user_id") WHERE ended_at IS NOT NULL;
CREATE INDEX "connection_user_ended" ON "connection" ("app_id", "user_id", "ended_at", "end_cause")
    WHERE ended_at IS NOT NULL;
CREATE INDEX "connection_open" ON "connection" ("app_id", "user_id", "platform") WHERE ended_at IS NULL;
CREATE INDEX "online_span_ended" ON "online_span" ("app_id", "until") WHERE until IS NOT NULL;
CREATE INDEX "status_change_ended" ON "status_change" ("app_id", "until") WHERE until IS NOT NULL;

-- lib/presence/packed-state.ts says where the identities stand. A state that cannot be read stays as it is.
CREATE FUNCTION short_identities(connection jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_agg(CASE WHEN i IN (5, 8) THEN to_jsonb(left(v #>> '{}', 16)) ELSE v END ORDER BY i)
    FROM jsonb_array_elements(connection) WITH ORDINALITY AS e(v, i)
$$;

CREATE FUNCTION short_state(s jsonb) RETURNS json LANGUAGE sql IMMUTABLE AS $$
    SELECT (CASE WHEN jsonb_typeof(s->3) = 'array' AND jsonb_typeof(s->4) = 'array' THEN
        jsonb_set(jsonb_set(s,
            '{3}', (SELECT coalesce(jsonb_agg(short_identities(c) ORDER BY i), '[]')
                    FROM jsonb_array_elements(s->3) WITH ORDINALITY AS o(c, i))),
            '{4}', (SELECT coalesce(jsonb_agg(jsonb_set(r, '{0}', short_identities(r->0)) ORDER BY i), '[]')
                    FROM jsonb_array_elements(s->4) WITH ORDINALITY AS o(r, i)))
    ELSE s END)::text::json
$$;

ALTER TABLE "presence" ALTER COLUMN "state" TYPE JSON USING short_state("state");
ALTER TABLE "checkpoint" ALTER COLUMN "state" TYPE JSON USING short_state("state");

DROP FUNCTION short_state(jsonb);
DROP FUNCTION short_identities(jsonb);
