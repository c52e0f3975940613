-- For how many days the audit is kept.
CREATE TABLE "audit_retention" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "days" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ran_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "audit_retention_pkey" PRIMARY KEY ("id")
);

-- What the audit does not have any more. The chain goes on from the newest row.
CREATE TABLE "audit_removal" (
    "last_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "entries" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_removal_pkey" PRIMARY KEY ("last_id")
);

-- Only what a removal has noted may go.
CREATE FUNCTION audit_entry_may_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.id <= (SELECT max(last_id) FROM audit_removal) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'entries of the audit are never changed or deleted';
END
$$;

DROP TRIGGER "audit_entry_kept" ON "audit_entry";
CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_entry_not_deleted BEFORE DELETE ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION audit_entry_may_go();

-- Deletes the oldest entries, up to the first one that is not older than these days, and notes the last of them. The
-- role of the product may not delete entries, so this runs with the rights of the owner, who sets the least days. The
-- newest entry always stays, and at most 50,000 go at once. Returns what went; nothing if there is nothing to do.
CREATE FUNCTION audit_remove_older(keep_days INTEGER)
RETURNS SETOF audit_removal LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    bound TIMESTAMPTZ(3) := now() - make_interval(days => keep_days);
    removal audit_removal;
BEGIN
    IF keep_days IS NULL OR keep_days < 90 THEN
        RAISE EXCEPTION 'entries of the audit are kept for at least 90 days';
    END IF;
    SELECT e.id, e.hash, e.id - (SELECT min(id) FROM audit_entry) + 1, now(), bound INTO removal
    FROM audit_entry AS e
    WHERE e.id < least(
        (SELECT id FROM audit_entry WHERE at >= bound ORDER BY id LIMIT 1),
        (SELECT max(id) FROM audit_entry),
        (SELECT min(id) FROM audit_entry) + 50000)
    ORDER BY e.id DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    INSERT INTO audit_removal SELECT removal.*;
    DELETE FROM audit_content WHERE entry_id <= removal.last_id;
    DELETE FROM audit_entry WHERE id <= removal.last_id;
    RETURN NEXT removal;
END
$$;
REVOKE EXECUTE ON FUNCTION audit_remove_older(INTEGER) FROM PUBLIC;
