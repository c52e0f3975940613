-- The large tables are partitioned by app, and those of an app that has days by time. All other apps share one
-- partition, "..._rest". It is the table as it was: nothing is copied. Partitions are in a schema of their own, as
-- schema.prisma does not know them.
CREATE SCHEMA "partitions";

ALTER TABLE "event" SET SCHEMA "partitions";
ALTER TABLE "partitions"."event" RENAME TO "event_rest";
CREATE TABLE "event" (LIKE "partitions"."event_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "event" ADD CONSTRAINT "event_pkey" PRIMARY KEY ("app_id", "user_id", "event_time", "identity");
CREATE INDEX "event_app_id_event_time_user_id_idx" ON "event"("app_id", "event_time", "user_id");
CREATE INDEX "event_received_at_idx" ON "event"("received_at");
CREATE INDEX "event_status_set" ON "event"("app_id", "event_time", "user_id")
    WHERE (custom_status IS NOT NULL);
CREATE INDEX "event_claimed" ON "event"("app_id", "user_id", "identity") WHERE (claimed_ms IS NOT NULL);
ALTER TABLE "event" ATTACH PARTITION "partitions"."event_rest" DEFAULT;

ALTER TABLE "connection" SET SCHEMA "partitions";
ALTER TABLE "partitions"."connection" RENAME TO "connection_rest";
CREATE TABLE "connection" (LIKE "partitions"."connection_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "connection" ADD CONSTRAINT "connection_pkey" PRIMARY KEY ("app_id", "user_id", "at", "no");
CREATE INDEX "connection_app_id_at_idx" ON "connection"("app_id", "at");
CREATE INDEX "connection_ended" ON "connection"("app_id", "ended_at", "platform", "end_cause", "kicked_by",
    "started_at", "user_id") WHERE (ended_at IS NOT NULL);
CREATE INDEX "connection_open" ON "connection"("app_id", "user_id", "platform") WHERE (ended_at IS NULL);
CREATE INDEX "connection_user_ended" ON "connection"("app_id", "user_id", "ended_at", "end_cause")
    WHERE (ended_at IS NOT NULL);
ALTER TABLE "connection" ATTACH PARTITION "partitions"."connection_rest" DEFAULT;

ALTER TABLE "online_span" SET SCHEMA "partitions";
ALTER TABLE "partitions"."online_span" RENAME TO "online_span_rest";
CREATE TABLE "online_span" (LIKE "partitions"."online_span_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "online_span" ADD CONSTRAINT "online_span_pkey" PRIMARY KEY ("app_id", "user_id", "at");
CREATE INDEX "online_span_app_id_at_idx" ON "online_span"("app_id", "at");
CREATE INDEX "online_span_ended" ON "online_span"("app_id", "until") WHERE (until IS NOT NULL);
ALTER TABLE "online_span" ATTACH PARTITION "partitions"."online_span_rest" DEFAULT;

ALTER TABLE "kick" SET SCHEMA "partitions";
ALTER TABLE "partitions"."kick" RENAME TO "kick_rest";
CREATE TABLE "kick" (LIKE "partitions"."kick_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "kick" ADD CONSTRAINT "kick_pkey" PRIMARY KEY ("app_id", "user_id", "at", "identity", "no");
CREATE INDEX "kick_app_id_at_idx" ON "kick"("app_id", "at");
ALTER TABLE "kick" ATTACH PARTITION "partitions"."kick_rest" DEFAULT;

ALTER TABLE "status_change" SET SCHEMA "partitions";
ALTER TABLE "partitions"."status_change" RENAME TO "status_change_rest";
CREATE TABLE "status_change" (LIKE "partitions"."status_change_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "status_change" ADD CONSTRAINT "status_change_pkey" PRIMARY KEY ("app_id", "user_id", "at", "no");
CREATE INDEX "status_change_app_id_at_idx" ON "status_change"("app_id", "at");
CREATE INDEX "status_change_ended" ON "status_change"("app_id", "until") WHERE (until IS NOT NULL);
ALTER TABLE "status_change" ATTACH PARTITION "partitions"."status_change_rest" DEFAULT;

ALTER TABLE "rollup_event" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_event" RENAME TO "rollup_event_rest";
CREATE TABLE "rollup_event" (LIKE "partitions"."rollup_event_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_event" ADD CONSTRAINT "rollup_event_pkey" PRIMARY KEY ("app_id", "size", "at", "platform", "kind");
ALTER TABLE "rollup_event" ATTACH PARTITION "partitions"."rollup_event_rest" DEFAULT;

ALTER TABLE "rollup_activity" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_activity" RENAME TO "rollup_activity_rest";
CREATE TABLE "rollup_activity" (LIKE "partitions"."rollup_activity_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_activity" ADD CONSTRAINT "rollup_activity_pkey" PRIMARY KEY ("app_id", "size", "at", "platform");
ALTER TABLE "rollup_activity" ATTACH PARTITION "partitions"."rollup_activity_rest" DEFAULT;

ALTER TABLE "rollup_online" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_online" RENAME TO "rollup_online_rest";
CREATE TABLE "rollup_online" (LIKE "partitions"."rollup_online_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_online" ADD CONSTRAINT "rollup_online_pkey" PRIMARY KEY ("app_id", "size", "at");
ALTER TABLE "rollup_online" ATTACH PARTITION "partitions"."rollup_online_rest" DEFAULT;

ALTER TABLE "rollup_duration" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_duration" RENAME TO "rollup_duration_rest";
CREATE TABLE "rollup_duration" (LIKE "partitions"."rollup_duration_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_duration" ADD CONSTRAINT "rollup_duration_pkey"
    PRIMARY KEY ("app_id", "size", "at", "platform", "bin");
ALTER TABLE "rollup_duration" ATTACH PARTITION "partitions"."rollup_duration_rest" DEFAULT;

ALTER TABLE "rollup_arrival" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_arrival" RENAME TO "rollup_arrival_rest";
CREATE TABLE "rollup_arrival" (LIKE "partitions"."rollup_arrival_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_arrival" ADD CONSTRAINT "rollup_arrival_pkey" PRIMARY KEY ("app_id", "size", "at", "last_seen");
ALTER TABLE "rollup_arrival" ATTACH PARTITION "partitions"."rollup_arrival_rest" DEFAULT;

ALTER TABLE "rollup_kick" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_kick" RENAME TO "rollup_kick_rest";
CREATE TABLE "rollup_kick" (LIKE "partitions"."rollup_kick_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_kick" ADD CONSTRAINT "rollup_kick_pkey"
    PRIMARY KEY ("app_id", "size", "at", "by_platform", "kicked");
ALTER TABLE "rollup_kick" ATTACH PARTITION "partitions"."rollup_kick_rest" DEFAULT;

ALTER TABLE "rollup_status" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_status" RENAME TO "rollup_status_rest";
CREATE TABLE "rollup_status" (LIKE "partitions"."rollup_status_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_status" ADD CONSTRAINT "rollup_status_pkey"
    PRIMARY KEY ("app_id", "size", "at", "was_hash", "value_hash");
ALTER TABLE "rollup_status" ATTACH PARTITION "partitions"."rollup_status_rest" DEFAULT;

ALTER TABLE "rollup_status_end" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_status_end" RENAME TO "rollup_status_end_rest";
CREATE TABLE "rollup_status_end" (LIKE "partitions"."rollup_status_end_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_status_end" ADD CONSTRAINT "rollup_status_end_pkey"
    PRIMARY KEY ("app_id", "size", "at", "value_hash");
ALTER TABLE "rollup_status_end" ATTACH PARTITION "partitions"."rollup_status_end_rest" DEFAULT;

ALTER TABLE "rollup_receipt" SET SCHEMA "partitions";
ALTER TABLE "partitions"."rollup_receipt" RENAME TO "rollup_receipt_rest";
CREATE TABLE "rollup_receipt" (LIKE "partitions"."rollup_receipt_rest" INCLUDING ALL EXCLUDING INDEXES)
    PARTITION BY LIST ("app_id");
ALTER TABLE "rollup_receipt" ADD CONSTRAINT "rollup_receipt_pkey" PRIMARY KEY ("app_id", "size", "at", "bin");
ALTER TABLE "rollup_receipt" ATTACH PARTITION "partitions"."rollup_receipt_rest" DEFAULT;

-- The functions below run with the rights of the owner, as the role of the product owns nothing. `parent` is one of the
-- tables above. They wait 0.1 s at most for whoever reads or writes the table, and are called again later. The
-- partitions of app 7 are partitions of "event_7": "event_7_old_20261204" has what is older than that day, then come
-- those like "event_7_20261204_20261209", and "event_7_20261209_ahead" has what is later. Days are those of UTC. There
-- is no other one: where a DEFAULT may have rows, PostgreSQL merges partitions in place of reading one after the other.

-- The column by whose time the partitions of an app are divided. Only one function at a time changes partitions.
CREATE FUNCTION partition_time(parent TEXT) RETURNS TEXT LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(7, 20261128);
    IF NOT EXISTS (
        SELECT FROM pg_catalog.pg_partitioned_table
        WHERE partrelid = pg_catalog.to_regclass(pg_catalog.format('public.%I', parent))
    ) THEN
        RAISE EXCEPTION 'the table % is not partitioned', parent;
    END IF;
    RETURN CASE parent WHEN 'event' THEN 'event_time' ELSE 'at' END;
END
$$;

-- Creates a partition with the settings of the others. It has no indexes until it is attached.
CREATE FUNCTION partition_create(parent TEXT, part TEXT, options TEXT[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE pg_catalog.format(
        'CREATE TABLE partitions.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)%s', part, parent,
        ' WITH (' || pg_catalog.array_to_string(options, ', ') || ')');
END
$$;

CREATE FUNCTION partition_options(parent TEXT) RETURNS TEXT[] LANGUAGE sql STABLE AS $$
    SELECT c.reloptions FROM pg_catalog.pg_class AS c
    WHERE c.oid = pg_catalog.format('partitions.%I', parent || '_rest')::pg_catalog.regclass
$$;

-- Gives an app partitions of its own, divided at a day that is later than all its rows. If it shares "..._rest" with no
-- other app, that becomes its oldest partition. Otherwise its rows are moved. Returns false, and does nothing, if these
-- are more than `most`.
CREATE FUNCTION partition_begin(parent TEXT, app INTEGER, day DATE, most BIGINT) RETURNS BOOLEAN
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC'
AS $$
DECLARE
    at TEXT := public.partition_time(parent);
    tree TEXT := format('%s_%s', parent, app);
    rest TEXT := parent || '_rest';
    old TEXT := format('%s_old_%s', tree, to_char(day, 'YYYYMMDD'));
    ahead TEXT := format('%s_%s_ahead', tree, to_char(day, 'YYYYMMDD'));
    options TEXT[] := public.partition_options(parent);
    alone BOOLEAN;
    many BOOLEAN;
BEGIN
    IF to_regclass(format('partitions.%I', tree)) IS NOT NULL THEN
        RETURN TRUE;
    END IF;
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', parent);
    EXECUTE format('SELECT min(app_id) = $1 AND max(app_id) = $1 FROM partitions.%I', rest) INTO alone USING app;
    IF alone IS NOT TRUE THEN
        EXECUTE format(
            'SELECT count(*) > $2 FROM (SELECT FROM partitions.%I WHERE app_id = $1 LIMIT $2 + 1) AS r', rest)
            INTO many USING app, most;
        IF many THEN
            RETURN FALSE;
        END IF;
    END IF;
    EXECUTE format(
        'CREATE TABLE partitions.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE (%I)',
        tree, parent, at);
    IF alone THEN
        EXECUTE format('ALTER TABLE public.%I DETACH PARTITION partitions.%I', parent, rest);
        EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', rest, old);
        PERFORM public.partition_create(parent, rest, options);
        EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I DEFAULT', parent, rest);
    ELSE
        PERFORM public.partition_create(parent, old, options);
        EXECUTE format('WITH moved AS (DELETE FROM partitions.%I WHERE app_id = $1 RETURNING *)
            INSERT INTO partitions.%I SELECT * FROM moved', rest, old) USING app;
    END IF;
    PERFORM public.partition_create(parent, ahead, options);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        tree, old, day::timestamptz);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (MAXVALUE)',
        tree, ahead, day::timestamptz);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I FOR VALUES IN (%s)', parent, tree, app);
    RETURN TRUE;
END
$$;

-- Ends the partition for what is later at a day that is later than all rows, and begins a new one.
CREATE FUNCTION partition_cut(parent TEXT, app INTEGER, day DATE) RETURNS BOOLEAN
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC'
AS $$
DECLARE
    at TEXT := public.partition_time(parent);
    tree TEXT := format('%s_%s', parent, app);
    until TEXT := to_char(day, 'YYYYMMDD');
    ahead TEXT := (
        SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = format('partitions.%I', tree)::regclass AND c.relname LIKE '%\_ahead');
    since TEXT := left(right(ahead, 14), 8);
BEGIN
    IF since >= until THEN
        RETURN FALSE;
    END IF;
    EXECUTE format('ALTER TABLE partitions.%I DETACH PARTITION partitions.%I', tree, ahead);
    EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', ahead, format('%s_%s_%s', tree, since, until));
    PERFORM public.partition_create(parent, format('%s_%s_ahead', tree, until), public.partition_options(parent));
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
        tree, format('%s_%s_%s', tree, since, until), since::date::timestamptz, day::timestamptz);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (MAXVALUE)',
        tree, format('%s_%s_ahead', tree, until), day::timestamptz);
    RETURN TRUE;
END
$$;

-- Drops `parts`, the oldest partitions of an app, which together have what is older than `day`. What has no time in the
-- column `lasts`, or one from `before` on, stays in a new oldest one; nothing does if `lasts` is null. Returns false,
-- and does nothing, if one of `parts` is not there.
CREATE FUNCTION partition_drop(
    parent TEXT, app INTEGER, parts TEXT[], day DATE, lasts TEXT, before TIMESTAMPTZ) RETURNS BOOLEAN
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC'
AS $$
DECLARE
    at TEXT := public.partition_time(parent);
    tree TEXT := format('%s_%s', parent, app);
    old TEXT := format('%s_old_%s', tree, to_char(day, 'YYYYMMDD'));
    options TEXT[] := public.partition_options(parent);
    part TEXT;
BEGIN
    IF EXISTS (
        SELECT FROM unnest(parts) AS name WHERE NOT EXISTS (
            SELECT FROM pg_inherits
            WHERE inhparent = to_regclass(format('partitions.%I', tree))
              AND inhrelid = to_regclass(format('partitions.%I', name)))
    ) THEN
        RETURN FALSE;
    END IF;
    FOREACH part IN ARRAY parts LOOP
        EXECUTE format('ALTER TABLE partitions.%I DETACH PARTITION partitions.%I', tree, part);
        EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', part, part || '_gone');
    END LOOP;
    PERFORM public.partition_create(parent, old, options);
    FOREACH part IN ARRAY parts LOOP
        IF lasts IS NOT NULL THEN
            EXECUTE format('INSERT INTO partitions.%I SELECT * FROM partitions.%I WHERE %I IS NULL OR %I >= $1',
                old, part || '_gone', lasts, lasts) USING before;
        END IF;
        EXECUTE format('DROP TABLE partitions.%I', part || '_gone');
    END LOOP;
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        tree, old, day::timestamptz);
    RETURN TRUE;
END
$$;

-- Drops all partitions of an app, and with them its rows.
CREATE FUNCTION partition_remove(parent TEXT, app INTEGER) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms'
AS $$
BEGIN
    PERFORM public.partition_time(parent);
    EXECUTE format('DROP TABLE IF EXISTS partitions.%I', format('%s_%s', parent, app));
END
$$;

-- Makes the statistics of a table and of its partitions anew. PostgreSQL by itself does that for the partitions alone.
-- What it knew of `columns` is forgotten, also where a partition is empty. That is possible since version 18. It may
-- wait longer, as nobody waits for it.
CREATE FUNCTION partition_analyze(parent TEXT, columns TEXT[]) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s'
AS $$
BEGIN
    PERFORM public.partition_time(parent);
    IF current_setting('server_version_num')::int >= 180000 THEN
        PERFORM pg_clear_attribute_stats(n.nspname, c.relname, name, c.relkind = 'p')
        FROM pg_partition_tree(format('public.%I', parent)::regclass) AS t
        JOIN pg_class AS c ON c.oid = t.relid JOIN pg_namespace AS n ON n.oid = c.relnamespace, unnest(columns) AS name;
    END IF;
    EXECUTE format('ANALYZE public.%I', parent);
END
$$;

REVOKE EXECUTE ON FUNCTION partition_begin(TEXT, INTEGER, DATE, BIGINT), partition_cut(TEXT, INTEGER, DATE),
    partition_drop(TEXT, INTEGER, TEXT[], DATE, TEXT, TIMESTAMPTZ), partition_remove(TEXT, INTEGER),
    partition_analyze(TEXT, TEXT[]) FROM PUBLIC;

ANALYZE "event", "connection", "online_span", "kick", "status_change", "rollup_event", "rollup_activity",
    "rollup_online", "rollup_duration", "rollup_arrival", "rollup_kick", "rollup_status", "rollup_status_end",
    "rollup_receipt";
