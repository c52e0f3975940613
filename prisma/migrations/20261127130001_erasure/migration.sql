-- CreateTable
CREATE TABLE "erased_user" (
    "app_id" INTEGER NOT NULL,
    "tombstone" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "user_id" TEXT,
    "pseudonym" TEXT,
    "total" INTEGER,
    "events" INTEGER NOT NULL DEFAULT 0,
    "audit_entries" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "erased_user_pkey" PRIMARY KEY ("app_id", "tombstone")
);

-- CreateIndex
CREATE INDEX "erased_user_app_id_requested_at_tombstone_idx" ON "erased_user"("app_id", "requested_at" DESC, "tombstone" DESC);

-- CreateIndex
CREATE INDEX "erased_user_unfinished" ON "erased_user"("requested_at") WHERE (done_at IS NULL);

-- CreateTable
CREATE TABLE "erasure_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "erasure_key_pkey" PRIMARY KEY ("id")
);
