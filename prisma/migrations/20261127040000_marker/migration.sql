-- CreateTable
CREATE TABLE "marker" (
    "app_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "platform" TEXT,
    "source" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marker_pkey" PRIMARY KEY ("app_id", "id")
);

-- CreateIndex
CREATE INDEX "marker_app_id_at_id_idx" ON "marker"("app_id", "at", "id");
