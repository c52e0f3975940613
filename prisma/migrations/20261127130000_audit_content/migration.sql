-- What names a person moves out of the chain, so that it can be erased: an entry has a salted hash of it.
CREATE TABLE "audit_content" (
    "entry_id" BIGINT NOT NULL,
    "salt" BYTEA NOT NULL,
    "user_id" TEXT,
    "detail" TEXT NOT NULL,

    CONSTRAINT "audit_content_pkey" PRIMARY KEY ("entry_id")
);

INSERT INTO "audit_content" ("entry_id", "salt", "user_id", "detail")
SELECT "id", uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), "user_id", "detail" FROM "audit_entry";

CREATE INDEX "audit_content_user_id_entry_id_idx" ON "audit_content"("user_id", "entry_id") WHERE (user_id IS NOT NULL);

ALTER TABLE "audit_entry" ADD COLUMN "content_hash" BYTEA;
ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_kept";

-- The hashes of the chain are made anew (lib/server/audit/chain.ts), in the order of the entries. A chain with a fault
-- keeps its fault: what follows it is left with hashes that do not fit.
DO $$
DECLARE
    e RECORD;
    old_previous BYTEA := decode(repeat('00', 32), 'hex');
    previous BYTEA := old_previous;
    head TEXT;
    said TEXT;
BEGIN
    FOR e IN SELECT a.*, c.salt FROM audit_entry AS a JOIN audit_content AS c ON c.entry_id = a.id ORDER BY a.id LOOP
        head := concat_ws(',', e.id, round(extract(epoch FROM e.at) * 1000)::bigint, to_json(e.kind),
                          to_json(e.actor_kind), coalesce(to_json(e.actor_id)::text, 'null'), to_json(e.actor_name),
                          coalesce(to_json(e.address)::text, 'null'), coalesce(e.app_id::text, 'null'));
        said := concat_ws(',', coalesce(to_json(e.user_id)::text, 'null'), to_json(e.endpoint), to_json(e.detail));
        IF e.hash IS DISTINCT FROM sha256(old_previous || convert_to('[' || head || ',' || said || ']', 'UTF8')) THEN
            UPDATE audit_entry SET content_hash = decode(repeat('00', 32), 'hex') WHERE content_hash IS NULL;
            EXIT;
        END IF;
        old_previous := e.hash;
        said := concat_ws(',', coalesce(to_json(e.user_id)::text, 'null'), to_json(e.detail));
        e.content_hash := sha256(e.salt || convert_to('[' || said || ']', 'UTF8'));
        previous := sha256(previous || convert_to(
            '[' || concat_ws(',', head, to_json(e.endpoint), to_json(encode(e.content_hash, 'hex'))) || ']', 'UTF8'));
        UPDATE audit_entry SET content_hash = e.content_hash, hash = previous WHERE id = e.id;
    END LOOP;
END
$$;

ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_kept";
DROP INDEX "audit_entry_user_id_id_idx";
ALTER TABLE "audit_entry" ALTER COLUMN "content_hash" SET NOT NULL, DROP COLUMN "user_id", DROP COLUMN "detail";

-- Contents go when the person whom they name is erased, and never change.
CREATE TRIGGER audit_content_kept BEFORE UPDATE ON "audit_content"
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_content_not_emptied BEFORE TRUNCATE ON "audit_content"
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_kept();
