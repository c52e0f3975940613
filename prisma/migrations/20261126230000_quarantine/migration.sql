-- AlterTable
ALTER TABLE "app" ADD COLUMN "clock_tolerance_ms" INTEGER NOT NULL DEFAULT 600000;

-- AlterTable
ALTER TABLE "event" ADD COLUMN "claimed_ms" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "event_verdict" ADD COLUMN "reason" TEXT;

-- CreateTable
CREATE TABLE "event_fault" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "event_fault_pkey" PRIMARY KEY ("app_id","user_id","event_time","identity")
);

-- CreateIndex
CREATE INDEX "event_claimed" ON "event"("app_id", "user_id", "identity") WHERE (claimed_ms IS NOT NULL);

-- Earlier versions stored and folded every event time. Such rows are stored again as the receiver now stores them: with
-- the time of receipt, and with the time that they claim beside it. A claimed EventTime becomes a part of the identity,
-- as in claimedIdentity (lib/presence/identity.ts).
CREATE TEMPORARY TABLE "unsound" ON COMMIT DROP AS
SELECT "app_id", "user_id", "event_time", "identity", "received_at", "claimed_ms",
       CASE "time_source"
         WHEN 0 THEN substring(sha256("identity" || convert_to("claimed_ms"::text, 'UTF8')) FROM 1 FOR 16)
         ELSE "identity" END AS "new_identity"
FROM (
  SELECT "app_id", "user_id", "event_time", "identity", "received_at", "time_source",
         (extract(epoch FROM "event_time") * 1000)::bigint AS "claimed_ms"
  FROM "event"
  WHERE "event_time" < '2010-01-01T00:00:00Z' OR "event_time" - "received_at" > interval '24 hours') AS "rows";

-- The users who have them, or an event beyond the default tolerance, are folded again from their first event on.
CREATE TEMPORARY TABLE "affected" ON COMMIT DROP AS
SELECT DISTINCT "app_id", "user_id" FROM "event"
WHERE "event_time" < '2010-01-01T00:00:00Z' OR "event_time" - "received_at" > interval '10 minutes';
INSERT INTO "touched" ("app_id", "user_id", "since", "received_at")
SELECT "app_id", "user_id", to_timestamp(0), to_timestamp(0) FROM "affected";

-- Two of them may have become the same event, or the same event as a sound one. Then only the first is kept.
DELETE FROM "unsound" AS "u" USING "unsound" AS "other"
WHERE ("u"."app_id", "u"."user_id", "u"."received_at", "u"."new_identity")
    = ("other"."app_id", "other"."user_id", "other"."received_at", "other"."new_identity")
  AND "u"."event_time" > "other"."event_time";
DELETE FROM "unsound" AS "u" USING "event" AS "e"
WHERE ("u"."app_id", "u"."user_id", "u"."received_at", "u"."new_identity")
    = ("e"."app_id", "e"."user_id", "e"."event_time", "e"."identity");
UPDATE "duplicate" AS "d" SET "event_time" = "u"."received_at", "identity" = "u"."new_identity" FROM "unsound" AS "u"
WHERE ("d"."app_id", "d"."user_id", "d"."event_time", "d"."identity")
    = ("u"."app_id", "u"."user_id", "u"."event_time", "u"."identity");
UPDATE "event" AS "e"
SET "event_time" = "u"."received_at", "identity" = "u"."new_identity", "time_source" = 2, "claimed_ms" = "u"."claimed_ms"
FROM "unsound" AS "u"
WHERE ("e"."app_id", "e"."user_id", "e"."event_time", "e"."identity")
    = ("u"."app_id", "u"."user_id", "u"."event_time", "u"."identity");
DELETE FROM "event" WHERE "event_time" < '2010-01-01T00:00:00Z' OR "event_time" - "received_at" > interval '24 hours';

-- What was folded from them goes. The minutes in which it lay are summed again, and sums of other times do not remain.
INSERT INTO "stale_minute" ("app_id", "minute", "receipt")
SELECT DISTINCT "app_id", date_trunc('minute', "at", 'UTC'), "receipt" FROM (
  SELECT "app_id", "received_at" AS "at", "receipt" FROM "unsound", (VALUES (false), (true)) AS "of"("receipt")
  UNION ALL
  SELECT "app_id", unnest(ARRAY["at", "ended_at"]), false FROM "connection" JOIN "affected" USING ("app_id", "user_id")
  UNION ALL
  SELECT "app_id", unnest(ARRAY["at", "until"]), false FROM "online_span" JOIN "affected" USING ("app_id", "user_id")
  UNION ALL
  SELECT "app_id", "at", false FROM "kick" JOIN "affected" USING ("app_id", "user_id")
  UNION ALL
  SELECT "app_id", unnest(ARRAY["at", "until"]), false FROM "status_change" JOIN "affected" USING ("app_id", "user_id")
) AS "changed" WHERE "at" >= '2010-01-01T00:00:00Z' AND "at" < now() + interval '2 days';
DELETE FROM "presence" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "account" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "connection" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "online_span" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "kick" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "status_change" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "event_verdict" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "event_late" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "checkpoint" AS "t" USING "affected" AS "a" WHERE "t"."app_id" = "a"."app_id" AND "t"."user_id" = "a"."user_id";
DELETE FROM "rollup_event" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_activity" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_online" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_duration" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_arrival" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_kick" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_status" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "rollup_status_end" WHERE "at" < '2010-01-01T00:00:00Z' OR "at" >= now() + interval '2 days';
DELETE FROM "stale_minute" WHERE "minute" < '2010-01-01T00:00:00Z' OR "minute" >= now() + interval '2 days';
