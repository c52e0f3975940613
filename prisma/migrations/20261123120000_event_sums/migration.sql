-- DropIndex
DROP INDEX "connection_app_id_ended_at_idx";

-- DropIndex
DROP INDEX "event_verdict_app_id_verdict_event_time_idx";

-- CreateTable
CREATE TABLE "roll_event" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "platform" TEXT NOT NULL,
    "kind" BYTEA NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "roll_event_pkey" PRIMARY KEY ("app_id","size","at","platform","kind")
);

-- CreateIndex
CREATE INDEX "connection_app_id_ended_at_platform_end_cause_kicked_by_sta_idx" ON "connection"("app_id", "ended_at", "platform", "end_cause", "kicked_by", "started_at");

-- CreateIndex
CREATE INDEX "event_status_set" ON "event"("app_id", "event_time", "user_id") WHERE (custom_status IS NOT NULL);

-- CreateIndex
CREATE INDEX "event_late_app_id_event_time_user_id_identity_idx" ON "event_late"("app_id", "event_time", "user_id", "identity");

-- CreateIndex
CREATE INDEX "event_verdict_app_id_verdict_event_time_user_id_identity_idx" ON "event_verdict"("app_id", "verdict", "event_time", "user_id", "identity");

-- What lies in the log already. Sums over the log alone need no fold, so nothing is queued.
INSERT INTO "roll_event" ("app_id", "size", "at", "platform", "kind", "action", "reason", "n")
SELECT "app_id", 1, date_trunc('minute', "event_time", 'UTC') AS "minute", "platform",
       substring(sha256(convert_to("action", 'UTF8') || '\x00' || convert_to("reason", 'UTF8')) FROM 1 FOR 16) AS "pair",
       "action", "reason", count(*)
FROM "event" GROUP BY "app_id", "minute", "platform", "pair", "action", "reason";
INSERT INTO "roll_event" ("app_id", "size", "at", "platform", "kind", "action", "reason", "n")
SELECT "app_id", "larger"."size", to_timestamp(floor(extract(epoch FROM "at") / "seconds") * "seconds") AS "unit", "platform",
       "kind", "action", "reason", sum("n")
FROM "roll_event" AS "r" CROSS JOIN (VALUES (15, 900), (60, 3600), (1440, 86400)) AS "larger"("size", "seconds")
WHERE "r"."size" = 1 GROUP BY "app_id", "larger"."size", "unit", "platform", "kind", "action", "reason";
