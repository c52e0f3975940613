-- Apps that are paused, and apps that are being deleted.
ALTER TABLE "app" ADD COLUMN "paused_at" TIMESTAMPTZ(3),
  ADD COLUMN "paused_by" TEXT,
  ADD COLUMN "resumed_at" TIMESTAMPTZ(3),
  ADD COLUMN "deleting_at" TIMESTAMPTZ(3),
  ADD COLUMN "deleting_by" TEXT,
  ADD COLUMN "deleted_rows" BIGINT NOT NULL DEFAULT 0;

-- Apps that were deleted.
CREATE TABLE "deleted_app" (
    "sdk_app_id" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_app_pkey" PRIMARY KEY ("sdk_app_id")
);
