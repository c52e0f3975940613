-- The live view asks every second for what was received last. BRIN knows nothing of new pages until the next vacuum,
-- which comes after millions of callbacks, and all of them would be read each time.
DROP INDEX "event_received_at_idx";
CREATE INDEX "event_received_at_idx" ON "event"("received_at");

-- CreateTable
CREATE TABLE "duplicate" (
    "id" BIGSERIAL NOT NULL,
    "app_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,

    CONSTRAINT "duplicate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duplicate_app_id_received_at_id_idx" ON "duplicate"("app_id", "received_at", "id");

-- AlterTable
ALTER TABLE "ingest_minute" ADD COLUMN "commands" JSONB NOT NULL DEFAULT '{}';

-- Until now they were counted and not named.
UPDATE "ingest_minute" SET "commands" = jsonb_build_object('', "other") WHERE "other" > 0;
