-- CreateTable
CREATE TABLE "journal_mark" (
    "journal" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journal_mark_pkey" PRIMARY KEY ("journal")
);
