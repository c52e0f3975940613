-- CreateTable
CREATE TABLE "retention" (
    "app_id" INTEGER NOT NULL,
    "events_days" INTEGER,
    "connections_days" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "events_from" TIMESTAMPTZ(3),
    "horizon_at" TIMESTAMPTZ(3),
    "connections_from" TIMESTAMPTZ(3),
    "final_before" TIMESTAMPTZ(3),
    "receipts_final_before" TIMESTAMPTZ(3),
    "ran_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed" JSONB,
    "error" TEXT,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("app_id")
);
