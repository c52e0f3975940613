-- The large tables are partitioned by app, and those of an app that has days by time. All other apps share one
-- partition, "..._rest". It is the table as it was: nothing is copied. Partitions are in a schema of their own, as
-- schema.prisma does not know them.
CREATE SCHEMA "partitions";

-- Each table gets the primary key and the indexes of the one before it, under the same names.
DO $$
DECLARE
    parent TEXT;
    definition TEXT;
BEGIN
    FOREACH parent IN ARRAY ARRAY[
        'event', 'connection', 'online_span', 'kick', 'status_change', 'rollup_event', 'rollup_activity',
        'rollup_online', 'rollup_duration', 'rollup_arrival', 'rollup_kick', 'rollup_status', 'rollup_status_end',
        'rollup_receipt']
    LOOP
        EXECUTE format('ALTER TABLE public.%I SET SCHEMA partitions', parent);
        EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', parent, parent || '_rest');
        EXECUTE format(
            'CREATE TABLE public.%I (LIKE partitions.%I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY LIST (app_id)',
            parent, parent || '_rest');
        EXECUTE (
            SELECT format('ALTER TABLE public.%I ADD CONSTRAINT %I %s', parent, conname, pg_get_constraintdef(oid))
            FROM pg_constraint
            WHERE conrelid = format('partitions.%I', parent || '_rest')::regclass AND contype = 'p');
        FOR definition IN
            SELECT pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = format('partitions.%I', parent || '_rest')::regclass AND NOT indisprimary
        LOOP
            EXECUTE replace(
                definition, format(' ON partitions.%I ', parent || '_rest'), format(' ON public.%I ', parent));
        END LOOP;
        EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I DEFAULT', parent, parent || '_rest');
    END LOOP;
END
$$;

-- The functions below run with the rights of the owner, as the role of the product owns nothing. `parent` is one of the
-- tables above. They wait 0.1 s at most for whoever reads or writes the table, and are called again later. The
-- partitions of app 7 are partitions of "event_7": "event_7_old_20261204" has what is older than that day, then come
-- those like "event_7_20261204_20261209", and "event_7_20261209_ahead" has what is later. Days are those of UTC. An app
-- has no DEFAULT: where one may have rows, PostgreSQL merges partitions in place of reading one after the other.

-- Waits until nobody reads or writes a table, and nobody has a snapshot from before: rows that move are not in it,
-- neither here nor there. Whoever reads from one snapshot holds a lock of "event" (lib/server/db/hold-partitions.ts).
-- Fails for a table that has no partitions.
CREATE FUNCTION partition_lock(parent TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_catalog.pg_partitioned_table
        WHERE partrelid = pg_catalog.to_regclass(pg_catalog.format('public.%I', parent))
    ) THEN
        RAISE EXCEPTION 'the table % is not partitioned', parent;
    END IF;
    LOCK TABLE ONLY public.event IN ACCESS EXCLUSIVE MODE;
    EXECUTE pg_catalog.format('LOCK TABLE ONLY public.%I IN ACCESS EXCLUSIVE MODE', parent);
END
$$;

-- Creates a partition with the settings of the partition `model`. It has no indexes until it is attached.
CREATE FUNCTION partition_create(parent TEXT, part TEXT, model TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    options TEXT := (
        SELECT ' WITH (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')' FROM pg_catalog.pg_class AS c
        WHERE c.oid = pg_catalog.format('partitions.%I', model)::pg_catalog.regclass);
BEGIN
    EXECUTE pg_catalog.format(
        'CREATE TABLE partitions.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)%s', part, parent, options);
END
$$;

-- Gives an app partitions of its own, divided at a day that is later than all its rows. If it shares "..._rest" with no
-- other app, that becomes its oldest partition. Otherwise its rows are moved. Returns "made"; or does nothing, and
-- returns "there" if another call has made them, or "many" if more than `most` rows would move.
CREATE FUNCTION partition_begin(parent TEXT, app INTEGER, day DATE, most BIGINT) RETURNS TEXT
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC'
AS $$
DECLARE
    at TEXT := CASE parent WHEN 'event' THEN 'event_time' ELSE 'at' END;
    tree TEXT := format('%s_%s', parent, app);
    rest TEXT := parent || '_rest';
    old TEXT := format('%s_old_%s', tree, to_char(day, 'YYYYMMDD'));
    ahead TEXT := format('%s_%s_ahead', tree, to_char(day, 'YYYYMMDD'));
    alone BOOLEAN;
    many BOOLEAN;
BEGIN
    PERFORM public.partition_lock(parent);
    IF to_regclass(format('partitions.%I', tree)) IS NOT NULL THEN
        RETURN 'there';
    END IF;
    EXECUTE format('SELECT min(app_id) = $1 AND max(app_id) = $1 FROM partitions.%I', rest) INTO alone USING app;
    IF alone IS NOT TRUE THEN
        EXECUTE format(
            'SELECT count(*) > $2 FROM (SELECT FROM partitions.%I WHERE app_id = $1 LIMIT $2 + 1) AS r', rest)
            INTO many USING app, most;
        IF many THEN
            RETURN 'many';
        END IF;
    END IF;
    EXECUTE format(
        'CREATE TABLE partitions.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE (%I)',
        tree, parent, at);
    IF alone THEN
        EXECUTE format('ALTER TABLE public.%I DETACH PARTITION partitions.%I', parent, rest);
        EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', rest, old);
        PERFORM public.partition_create(parent, rest, old);
        EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I DEFAULT', parent, rest);
    ELSE
        PERFORM public.partition_create(parent, old, rest);
        EXECUTE format('WITH moved AS (DELETE FROM partitions.%I WHERE app_id = $1 RETURNING *)
            INSERT INTO partitions.%I SELECT * FROM moved', rest, old) USING app;
    END IF;
    PERFORM public.partition_create(parent, ahead, rest);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        tree, old, day::timestamptz);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (MAXVALUE)',
        tree, ahead, day::timestamptz);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I FOR VALUES IN (%s)', parent, tree, app);
    RETURN 'made';
END
$$;

-- Ends the partition for what is later at a day that is later than all rows, and begins a new one. Returns "made", or
-- "there" if another call has done that.
CREATE FUNCTION partition_cut(parent TEXT, app INTEGER, day DATE) RETURNS TEXT
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' SET timezone = 'UTC'
AS $$
DECLARE
    tree TEXT := format('%s_%s', parent, app);
    until TEXT := to_char(day, 'YYYYMMDD');
    ahead TEXT;
    since TEXT;
BEGIN
    PERFORM public.partition_lock(parent);
    SELECT c.relname, left(right(c.relname, 14), 8) INTO STRICT ahead, since
    FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = format('partitions.%I', tree)::regclass AND c.relname LIKE '%\_ahead';
    IF since >= until THEN
        RETURN 'there';
    END IF;
    EXECUTE format('ALTER TABLE partitions.%I DETACH PARTITION partitions.%I', tree, ahead);
    EXECUTE format('ALTER TABLE partitions.%I RENAME TO %I', ahead, format('%s_%s_%s', tree, since, until));
    PERFORM public.partition_create(parent, format('%s_%s_ahead', tree, until), parent || '_rest');
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
        tree, format('%s_%s_%s', tree, since, until), since::date::timestamptz, day::timestamptz);
    EXECUTE format('ALTER TABLE partitions.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (MAXVALUE)',
        tree, format('%s_%s_ahead', tree, until), day::timestamptz);
    RETURN 'made';
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
    tree TEXT := format('%s_%s', parent, app);
    old TEXT := format('%s_old_%s', tree, to_char(day, 'YYYYMMDD'));
    part TEXT;
BEGIN
    PERFORM public.partition_lock(parent);
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
    PERFORM public.partition_create(parent, old, parent || '_rest');
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
    PERFORM public.partition_lock(parent);
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
