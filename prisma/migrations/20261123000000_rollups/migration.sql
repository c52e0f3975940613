-- AlterTable
ALTER TABLE "status_change" ADD COLUMN     "was" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "online_span" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "online_span_pkey" PRIMARY KEY ("app_id","user_id","at")
);

-- CreateTable
CREATE TABLE "kick" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,
    "no" INTEGER NOT NULL,
    "by_platform" TEXT NOT NULL,
    "kicked" TEXT NOT NULL,
    "raw_kicked" TEXT NOT NULL,
    "connection_at" TIMESTAMPTZ(3),
    "connection_no" INTEGER,

    CONSTRAINT "kick_pkey" PRIMARY KEY ("app_id","user_id","at","identity","no")
);

-- CreateTable
CREATE TABLE "stale_minute" (
    "id" BIGSERIAL NOT NULL,
    "app_id" INTEGER NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "receipt" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stale_minute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_activity" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "platform" TEXT NOT NULL,
    "began" INTEGER NOT NULL DEFAULT 0,
    "logout" INTEGER NOT NULL DEFAULT 0,
    "link_close" INTEGER NOT NULL DEFAULT 0,
    "timeout" INTEGER NOT NULL DEFAULT 0,
    "kicked" INTEGER NOT NULL DEFAULT 0,
    "admin_kick" INTEGER NOT NULL DEFAULT 0,
    "superseded" INTEGER NOT NULL DEFAULT 0,
    "other" INTEGER NOT NULL DEFAULT 0,
    "ended_unknown" INTEGER NOT NULL DEFAULT 0,
    "opening" INTEGER NOT NULL DEFAULT 0,
    "lean_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "roll_activity_pkey" PRIMARY KEY ("app_id","size","at","platform")
);

-- CreateTable
CREATE TABLE "roll_online" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "came" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "high_at" TIMESTAMPTZ(3) NOT NULL,
    "opening" INTEGER NOT NULL DEFAULT 0,
    "lean_ms" BIGINT NOT NULL DEFAULT 0,
    "ended" INTEGER NOT NULL DEFAULT 0,
    "status" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "roll_online_pkey" PRIMARY KEY ("app_id","size","at")
);

-- CreateTable
CREATE TABLE "roll_duration" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "platform" TEXT NOT NULL,
    "bin" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "roll_duration_pkey" PRIMARY KEY ("app_id","size","at","platform","bin")
);

-- CreateTable
CREATE TABLE "roll_arrival" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "last_seen" TIMESTAMPTZ(0) NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "roll_arrival_pkey" PRIMARY KEY ("app_id","size","at","last_seen")
);

-- CreateTable
CREATE TABLE "roll_kick" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "by_platform" TEXT NOT NULL,
    "kicked" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,

    CONSTRAINT "roll_kick_pkey" PRIMARY KEY ("app_id","size","at","by_platform","kicked")
);

-- CreateTable
CREATE TABLE "roll_status" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "was_hash" BYTEA NOT NULL,
    "value_hash" BYTEA NOT NULL,
    "was" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "roll_status_pkey" PRIMARY KEY ("app_id","size","at","was_hash","value_hash")
);

-- CreateTable
CREATE TABLE "roll_status_end" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "value_hash" BYTEA NOT NULL,
    "value" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "presumed" INTEGER NOT NULL,
    "lasted_ms" BIGINT NOT NULL,

    CONSTRAINT "roll_status_end_pkey" PRIMARY KEY ("app_id","size","at","value_hash")
);

-- CreateTable
CREATE TABLE "roll_receipt" (
    "app_id" INTEGER NOT NULL,
    "size" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "bin" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,

    CONSTRAINT "roll_receipt_pkey" PRIMARY KEY ("app_id","size","at","bin")
);

-- CreateIndex
CREATE INDEX "online_span_app_id_at_idx" ON "online_span"("app_id", "at");

-- CreateIndex
CREATE INDEX "online_span_app_id_until_idx" ON "online_span"("app_id", "until");

-- CreateIndex
CREATE INDEX "kick_app_id_at_idx" ON "kick"("app_id", "at");

-- CreateIndex
CREATE INDEX "stale_minute_minute_idx" ON "stale_minute"("minute");

-- CreateIndex
CREATE INDEX "connection_app_id_at_idx" ON "connection"("app_id", "at");

-- CreateIndex
CREATE INDEX "presence_status_set" ON "presence"("app_id") WHERE (custom_status <> '' AND status_presumed_cleared_at IS NULL);

-- CreateIndex
CREATE INDEX "status_change_app_id_at_idx" ON "status_change"("app_id", "at");

-- CreateIndex
CREATE INDEX "status_change_app_id_until_idx" ON "status_change"("app_id", "until");

-- What older releases folded lacks the new rows: everyone is folded once more from the first event on, while the
-- product runs.
DELETE FROM "checkpoint";
INSERT INTO "touched" ("app_id", "user_id", "since", "received_at")
SELECT "app_id", "user_id", min("event_time"), to_timestamp(0) FROM "event" GROUP BY "app_id", "user_id";
INSERT INTO "stale_minute" ("app_id", "minute", "receipt")
SELECT DISTINCT "app_id", date_trunc('minute', "received_at", 'UTC'), true FROM "event";
